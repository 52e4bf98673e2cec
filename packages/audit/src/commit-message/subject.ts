import { type CampaignChanges, type Change, type ChangeSet, compareSeverity, composeSentence } from '@brazier/diff';
import { clip, harmlessSubject } from './harmless-line.ts';

/** What `git log --oneline` and hosts show whole. */
const SUBJECT_LIMIT = 72;
const NAME_LIMIT = 36;
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
  return `${name}: ${onlySentence(changes, room) ?? listThatFits([...new Set(changes.map(({ wording }) => wording.brief))], room)}`;
}

/** The sentence of the only change, with before and after, where it fits or at least the beginning of what came after does; null elsewhere. */
function onlySentence([only, ...others]: readonly Change[], room: number): string | null {
  if (only === undefined || others.length > 0 || only.draft) return null;
  const rest = composeSentence(only.wording, 'brief');
  const sentence = harmlessSubject(rest);
  if (sentence.length <= room) return rest;
  const { to } = only.wording;
  const seen = LEAST_AFTER - ' → '.length;
  const isAfterSeen = to !== undefined && sentence.length - harmlessSubject(to).length + seen <= room;
  return isAfterSeen ? clip(sentence, room) : null;
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
    for (const change of changes) phrases.add(change.wording.brief);
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

function shortName(campaign: CampaignChanges): string {
  return clip(harmlessSubject(campaign.name), NAME_LIMIT) || campaign.id;
}

function count(campaigns: number): string {
  return campaigns === 1 ? '1 campaign' : `${campaigns.toLocaleString('en')} campaigns`;
}
