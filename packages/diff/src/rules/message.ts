import { own } from '@brazier/schema';
import type { Difference } from '../difference.ts';
import { type MessageInScene, messageOf, type Scene } from '../scene.ts';
import { messageLabel } from '../sentence/labels.ts';
import { showText } from '../sentence/show-value.ts';
import type { Said } from '../sentence/wording.ts';
import { apiNamesVariation } from '../severity/api.ts';
import { inMessages } from '../severity/channels.ts';
import { emptied } from '../severity/emptied.ts';
import { senderDomainChanged } from '../severity/sender.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { unsubscribeMissing } from '../severity/unsubscribe.ts';
import { allVariationsGone, controlGroupChanged, controlTypeChanged } from '../severity/variations.ts';
import { details, fieldOf, message } from './example.ts';
import { ANY, type Rule } from './rule.ts';

const first = { channel: 'email', name: 'Variation 1', subject: 'Hi' };

/** The fields by which a reader knows a message, and how they are called. */
const LINES = [
  ['subject', 'subject'],
  ['title', 'title'],
  ['alert', 'alert'],
  ['header', 'header'],
  ['message', 'text'],
  ['body', 'body'],
  ['url', 'url'],
] as const;

/** The message is what the sentence is about, so that even a brief one names it. */
function messageItself(message: MessageInScene): Pick<Said, 'place' | 'subject'> {
  const label = messageLabel(message);
  return { place: { full: label, brief: label }, subject: null };
}

function wholeSentence(verb: string): (difference: Difference, scene: Scene) => Said {
  return (difference, scene) => {
    const found = messageOf(difference, scene);
    if (!found) return { predicate: verb };
    const lines = LINES.map(([field, word]) => [word, own(found.content, field)] as const);
    const line = lines.find(([, value]) => typeof value === 'string' && value.trim() !== '');
    return { ...messageItself(found), predicate: `${verb}${line ? `, ${line[0]} ${showText(String(line[1]))}` : ''}` };
  };
}

/** A message variation as a whole, and what messages of every channel have. */
export const MESSAGE_RULES: readonly Rule[] = [
  {
    id: 'message.added',
    area: 'messages',
    op: 'added',
    severity: { live: 'warning', draft: 'info' },
    reason: 'part of the recipients get this variation from now on',
    example: message(null, first),
    at: ['messages', ANY],
    noun: 'message',
    say: wholeSentence('added'),
    judges: [controlGroupChanged],
  },
  {
    id: 'message.removed',
    area: 'messages',
    op: 'removed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'nobody gets this variation any more',
    example: details({ messages: { one: first, two: first } }, { messages: { two: first } }),
    at: ['messages', ANY],
    noun: 'message',
    say: wholeSentence('removed'),
    judges: [allVariationsGone, apiNamesVariation, controlGroupChanged],
  },
  {
    id: 'message.replaced',
    area: 'messages',
    op: 'changed',
    severity: { live: 'notice', draft: 'notice' },
    reason: 'the variation has a new id: its figures and whatever refers to the old id end here',
    example: details({ messages: { old: first } }, { messages: { new: { ...first, subject: 'Hello' } } }),
    at: ['messages', ANY],
    when: ({ inside }) => inside !== undefined,
    noun: 'message',
    verb: 'replaced',
    say: (difference, scene) => {
      const found = messageOf(difference, scene);
      const count = difference.inside?.length ?? 0;
      const differs =
        count === 0 ? 'with the same content' : `with ${count} ${count === 1 ? 'difference' : 'differences'} inside`;
      const predicate = `replaced by one with another id, ${differs}`;
      return found ? { ...messageItself(found), predicate } : { predicate };
    },
    judges: [apiNamesVariation],
  },
  {
    id: 'message.list.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'the messages appeared, vanished or are of another kind, so that single ones cannot be compared',
    example: details({ messages: null }, { messages: {} }),
    at: ['messages'],
    noun: 'messages',
  },
  {
    id: 'message.name.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'info', draft: 'info' },
    reason: 'reports list the variation under its name; no recipient sees it',
    example: fieldOf('email', { name: 'Variation 1' }, { name: 'Urgent' }),
    at: ['messages', ANY, 'name'],
    noun: 'name',
  },
  {
    id: 'message.channel.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'error', draft: 'notice' },
    reason: 'the variation goes out on another channel',
    example: fieldOf('push', { channel: 'ios_push' }, { channel: 'android_push' }),
    at: ['messages', ANY, 'channel'],
    noun: 'channel',
  },
  {
    id: 'message.type.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the message is of another kind and is shown or sent differently',
    example: fieldOf('webhook', { type: 'raw' }, { type: 'form' }),
    at: ['messages', ANY, 'type'],
    noun: 'type',
    judges: [controlTypeChanged],
  },
  {
    id: 'message.body.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'recipients read this text from now on',
    example: fieldOf('sms', { body: 'See you soon' }, { body: 'See you tomorrow' }),
    at: ['messages', ANY, 'body'],
    noun: 'body',
    except: inMessages(['webhook'], {
      severity: { live: 'warning', draft: 'info' },
      reason: 'the receiving server gets other data from now on',
    }),
    judges: [emptied, unsubscribeMissing, ...TEXT_JUDGES],
  },
  {
    id: 'message.title.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the title stands above the message',
    example: fieldOf('ios_push', { title: 'Sale' }, { title: 'Last day' }),
    at: ['messages', ANY, 'title'],
    noun: 'title',
    except: inMessages(['email'], {
      severity: { live: 'info', draft: 'info' },
      reason: 'the title of a mail is its name within Braze; no recipient sees it',
    }),
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.from.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'recipients and their providers judge a message by its sender',
    example: fieldOf('email', { from: 'Fern <hi@fern.example>' }, { from: 'Moss <hi@fern.example>' }),
    at: ['messages', ANY, 'from'],
    noun: (difference, scene) => {
      const kind = messageOf(difference, scene)?.kind;
      return kind === 'sms' || kind === 'whatsapp' ? 'sending numbers' : 'sender';
    },
    brief: 'sender',
    except: inMessages(['sms', 'whatsapp'], {
      severity: { live: 'warning', draft: 'info' },
      reason: 'recipients know the sender by its number, and answer to it',
    }),
    judges: [emptied, senderDomainChanged, ...TEXT_JUDGES],
  },
  {
    id: 'message.has_translatable_content.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'whether the message has translations decides which language people read',
    example: fieldOf('email', { has_translatable_content: false }, { has_translatable_content: true }),
    at: ['messages', ANY, 'has_translatable_content'],
    noun: 'translatable content',
  },
];
