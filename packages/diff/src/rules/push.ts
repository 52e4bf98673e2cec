import { emptied } from '../severity/emptied.ts';
import { addressHostChanged } from '../severity/links.ts';
import { IMAGE_JUDGES, TEXT_JUDGES } from '../severity/text-judges.ts';
import { fieldOf } from './example.ts';
import { ANY, type Rule } from './rule.ts';

/** What only push messages have. */
export const PUSH_RULES: readonly Rule[] = [
  {
    id: 'message.alert.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the alert is what people read on their screen',
    example: fieldOf('ios_push', { alert: 'Until midnight' }, { alert: 'Until tomorrow' }),
    at: ['messages', ANY, 'alert'],
    noun: 'alert',
    judges: [emptied, ...TEXT_JUDGES],
  },
  {
    id: 'message.action.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'a tap leads somewhere else',
    example: fieldOf('ios_push', { action: 'https://fern.example/sale' }, { action: 'https://fern.example/new' }),
    at: ['messages', ANY, 'action'],
    noun: 'link behind the tap',
    judges: [addressHostChanged, ...TEXT_JUDGES],
  },
  {
    id: 'message.image_url.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people see another image',
    example: fieldOf(
      'ios_push',
      { image_url: 'https://fern.example/a.png' },
      { image_url: 'https://fern.example/b.png' },
    ),
    at: ['messages', ANY, 'image_url'],
    noun: 'image',
    judges: IMAGE_JUDGES,
  },
  {
    id: 'message.large_image_url.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people see another large image',
    example: fieldOf('web_push', { large_image_url: null }, { large_image_url: 'https://fern.example/b.png' }),
    at: ['messages', ANY, 'large_image_url'],
    noun: 'large image',
    judges: IMAGE_JUDGES,
  },
];
