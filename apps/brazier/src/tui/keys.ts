import type { KeyName } from './key-input.ts';
import {
  isNewestCampaigns,
  needsCampaign,
  needsChangedText,
  needsExport,
  needsFetching,
  needsFilters,
  needsFolds,
  needsHistory,
  needsLink,
  needsMark,
  needsPolicy,
  needsRow,
  needsRows,
  needsSearch,
  needsSnapshot,
  needsText,
  needsThing,
  needsTwoPanes,
} from './state/reasons.ts';
import type { State, ViewKind } from './state/state.ts';

/** Views in which one chooses from a list. */
const LISTS: readonly ViewKind[] = ['timeline', 'changes', 'campaigns', 'history', 'blame'];

/** One thing that the user can do. The table of all of them drives handling, bottom line, help, documentation and remapping. */
export interface ActionDefinition {
  id: string;
  keys: readonly KeyName[];
  /** One or two words, for the bottom line. */
  label: string;
  /** A clause, for the help and the documentation. */
  help: string;
  where: 'everywhere' | readonly ViewKind[];
  /** Why it cannot be done now; null where it can. */
  disabled?: (state: State) => string | null;
  /** Place in the bottom line, from the left; absent where it is told by `?` alone. */
  bar?: number;
}

/** Every action, in the order of the help. */
export const ACTIONS = [
  { id: 'up', keys: ['up', 'k'], label: 'up', help: 'one row up', where: 'everywhere' },
  { id: 'down', keys: ['down', 'j'], label: 'down', help: 'one row down', where: 'everywhere' },
  { id: 'pageUp', keys: ['pageup', 'ctrl+b'], label: 'page up', help: 'one page up', where: 'everywhere' },
  { id: 'pageDown', keys: ['pagedown', 'ctrl+f'], label: 'page down', help: 'one page down', where: 'everywhere' },
  { id: 'halfUp', keys: ['ctrl+u'], label: 'half up', help: 'half a page up', where: 'everywhere' },
  { id: 'halfDown', keys: ['ctrl+d'], label: 'half down', help: 'half a page down', where: 'everywhere' },
  { id: 'first', keys: ['g', '<', 'home'], label: 'first', help: 'to the first row', where: 'everywhere' },
  { id: 'last', keys: ['G', '>', 'end'], label: 'last', help: 'to the last row', where: 'everywhere' },
  {
    id: 'open',
    keys: ['enter', 'right', 'l'],
    label: 'open',
    help: 'into the row under the cursor',
    where: LISTS,
    disabled: needsRow,
    bar: 1,
  },
  {
    id: 'back',
    keys: ['esc', 'left', 'h'],
    label: 'back',
    help: 'one step back; first clears a search',
    where: 'everywhere',
    bar: 2,
  },
  {
    id: 'nextChange',
    keys: [']'],
    label: 'next',
    help: 'to the next change or difference in a text',
    where: ['change'],
    disabled: needsText,
    bar: 3,
  },
  {
    id: 'previousChange',
    keys: ['['],
    label: 'previous',
    help: 'to the previous change or difference',
    where: ['change'],
    disabled: needsText,
    bar: 4,
  },
  {
    id: 'fold',
    keys: ['z'],
    label: 'unfold',
    help: 'show or fold what is equal',
    where: ['change'],
    bar: 5,
    disabled: needsFolds,
  },
  {
    id: 'sides',
    keys: ['v'],
    label: 'layout',
    help: 'before and after side by side, or stacked',
    where: ['change'],
    disabled: needsChangedText,
    bar: 6,
  },
  {
    id: 'whitespace',
    keys: ['w'],
    label: 'spaces',
    help: 'show spaces, tabs and line ends as signs',
    where: ['change'],
    disabled: needsChangedText,
  },
  {
    id: 'reader',
    keys: ['t'],
    label: 'as text',
    help: 'messages as readers see them, or as written',
    where: ['change'],
    disabled: needsText,
  },
  {
    id: 'search',
    keys: ['/'],
    label: 'search',
    help: 'search what the rows say, while typing',
    where: 'everywhere',
    bar: 7,
    disabled: needsRows,
  },
  {
    id: 'searchNext',
    keys: ['n'],
    label: 'next match',
    help: 'next match',
    where: 'everywhere',
    bar: 2.1,
    disabled: needsSearch,
  },
  {
    id: 'searchPrevious',
    keys: ['N'],
    label: 'prev match',
    help: 'previous match',
    where: 'everywhere',
    bar: 2.2,
    disabled: needsSearch,
  },
  {
    id: 'filter',
    keys: ['f'],
    label: 'filter',
    help: 'narrow every list: words, severity, tag …',
    where: 'everywhere',
    disabled: needsHistory,
    bar: 8,
  },
  {
    id: 'clearFilters',
    keys: ['F'],
    label: 'clear filters',
    help: 'clear all filters',
    where: 'everywhere',
    disabled: needsFilters,
  },
  {
    id: 'mark',
    keys: ['space'],
    label: 'mark',
    help: 'mark the snapshot for a comparison',
    where: ['timeline', 'history'],
    disabled: needsSnapshot,
    bar: 9,
  },
  {
    id: 'compareMarked',
    keys: ['c'],
    label: 'compare',
    help: 'compare the snapshot with the marked one',
    where: ['timeline', 'history'],
    disabled: needsMark,
    bar: 10,
  },
  {
    id: 'blame',
    keys: ['b'],
    label: 'blame',
    help: 'since when each field has its value',
    where: ['timeline', 'changes', 'change', 'campaigns', 'history'],
    disabled: needsCampaign,
    bar: 11,
  },
  {
    id: 'otherPane',
    keys: ['tab', 'shift+tab'],
    label: 'other pane',
    help: 'to the other pane',
    where: 'everywhere',
    disabled: needsTwoPanes,
  },
  { id: 'timeline', keys: ['1'], label: 'timeline', help: 'Timeline: all snapshots', where: 'everywhere' },
  {
    id: 'campaigns',
    keys: ['2'],
    label: 'campaigns',
    help: 'Campaigns at this snapshot; again: newest',
    where: 'everywhere',
    disabled: isNewestCampaigns,
    bar: 12,
  },
  {
    id: 'history',
    keys: ['3'],
    label: 'history',
    help: 'History of the chosen campaign',
    where: 'everywhere',
    disabled: needsCampaign,
    bar: 13,
  },
  {
    id: 'compare',
    keys: ['4'],
    label: 'compare dates',
    help: 'Compare any two snapshots or dates',
    where: 'everywhere',
    disabled: needsHistory,
    bar: 13.5,
  },
  {
    id: 'copy',
    keys: ['y'],
    label: 'copy',
    help: 'copy a value, id, link or Markdown',
    where: 'everywhere',
    disabled: needsThing,
    bar: 14,
  },
  {
    id: 'dashboard',
    keys: ['o'],
    label: 'dashboard',
    help: 'open the campaign in Braze’s dashboard',
    where: 'everywhere',
    disabled: needsLink,
  },
  {
    id: 'editor',
    keys: ['e'],
    label: 'editor',
    help: 'open a copy of the value or file in $EDITOR',
    where: 'everywhere',
    disabled: needsCampaign,
  },
  {
    id: 'export',
    keys: ['x'],
    label: 'export',
    help: 'write this view to an HTML or Markdown file',
    where: 'everywhere',
    disabled: needsExport,
  },
  {
    id: 'snapshot',
    keys: ['s'],
    label: 'snapshot',
    help: 'take a snapshot now',
    where: 'everywhere',
    disabled: needsFetching,
    bar: 15,
  },
  {
    id: 'acknowledge',
    keys: ['a'],
    label: 'acknowledge',
    help: 'acknowledge the finding in brazier.json',
    where: 'everywhere',
    disabled: needsPolicy,
  },
  { id: 'palette', keys: [':', 'ctrl+p'], label: 'all actions', help: 'all actions by name', where: 'everywhere' },
  { id: 'help', keys: ['?'], label: 'help', help: 'the keys that hold here', where: 'everywhere', bar: 20 },
  {
    id: 'redraw',
    keys: ['ctrl+l'],
    label: 'redraw',
    help: 'paint the screen anew, try again what failed',
    where: 'everywhere',
  },
  { id: 'suspend', keys: ['ctrl+z'], label: 'suspend', help: 'back to the shell; `fg` returns', where: 'everywhere' },
  { id: 'quit', keys: ['q'], label: 'quit', help: 'leave Brazier', where: 'everywhere', bar: 21 },
  {
    id: 'interrupt',
    keys: ['ctrl+c'],
    label: 'quit',
    help: 'leave at once, or what is being typed',
    where: 'everywhere',
  },
] as const satisfies readonly ActionDefinition[];

export type ActionId = (typeof ACTIONS)[number]['id'];

/** Actions with the keys that the user's configuration gives them. */
export type KeyTable = readonly (ActionDefinition & { id: ActionId })[];

/** The actions that hold in a view, in the order of the table. */
export function actionsIn(table: KeyTable, kind: ViewKind): KeyTable {
  return table.filter(({ where }) => where === 'everywhere' || where.includes(kind));
}

/** The action of a key in a view; null where the key does nothing there. */
export function actionFor(table: KeyTable, kind: ViewKind, key: KeyName): KeyTable[number] | null {
  return actionsIn(table, kind).find(({ keys }) => keys.includes(key)) ?? null;
}
