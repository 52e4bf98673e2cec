import { type CampaignChanges, type Change, type ChangeSet, compareSeverity, splitSentence } from '@brazier/diff';
import { clip, harmlessSubject } from './harmless-line.ts';

/** What `git log --oneline` and hosts show whole. */
const SUBJECT_LIMIT = 72;
const NAME_LIMIT = 36;
const VALUE_LIMIT = 24;
/** So much of the value after a change must be seen for its sentence to say more than its name. */
const LEAST_AFTER = 14;

/** One line of at most 72 UTF-16 code units that says what changed, in words. */
export function commitSubject(set: ChangeSet): string {
  const [first, ...others] = set.campaigns;
  if (first === undefined) return 'Mend campaign files';
  if (set.from.revision === null) return finish(`First snapshot: ${count(set.campaigns.length)}`);
  if (others.length === 0) return finish(subjectOfOne(first));
  return finish(subjectOfMany(set));
}

function finish(subject: string): string {
  return clip(harmlessSubject(subject), SUBJECT_LIMIT);
}

function subjectOfOne(campaign: CampaignChanges): string {
  const name = shortName(campaign);
  if (campaign.status !== 'changed') return `${name}: campaign ${campaign.status}`;
  const room = SUBJECT_LIMIT - name.length - 2;
  const changes = campaign.changes.toSorted((one, other) => compareSeverity(other.severity, one.severity));
  return `${name}: ${onlySentence(changes, room) ?? listThatFits([...new Set(changes.map(phrase))], room)}`;
}

/** The sentence of the only change, with before and after, where it fits or at least the beginning of what came after does; null elsewhere. */
function onlySentence([only, ...others]: readonly Change[], room: number): string | null {
  if (only === undefined || others.length > 0 || only.draft) return null;
  // The campaign's name stands before it already; which event a conversion counts is told below.
  const rest = splitSentence(only)
    .rest.replace(/^campaign (?=[a-z]+$)/, '')
    .replace(/^(conversion [A-Z]) \([^()]*\)/, '$1');
  const sentence = harmlessSubject(rest);
  if (sentence.length <= room) return rest;
  const arrow = sentence.indexOf(' → ');
  return arrow !== -1 && arrow + LEAST_AFTER <= room ? clip(sentence, room) : null;
}

function subjectOfMany(set: ChangeSet): string {
  const { added, removed, changed } = set.summary.campaigns;
  const parts = Object.entries({ added, removed, changed }).filter(([, number]) => number > 0);
  const [only] = parts;
  const head =
    parts.length === 1 && only
      ? `${count(set.campaigns.length)} ${only[0]}: `
      : `${count(set.campaigns.length)}, ${parts.map(([verb, number]) => `${number} ${verb}`).join(', ')}: `;
  const common = parts.length === 1 ? commonPhrase(set) : null;
  if (common !== null) return `${count(set.campaigns.length)}: ${common}`;
  return head + listThatFits(set.campaigns.map(shortName), SUBJECT_LIMIT - head.length);
}

/** What all campaigns have in common where each changed in one and the same way. */
function commonPhrase(set: ChangeSet): string | null {
  const phrases = new Set<string>();
  for (const { status, changes } of set.campaigns) {
    if (status !== 'changed') return null;
    for (const change of changes) phrases.add(phrase(change));
    if (phrases.size > 1) return null;
  }
  return [...phrases][0] ?? null;
}

/** As many items as fit into `room`, then how many more there are; the first always. */
function listThatFits(items: readonly string[], room: number): string {
  for (let shown = items.length; shown > 1; shown -= 1) {
    const text = listOf(items, shown);
    if (text.length <= room) return text;
    // Long lists are cut down fast: no more than `room` items can ever fit.
    if (shown > room) shown = room;
  }
  return listOf(items, 1);
}

function listOf(items: readonly string[], shown: number): string {
  const left = items.length - shown;
  return items.slice(0, shown).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** What happened, in two or three words made from the rule's id: `subject changed`, `tag “retention” removed`. */
function phrase(change: Change): string {
  const told = PHRASES.get(change.rule);
  if (told !== undefined) return change.draft ? `draft ${told}` : told;
  const words = change.rule.split('.');
  const last = words.pop() ?? '';
  if (words.length > 1 && (words[0] === 'message' || words[0] === 'campaign')) words.shift();
  const isPlainVerb = last === 'added' || last === 'removed' || last === 'changed' || last === 'moved';
  const noun = words.join(' ').replaceAll(/[_-]/g, ' ');
  const value = namedValue(change);
  const subject = noun === 'campaign' ? '' : noun;
  return [change.draft ? 'draft' : '', subject, value, isPlainVerb ? change.op : last]
    .filter((word) => word !== '')
    .join(' ');
}

/** Where the words of the id are Braze's and not a person's. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['message.from.changed', 'sender changed'],
  ['message.reply_to.changed', 'reply-to address changed'],
  ['message.custom_plain_text.changed', 'plain text changed'],
  ['message.action.changed', 'link behind the tap changed'],
  ['campaign.edited.unseen', 'edited in something Braze does not tell'],
]);

/** What tells this change from others of its rule, where that is short: the tag, the channel, the unknown field. */
function namedValue({ rule, path }: Change): string {
  const name = path.at(-1);
  const isNamed = /^(?:tag|channel|team|schema)\.|\.field\./.test(rule);
  return isNamed && typeof name === 'string' ? `“${clip(harmlessSubject(name), VALUE_LIMIT)}”` : '';
}

function shortName(campaign: CampaignChanges): string {
  return clip(harmlessSubject(campaign.name), NAME_LIMIT) || campaign.id;
}

function count(campaigns: number): string {
  return campaigns === 1 ? '1 campaign' : `${campaigns.toLocaleString('en')} campaigns`;
}
