import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { ACTIONS, actionFor, actionsIn } from './keys.ts';
import { keysDocument } from './keys-document.ts';
import { DEFAULT_SETTINGS, findClash, parseSettings } from './settings.ts';

const parse = (value: object) => parseSettings(JSON.stringify(value), 'settings.json');

test('no two actions share a key in any view', () => {
  expect(findClash(ACTIONS)).toBeNull();
});

test('a key of one’s own takes the place of the usual ones, in handling, help and documentation alike', () => {
  const { table } = parse({ keys: { copy: ['Y', 'ctrl+y'] } });
  expect(actionFor(table, 'change', 'Y')?.id).toBe('copy');
  expect(actionFor(table, 'change', 'ctrl+y')?.id).toBe('copy');
  expect(actionFor(table, 'change', 'y')).toBeNull();
  expect(actionsIn(table, 'change').find(({ id }) => id === 'copy')?.keys).toEqual(['Y', 'ctrl+y']);
  expect(keysDocument(table)).toContain('| `Y` `Ctrl-Y` | copy');
});

test('an empty settings file changes nothing', () => {
  expect(parse({})).toEqual(DEFAULT_SETTINGS);
});

test.each([
  [{ keys: { fly: ['f'] } }, 'settings.json, at /keys/fly: unknown action'],
  [{ keys: { copy: ['altgr+y'] } }, 'settings.json, at /keys/copy/0: unknown key'],
  [{ keys: { copy: ['\u001b'] } }, 'settings.json, at /keys/copy/0: unknown key'],
  [{ keys: { copy: ['ctrl+m'] } }, 'settings.json, at /keys/copy/0: unknown key'],
  [{ keys: { copy: 'y' } }, 'settings.json, at /keys/copy: a list of keys is expected'],
  [{ keys: { copy: ['q'] } }, 'settings.json, at /keys/copy: “q” would be both copy and quit'],
  [{ colour: 'red' }, 'settings.json, at /colour: unknown field'],
  [{ mouse: 'yes' }, 'settings.json, at /mouse: true or false is expected'],
  [{ palette: 'neon' }, 'settings.json, at /palette: one of dark, light, classic is expected'],
])('%j is refused with its place', (settings, message) => {
  expect(() => parse(settings)).toThrow(UsageError);
  expect(() => parse(settings)).toThrow(message);
});

test('what is no JSON is refused with the file’s name', () => {
  expect(() => parseSettings('{ keys', 'settings.json')).toThrow(/^settings\.json: no JSON/);
});

test('docs/keys.md is made from the key table', async () => {
  await expect(keysDocument()).toMatchFileSnapshot('../../../../docs/keys.md');
});
