import type { CheckFinding } from '@brazier/audit';
import {
  type ChangeSet,
  createChangeSet,
  type RevertedCampaign,
  type RevertedChange,
  rewordChange,
} from '@brazier/diff';
import { isRevertedChange } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { count } from './display-text.ts';

/** The heading above what was changed and is again what it was. */
export const REVERTED_TITLE = 'Changed and changed back';

/** What was changed and changed back, as a set that every format lists like changes: each sentence says what was there instead and for how long. */
export function revertedSet({ from, to, reverted }: ChangeSet): ChangeSet {
  return createChangeSet(from, to, reverted.map(describeReverted));
}

function describeReverted(campaign: RevertedCampaign): RevertedCampaign {
  return { ...campaign, changes: campaign.changes.map(rewordReverted) };
}

/** What stands below the heading. */
export function revertedNote({ reverted }: ChangeSet, decisions: Decisions | null): string {
  const [campaign] = reverted;
  const [change] = campaign?.changes ?? [];
  const isCounted = campaign && change && decisions?.(campaign, change) !== undefined;
  return `At the end each of these is what it was at the beginning${isCounted ? '' : ', so it is not counted above'}.`;
}

/** The change in words that say what was there instead and for how long: `email “A”: body: “4.90” instead of “49.00”, for about 7 hours`. */
export function rewordReverted(change: RevertedChange): RevertedChange {
  const { wording, why, held } = change;
  const seconds = (Date.parse(held.to.time) - Date.parse(held.from.time)) / 1000;
  const { to: _, instead, ...rest } = wording;
  const predicate = `${instead ?? wording.predicate}, for ${roughDuration(seconds)}`;
  return { ...change, ...rewordChange(change, { wording: { ...rest, predicate }, why }) };
}

/** The sentence of a finding, which of something that was changed back says so. */
export function findingSentence({ change }: CheckFinding): string {
  return isRevertedChange(change) ? `${rewordReverted(change).text}, then changed back` : change.text;
}

const UNITS: readonly [seconds: number, noun: string, most: number][] = [
  [60, 'minute', 90],
  [3_600, 'hour', 36],
  [86_400, 'day', Number.POSITIVE_INFINITY],
];

/** Seconds as a person says them: `about 7 hours`, `less than a minute`. */
function roughDuration(seconds: number): string {
  if (!(seconds >= 60)) return 'less than a minute';
  const [size, noun] = UNITS.find(([unit, , most]) => Math.round(seconds / unit) < most) ?? [86_400, 'day'];
  return `about ${count(Math.round(seconds / size), noun)}`;
}
