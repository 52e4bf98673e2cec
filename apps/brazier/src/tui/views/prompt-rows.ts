import { visible } from '@brazier/schema';
import { type Row, span } from '../rows/span.ts';
import { COMPARISON_FORMATS, typedComparison } from '../state/comparison.ts';
import { DATE_FORMATS } from '../state/dates.ts';
import { exportHere, exportPath, isHtml } from '../state/export.ts';
import { changeHere } from '../state/here.ts';
import type { Prompt, State } from '../state/state.ts';
import { topView } from '../state/step.ts';
import { typedDates, typedWords } from '../state/typed-filters.ts';
import { cutMiddle, cutText, wrapText } from '../width.ts';

/** What stands before what is typed. */
export const PROMPT_LEADS: Readonly<Record<Prompt['purpose'], string>> = {
  search: '/',
  words: ' filter: ',
  compare: ' compare: ',
  dates: ' when: ',
  name: ' campaign name: ',
  tag: ' tag: ',
  reason: ' acknowledge, because: ',
  export: ' write to the file: ',
  exportSnapshot: ' write to the file: ',
};

/** What a search looks through, in each view. */
const SEARCHED = {
  timeline: 'search days, times, severities and what happened',
  changes: 'search names, ids, tags, channels and what changed',
  change: 'search this text',
  campaigns: 'search names, ids, status, channels, tags and days',
  history: 'search days, times, severities and what changed',
  blame: 'search fields and values',
} as const;

/** What stands in the line while nothing is typed yet. */
export function promptPlaceholder(state: State, { purpose }: Prompt): string {
  if (purpose === 'search') return SEARCHED[topView(state).kind];
  if (purpose === 'compare') return '11..18 nov';
  return purpose === 'dates' ? 'since 12 nov' : '';
}

/** The rows above the line that is typed: what can be typed, or will be written, and how it is understood so far. */
export function promptRows(state: State, prompt: Prompt): Row[] {
  const { says, understood } = promptWords(state, prompt);
  const width = state.columns - 4;
  const rows = [
    ...(says === '' ? [] : wrapText(says, width).map((line): Row => [span(`  ${line.trimStart()}`, 'dim')])),
    ...(understood === ''
      ? []
      : wrapText(understood, width).map((line): Row => [span(`  ${line.trimStart()}`, 'bold')])),
  ];
  return rows.length === 0 ? [] : [[span('─'.repeat(state.columns), 'dim')], ...rows];
}

/** What can be typed, or will be written, and how it is understood so far; empty where there is nothing to say. */
export function promptWords(state: State, { purpose, text }: Prompt): { says: string; understood: string } {
  switch (purpose) {
    case 'words':
      return {
        says: 'live, tag, conversions, removed, error, email, week, 12 nov, 11..18 nov, tag:NAME, workspace:NAME …; any other word must stand in what changed. Ctrl-U empties the line.',
        understood: typedWords(state, text).words,
      };
    case 'compare':
      return { says: COMPARISON_FORMATS, understood: typedComparison(state, text).words };
    case 'dates':
      return {
        says: `${DATE_FORMATS}; since, until or before one of them. Times are UTC. Empty: no limit.`,
        understood: typedDates(state, text).words,
      };
    case 'name':
      return { says: 'Letters of the campaign’s name, in their order. Empty: no limit.', understood: '' };
    case 'reason':
      return {
        says: 'Needs a reason. It goes to policy.acknowledge in brazier.json, uncommitted.',
        understood: cutText(visible(changeHere(state)?.text ?? ''), 2 * state.columns),
      };
    case 'export':
    case 'exportSnapshot': {
      const format = isHtml(text) ? 'HTML' : 'Markdown';
      const what = exportHere(state, purpose)?.what ?? '';
      return {
        says: `${what}. A file that exists is not overwritten; one whose name ends in .html is HTML, any other Markdown.`,
        understood:
          text.trim() === ''
            ? ''
            : `${format} to ${cutMiddle(visible(exportPath(state.facts, text.trim())), state.columns - 16)}`,
      };
    }
    default:
      return { says: '', understood: '' };
  }
}
