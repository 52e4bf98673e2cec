import { emptied } from '../severity/emptied.ts';
import { addressHostChanged } from '../severity/links.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { fieldOf } from './example.ts';
import { ANY, type Rule } from './rule.ts';

/** What only webhooks have; their body and type stand with those of all messages, their headers with those of mails. */
export const WEBHOOK_RULES: readonly Rule[] = [
  {
    id: 'message.url.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the request goes to another address',
    example: fieldOf('webhook', { url: 'https://api.fern.example/v1' }, { url: 'https://api.fern.example/v2' }),
    at: ['messages', ANY, 'url'],
    noun: 'address',
    judges: [emptied, addressHostChanged, ...TEXT_JUDGES],
  },
  {
    id: 'message.method.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'error', draft: 'notice' },
    reason: 'the receiving server does something else on another method, or refuses it',
    example: fieldOf('webhook', { method: 'POST' }, { method: 'PUT' }),
    at: ['messages', ANY, 'method'],
    noun: 'method',
  },
];
