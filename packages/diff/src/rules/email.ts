import { emptied } from '../severity/emptied.ts';
import { replyDomainChanged } from '../severity/sender.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { unsubscribeMissing } from '../severity/unsubscribe.ts';
import { fieldOf } from './example.ts';
import { ANY, type Rule } from './rule.ts';

/** What only e-mails have. */
export const EMAIL_RULES: readonly Rule[] = [
  {
    id: 'message.subject.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'recipients see the subject first and open the mail for it',
    example: fieldOf('email', { subject: 'Old subject' }, { subject: 'New subject' }),
    at: ['messages', ANY, 'subject'],
    noun: 'subject',
    judges: [emptied, ...TEXT_JUDGES],
  },
  {
    id: 'message.preheader.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'inboxes show the preheader beside the subject',
    example: fieldOf('email', { preheader: 'Fresh today' }, { preheader: 'Until midnight' }),
    at: ['messages', ANY, 'preheader'],
    noun: 'preheader',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.amp_body.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'some inboxes show the AMP version instead of the body',
    example: fieldOf('email', { amp_body: '<p>Hi</p>' }, { amp_body: '<p>Hello</p>' }),
    at: ['messages', ANY, 'amp_body'],
    noun: 'AMP body',
    judges: [unsubscribeMissing, ...TEXT_JUDGES],
  },
  {
    id: 'message.custom_plain_text.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'readers without HTML get the plain text',
    example: fieldOf('email', { custom_plain_text: 'Hi' }, { custom_plain_text: 'Hello' }),
    at: ['messages', ANY, 'custom_plain_text'],
    noun: 'plain text',
    judges: [unsubscribeMissing, ...TEXT_JUDGES],
  },
  {
    id: 'message.reply_to.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'answers of recipients arrive there',
    example: fieldOf('email', { reply_to: 'care@fern.example' }, { reply_to: 'help@fern.example' }),
    at: ['messages', ANY, 'reply_to'],
    noun: 'reply-to address',
    judges: [replyDomainChanged, ...TEXT_JUDGES],
  },
  {
    id: 'message.should_inline_css.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'without inlined styles some inboxes show the mail unstyled',
    example: fieldOf('email', { should_inline_css: true }, { should_inline_css: false }),
    at: ['messages', ANY, 'should_inline_css'],
    noun: 'inlining of CSS',
    shows: 'switch',
  },
  {
    id: 'message.should_whitespace_header.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the whitespace after the preheader keeps inboxes from showing body text there',
    example: fieldOf('email', { should_whitespace_header: true }, { should_whitespace_header: false }),
    // Answers have the second, Braze's page the first.
    at: ['messages', ANY, ['should_whitespace_header', 'should_whitespace_preheader']],
    noun: 'whitespace after the preheader',
    shows: 'switch',
  },
];
