import { showKey } from './key-names.ts';
import { ACTIONS, type KeyTable } from './keys.ts';
import type { ViewKind } from './state/state.ts';

const VIEW_NAMES: Record<ViewKind, string> = {
  timeline: 'Timeline',
  changes: 'Changed campaigns',
  change: 'Change',
  campaigns: 'Campaigns',
  history: 'History',
  blame: 'Blame',
};

/** `docs/keys.md`: every key of the table, where it holds, and how to choose others. */
export function keysDocument(table: KeyTable = ACTIONS): string {
  const rows = table.map((action) => {
    const where =
      action.where === 'everywhere' ? 'everywhere' : action.where.map((kind) => VIEW_NAMES[kind]).join(', ');
    const keys = action.keys.map((key) => `\`${showKey(key).replace('|', '\\|')}\``).join(' ');
    return `| ${keys} | ${action.help} | ${where} | \`${action.id}\` |`;
  });
  return [
    '# Keys of the interface',
    '',
    '<!-- Made from the key table in apps/brazier/src/tui/keys.ts; a test fails where it is not current (`vitest -u` writes it). -->',
    '',
    '`?` shows the keys that hold in the present view, `:` all actions by name. In a line that is being typed printable keys are text,',
    'Enter accepts and Esc gives up; in a menu the key before an entry chooses it.',
    '',
    '| key | does | where | action |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'The wheel moves the cursor; a click selects a row, a second one opens it; a click on a filter takes it away; in a menu a click chooses,',
    'and one beside the menu closes it.',
    '',
    '## Settings',
    '',
    '`~/.config/brazier/settings.json` (`$XDG_CONFIG_HOME` and, on Windows, `%APPDATA%` are honoured):',
    '',
    '```json',
    '{ "keys": { "quit": ["q", "ctrl+q"], "copy": ["Y"] }, "mouse": false, "palette": "light" }',
    '```',
    '',
    'The keys named for an action take the place of its own. A key is a character, `ctrl+` and a letter, or one of `up`, `down`, `left`,',
    '`right`, `pageup`, `pagedown`, `home`, `end`, `enter`, `esc`, `tab`, `shift+tab`, `space`, `backspace`, `delete`. Two actions on one key',
    'in one view are refused. `palette` is `dark` or `light` (both also for red-blind and green-blind eyes) or `classic` (green and red).',
    'Colours follow `--color` and `--no-color`, then `NO_COLOR`, `FORCE_COLOR`, then the terminal. `INK_SCREEN_READER=true` tells each move in',
    'one line of words.',
    '',
    'Should the program be killed outright (SIGKILL) the terminal is left as it was then: `reset` mends it.',
    '',
  ].join('\n');
}
