import { isJsonObject, own } from '@brazier/schema';
import type { Difference } from '../difference.ts';
import { type Scene, valueAt } from '../scene.ts';
import { fieldName } from '../sentence/labels.ts';
import { showText } from '../sentence/show-value.ts';
import type { Said } from '../sentence/wording.ts';
import { emptied } from '../severity/emptied.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { fieldOf, survey } from './example.ts';
import { ANY, REST, type Rule } from './rule.ts';

const PAGES = ['messages', ANY, 'data', 'pages'] as const;
const CHOICES = [...PAGES, ANY, 'choices'] as const;

function pageWord({ path }: Difference): string {
  return typeof path[4] === 'number' ? `page ${path[4] + 1}` : 'pages';
}

function choiceWord(difference: Difference, scene: Scene): string {
  const { path, op, before, after } = difference;
  const whole = path.length === 7 && op !== 'moved' ? (after ?? before) : valueAt(scene.after, path.slice(0, 7));
  const text = isJsonObject(whole) ? own(whole, 'text') : undefined;
  const name = typeof text === 'string' && text.trim() !== '' ? showText(text) : `no. ${Number(path[6]) + 1}`;
  return `${pageWord(difference)}, choice ${name}`;
}

type Name = (difference: Difference, scene: Scene) => string;

function saying(name: Name, predicate: string): (difference: Difference, scene: Scene) => Said {
  return (difference, scene) => ({ subject: name(difference, scene), predicate });
}

const fine = {
  choice_id: 'a',
  text: 'Fine',
  custom_attribute_key: 'mood',
  custom_attribute_value: '1',
  deleted: false,
};
const bad = { ...fine, choice_id: 'b', text: 'Not good', custom_attribute_value: '0' };
const page = (...choices: (typeof fine)[]) => ({ header: { text: 'How was it?' }, choices });
const choiceLive = { live: 'warning', draft: 'info' } as const;

/** What in-app messages hold: the pages and choices of surveys, and the text and open content of the others; their header is with that of WhatsApp. */
export const IN_APP_RULES: readonly Rule[] = [
  {
    id: 'message.page.added',
    area: 'messages',
    op: 'added',
    severity: choiceLive,
    reason: 'people are asked one more thing',
    example: survey([page(fine)], [page(fine), page(bad)]),
    at: [...PAGES, ANY],
    noun: 'page',
    say: saying(pageWord, 'added'),
  },
  {
    id: 'message.page.removed',
    area: 'messages',
    op: 'removed',
    severity: choiceLive,
    reason: 'people are no longer asked this',
    example: survey([page(fine), page(bad)], [page(fine)]),
    at: [...PAGES, ANY],
    noun: 'page',
    say: saying(pageWord, 'removed'),
  },
  {
    id: 'message.page.moved',
    area: 'messages',
    op: 'moved',
    severity: choiceLive,
    reason: 'people are asked in another order',
    example: survey([page(fine), page(bad)], [page(bad), page(fine)]),
    at: [...PAGES, ANY],
    noun: 'page',
    say: ({ before, after }) => ({
      subject: `page ${Number(before) + 1}`,
      predicate: `moved to place ${Number(after) + 1}`,
    }),
  },
  {
    id: 'message.page.changed',
    area: 'messages',
    op: 'changed',
    severity: choiceLive,
    reason: 'people are asked something else',
    example: survey([page(fine)], [{ ...page(fine), header: { text: 'How are you?' } }]),
    at: [...PAGES, ANY, 'header', 'text'],
    noun: (difference) => `${pageWord(difference)}, question`,
    brief: 'page',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.choice.added',
    area: 'messages',
    op: 'added',
    severity: choiceLive,
    reason: 'people can give one more answer',
    example: survey([page(fine)], [page(fine, bad)]),
    at: [...CHOICES, ANY],
    noun: 'choice',
    say: saying(choiceWord, 'added'),
  },
  {
    id: 'message.choice.removed',
    area: 'messages',
    op: 'removed',
    severity: choiceLive,
    reason: 'people can no longer give this answer, and nothing lists it any more',
    example: survey([page(fine, bad)], [page(fine)]),
    at: [...CHOICES, ANY],
    noun: 'choice',
    say: saying(choiceWord, 'removed'),
  },
  {
    id: 'message.choice.moved',
    area: 'messages',
    op: 'moved',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the order of answers sways which one people pick',
    example: survey([page(fine, bad)], [page(bad, fine)]),
    at: [...CHOICES, ANY],
    noun: 'choice',
    say: (difference, scene) => ({
      subject: choiceWord(difference, scene),
      predicate: `moved from place ${Number(difference.before) + 1} to ${Number(difference.after) + 1}`,
    }),
  },
  {
    id: 'message.choice.deleted',
    area: 'messages',
    op: 'changed',
    severity: choiceLive,
    reason: 'people can no longer give this answer; Braze lists it still for old answers',
    example: survey([page(bad)], [page({ ...bad, deleted: true })]),
    at: [...CHOICES, ANY, 'deleted'],
    when: ({ after }) => after === true,
    noun: choiceWord,
    say: saying(choiceWord, 'deleted'),
    brief: 'choice',
    verb: 'deleted',
  },
  {
    id: 'message.choice.restored',
    area: 'messages',
    op: 'changed',
    severity: choiceLive,
    reason: 'people can give this answer again',
    example: survey([page({ ...bad, deleted: true })], [page(bad)]),
    at: [...CHOICES, ANY, 'deleted'],
    when: ({ before }) => before === true,
    noun: choiceWord,
    say: saying(choiceWord, 'offered again: it was deleted'),
    brief: 'choice',
    verb: 'restored',
  },
  {
    id: 'message.choice.text.changed',
    area: 'messages',
    op: 'changed',
    severity: choiceLive,
    reason: 'people read another answer; earlier answers were given to the old words',
    example: survey([page(bad)], [page({ ...bad, text: 'Awful' })]),
    at: [...CHOICES, ANY, 'text'],
    noun: (difference) => `${pageWord(difference)}, choice ${Number(difference.path[6]) + 1}`,
    brief: 'choice text',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.choice.attribute.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'the answer writes something else to the profile: segments built on it change',
    example: survey([page(bad)], [page({ ...bad, custom_attribute_value: '9' })]),
    at: [...CHOICES, ANY, ['custom_attribute_key', 'custom_attribute_value']],
    noun: (difference, scene) =>
      `${choiceWord(difference, scene)}, custom attribute ${difference.path.at(-1) === 'custom_attribute_key' ? 'name' : 'value'}`,
    brief: 'choice attribute',
  },
  {
    id: 'message.text.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people read this text in the app from now on',
    example: fieldOf('in_app_message', { message: 'Try the new shop' }, { message: 'The new shop is open' }),
    at: ['messages', ANY, 'message'],
    noun: 'text',
    judges: [emptied, ...TEXT_JUDGES],
  },
  {
    id: 'message.data.changed',
    area: 'messages',
    op: 'changed',
    severity: choiceLive,
    reason: 'what the in-app message shows or does is different',
    example: survey([{ ...page(fine), layout: 'narrow' }], [{ ...page(fine), layout: 'wide' }]),
    at: ['messages', ANY, 'data', REST],
    noun: ({ path }) => (path.length === 3 ? 'content' : `content ${fieldName(path, 3)}`),
    brief: 'content',
    judges: TEXT_JUDGES,
  },
];
