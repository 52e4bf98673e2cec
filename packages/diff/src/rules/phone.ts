import type { Difference } from '../difference.ts';
import { fieldName } from '../sentence/labels.ts';
import { emptied } from '../severity/emptied.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { fieldOf } from './example.ts';
import { ANY, REST, type Rule } from './rule.ts';

function variableNoun(part: string): (difference: Difference) => string {
  return ({ path }) =>
    path.length === 3 ? `variables of the ${part}` : `variable ${Number(path[3]) + 1} of the ${part}`;
}

function buttonNoun({ path }: Difference): string {
  if (typeof path[3] !== 'number') return path.length === 3 ? 'buttons' : `buttons ${fieldName(path, 3)}`;
  const isText = path.length === 5 && path[4] === 'text';
  return `button ${path[3] + 1}${path.length === 4 || isText ? '' : ` ${fieldName(path, 4)}`}`;
}

/** What text messages and WhatsApp messages have; the body of a text message stands with those of all messages. */
export const PHONE_RULES: readonly Rule[] = [
  {
    id: 'message.subscription_group_id.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'error', draft: 'notice' },
    reason: 'the subscription group decides who receives the message: others consented to it',
    example: fieldOf('sms', { subscription_group_id: 'group-1' }, { subscription_group_id: 'group-2' }),
    at: ['messages', ANY, 'subscription_group_id'],
    noun: 'subscription group',
  },
  {
    id: 'message.template_name.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people receive another template',
    example: fieldOf('whats_app', { template_name: 'order_update' }, { template_name: 'order_shipped' }),
    at: ['messages', ANY, 'template_name'],
    noun: 'template',
  },
  {
    id: 'message.template_language_code.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people read the template in another language',
    example: fieldOf('whats_app', { template_language_code: 'pt_BR' }, { template_language_code: 'en' }),
    at: ['messages', ANY, 'template_language_code'],
    noun: 'language of the template',
  },
  {
    id: 'message.header_variables.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'something else fills the header of the template',
    example: fieldOf('whats_app', { header_variables: ['Fern'] }, { header_variables: ['Moss'] }),
    at: ['messages', ANY, 'header_variables', REST],
    noun: variableNoun('header'),
    brief: 'header variables',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.body_variables.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'something else fills the text of the template',
    example: fieldOf('whats_app', { body_variables: ['Monday'] }, { body_variables: ['Tuesday'] }),
    at: ['messages', ANY, 'body_variables', REST],
    noun: variableNoun('text'),
    brief: 'body variables',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.button_variables.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'something else fills the buttons of the template: they may lead elsewhere',
    example: fieldOf('whats_app', { button_variables: ['orders/1'] }, { button_variables: ['orders/2'] }),
    at: ['messages', ANY, 'button_variables', REST],
    noun: variableNoun('buttons'),
    brief: 'button variables',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.layout.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the message is laid out differently',
    example: fieldOf('whats_app', { layout: 'text' }, { layout: 'quick-reply' }),
    at: ['messages', ANY, 'layout'],
    noun: 'layout',
  },
  {
    id: 'message.header_text.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people read this line first',
    example: fieldOf('whats_app', { header_text: 'Your order' }, { header_text: 'Your parcel' }),
    at: ['messages', ANY, ['header', 'header_text']],
    noun: 'header text',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.body_text.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people read this text from now on',
    example: fieldOf('whats_app', { body_text: 'It is on its way' }, { body_text: 'It has arrived' }),
    at: ['messages', ANY, 'body_text'],
    noun: 'body text',
    judges: [emptied, ...TEXT_JUDGES],
  },
  {
    id: 'message.footer_text.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'people read this line last; the way to unsubscribe often stands there',
    example: fieldOf('whats_app', { footer_text: 'Reply STOP to leave' }, { footer_text: 'Fjord & Fern' }),
    at: ['messages', ANY, 'footer_text'],
    noun: 'footer text',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.buttons.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people are offered other answers',
    example: fieldOf('whats_app', { buttons: [{ text: 'Yes' }] }, { buttons: [{ text: 'Yes, please' }] }),
    at: ['messages', ANY, 'buttons', REST],
    noun: buttonNoun,
    brief: 'buttons',
    judges: TEXT_JUDGES,
  },
];
