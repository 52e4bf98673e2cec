import type { Json, JsonObject } from '@brazier/schema';
import {
  choicesOf,
  listOf,
  messageId,
  messageOf,
  objectOf,
  pagesOf,
  replaceMessage,
  rewriteBody,
  set,
  swapFirst,
  turnKeys,
} from './edit-details.ts';
import { raisePrices } from './text-pairs.ts';

/** One kind of edit, made once in each of some campaigns. */
export interface Edit {
  /** What somebody did, as a clause: “a tag is dropped”. */
  what: string;
  /** Names of campaigns of the stand-in's workspace. */
  campaigns: readonly string[];
  /** The rule that has to tell it, once; null where nobody decided anything. */
  rule: string | null;
  /** Changes the details in place. */
  edit(details: JsonObject): unknown;
}

const HERO = 'Black Friday hero';
const CATALOGUE = 'Christmas catalogue';
const WELCOME = 'Welcome 3: first order';
const WISHES = 'Price drop on your wish list';
const RECALL = 'Product recall 2026-01';
const FLASH = 'Flash sale push';
const SUBJECTS = 'Subject test: urgency';
const SURVEYS = ['Preference centre', 'How was your visit?', 'Repotting survey'];
const TEXTS = ['Abandoned basket 2', 'Loyalty: gold preview'];
const LATER = '2026-03-01T10:00:00+00:00';

/** Fifty edits: each is one thing that one person did. */
export const EDITS: readonly Edit[] = [
  edit('a tag is dropped', 'tag.removed', [HERO, FLASH, RECALL], ({ tags }) => listOf(tags).shift()),
  edit('a tag is added', 'tag.added', [WELCOME, 'Weekly digest', 'Spring lookbook'], ({ tags }) =>
    listOf(tags).unshift('autumn'),
  ),
  edit('the first conversion is removed', 'conversion.removed', [HERO, WELCOME, WISHES], (details) =>
    conversionsOf(details).shift(),
  ),
  edit('two conversions are swapped', 'conversion.moved', [HERO, WELCOME, WISHES], (details) =>
    swapFirst(conversionsOf(details)),
  ),
  edit('a conversion is added in front', 'conversion.added', ['Weekly digest', 'Welcome 1'], (details) =>
    conversionsOf(details).unshift({ type: 'Starts Session', window: 172_800 }),
  ),
  edit(
    'the window of a conversion is changed',
    'conversion.window.changed',
    ['Welcome 1', 'Birthday treat', WISHES],
    (details) => set(conversionsOf(details)[0], 'window', 43_200),
  ),
  edit(
    'a subject is changed',
    'message.subject.changed',
    ['Welcome 1', 'ようこそ 1', 'أهلاً 1', 'Review request'],
    (details) => set(messageOf(details), 'subject', 'A fern for you'),
  ),
  edit('one word is changed in a mail of 100 KB', 'message.body.changed', [HERO, CATALOGUE], (details) =>
    rewriteBody(details, (body) => body.replace('Copper', 'Brass')),
  ),
  edit('every price is changed in a mail of 100 KB', 'message.body.changed', [HERO, CATALOGUE], (details) =>
    rewriteBody(details, raisePrices),
  ),
  edit('a choice of a survey is marked as deleted', 'message.choice.deleted', SURVEYS, (details) =>
    set(choicesOf(details)[0], 'deleted', true),
  ),
  edit('the first choice of a survey is removed', 'message.choice.removed', SURVEYS, (details) =>
    choicesOf(details).shift(),
  ),
  edit('two choices of a survey are swapped', 'message.choice.moved', SURVEYS.slice(0, 2), (details) =>
    swapFirst(choicesOf(details)),
  ),
  edit('the first page of a survey is removed', 'message.page.removed', SURVEYS.slice(0, 1), (details) =>
    pagesOf(details).shift(),
  ),
  edit(
    'an extra is added',
    'message.extra.added',
    ['Home card: repairs', 'Home card: fern of the month', 'Loyalty: gold preview'],
    (details) => set(messageOf(details).extras, 'season', 'spring'),
  ),
  edit('a header of a webhook is changed', 'message.header.changed', ['Loyalty sync', 'Warehouse ping'], (details) =>
    set(messageOf(details).headers, 'Content-Type', 'text/plain'),
  ),
  edit(
    'a variation is replaced by an edited copy',
    'message.replaced',
    [SUBJECTS, WELCOME, 'Review request'],
    replaceMessage,
  ),
  edit('a variation is added', 'message.added', [SUBJECTS], (details) =>
    set(details.messages, '5d1f3a52-11cc-4e0e-8c6e-6b2b1d7f0a10', { ...messageOf(details), name: 'Variation 3' }),
  ),
  edit(
    'a variation is removed',
    'message.removed',
    [WELCOME],
    (details) => delete objectOf(details.messages)[messageId(details)],
  ),
  edit('a campaign is stopped', 'campaign.stopped', ['Loyalty sync', 'Review request'], (details) =>
    set(details, 'enabled', false),
  ),
  edit('a campaign is renamed', 'campaign.name.changed', ['Birthday treat'], (details) =>
    set(details, 'name', 'Birthday gift'),
  ),
  edit('one of the numbers that send is exchanged', 'message.from.changed', TEXTS, (details) =>
    listOf(messageOf(details, 'sms').from).splice(0, 1, '+15550199'),
  ),
  edit('Braze begins to tell one field more', 'schema.field.unknown', ['Win back 60 days'], (details) =>
    set(details, 'priority', 3),
  ),
];

/** Twenty times nobody decided anything: sets and keys in another order, and times that move by themselves. */
export const NO_EDITS: readonly Edit[] = [
  edit('the tags come in another order', null, [HERO, WELCOME, FLASH, RECALL], ({ tags }) => listOf(tags).reverse()),
  edit('the channels come in another order', null, [FLASH, RECALL], ({ channels }) => listOf(channels).reverse()),
  edit('the numbers that send come in another order', null, TEXTS, (details) =>
    listOf(messageOf(details, 'sms').from).reverse(),
  ),
  edit('all keys come in another order', null, [HERO, WELCOME, FLASH, RECALL], turnKeys),
  edit('only `updated_at` moves', null, [HERO, WELCOME, FLASH, RECALL], (details) => set(details, 'updated_at', LATER)),
  edit('only `last_sent` moves', null, [HERO, WELCOME, FLASH, RECALL], (details) => set(details, 'last_sent', LATER)),
];

function edit(what: string, rule: string | null, campaigns: readonly string[], change: Edit['edit']): Edit {
  return { what, rule, campaigns, edit: change };
}

function conversionsOf(details: JsonObject): Json[] {
  return listOf(details.conversion_behaviors);
}
