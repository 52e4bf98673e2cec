import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, configJsonSchema, parseConfig } from '../index.ts';

const valid = {
  version: 1,
  workspaces: { production: { endpoint: 'https://rest.iad-01.braze.com', apiKeyEnv: 'BRAZE_API_KEY' } },
};
const parse = (value: unknown) =>
  parseConfig(typeof value === 'string' ? value : JSON.stringify(value, null, 2), 'brazier.json');

describe('brazier.json', () => {
  it('reads what is right', () => {
    expect(parse(valid)).toEqual(valid);
  });

  it.each([
    ['an unknown key', { ...valid, wokspaces: {} }, '/wokspaces, line 9, column 3', /no key that Brazier knows/],
    [
      'a slip in a workspace',
      { ...valid, workspaces: { production: { endpont: 'x', apiKeyEnv: 'A' } } },
      '/workspaces/production/endpont, line 5, column 7',
      /./,
    ],
    [
      'an http endpoint',
      { ...valid, workspaces: { p: { endpoint: 'http://x.example', apiKeyEnv: 'A' } } },
      '/workspaces/p/endpoint, line 5, column 7',
      /https/,
    ],
    [
      'the address of a dashboard',
      { ...valid, workspaces: { p: { endpoint: 'https://dashboard-02.braze.eu', apiKeyEnv: 'A' } } },
      '/workspaces/p/endpoint, line 5, column 7',
      /write https:\/\/rest\.fra-02\.braze\.eu/,
    ],
    [
      'a reserved name',
      { ...valid, workspaces: { nul: { endpoint: 'https://x.example', apiKeyEnv: 'A' } } },
      '/workspaces/nul, line 4',
      /Windows/,
    ],
    [
      'a bad name',
      { ...valid, workspaces: { 'A b': { endpoint: 'https://x.example', apiKeyEnv: 'A' } } },
      '/workspaces/A b, line 4',
      /a-z/,
    ],
    [
      'a slip in the policy',
      { ...valid, policy: { ignore: [{ rule: 'x' }] } },
      '/policy/ignore/0/reason, line 11, column 7',
      /is missing/,
    ],
    [
      'an acknowledgement of nothing',
      { ...valid, policy: { acknowledge: [{ fingerprint: 'x', reason: 'y' }] } },
      '/policy/acknowledge/0/fingerprint, line 12',
      /hexadecimal/,
    ],
    ['no JSON', '{"version": 1,,}', 'line 1, column 15', /not JSON/],
    ['a text that ends too early', '{\n  "version": 1', 'line 2, column 15', /not JSON/],
    ['no text', '', 'line 1, column 1', /not JSON/],
    ['a list', '[]', 'line 1, column 1', /expected object/],
    ['a key that stands twice', '{"version": 1,\n "version": 1}', '/version, line 2, column 2', /twice/],
    [
      'a word for a date',
      { ...valid, policy: { freeze: [{ tag: 'x', from: 'today', to: '2026-01-02' }] } },
      '/policy/freeze/0/from, line 13, column 9',
      /must be a date/,
    ],
    [
      'a name that stands as a value before',
      { $schema: 'version', ...valid, version: '1' },
      '/version, line 3, column 3',
      /expected 1/,
    ],
    ['no workspace', { ...valid, workspaces: {} }, '/workspaces, line 3', /at least one/],
  ])('%s is refused with its place', (_what, value, place, reason) => {
    try {
      parse(value);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).data).toMatchObject({
        place: expect.stringContaining(place),
        reason: expect.stringMatching(reason),
      });
      expect((error as ConfigError).message.split('\n')).toHaveLength(1);
    }
  });

  it('of a newer version names what to install', () => {
    expect(() => parse({ ...valid, version: 2 })).toThrow(/install Brazier 2 or later/);
  });

  it('may begin with a byte order mark', () => {
    expect(parse(`\ufeff${JSON.stringify(valid)}`)).toEqual(valid);
  });

  it('that is no JSON says where it stops being it, and nothing else does', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', 'x', '\\', '\n'), (json, at, slip) => {
        const position = at % (json.length + 1);
        const text = json.slice(0, position) + slip + json.slice(position);
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        let refused: unknown;
        try {
          parse(text);
        } catch (error) {
          refused = error;
        }
        // A version of any size is of a newer Brazier.
        const message = refused instanceof ConfigError ? refused.message : '';
        expect(/line [1-9]\d*, column [1-9]\d*[^\n]* is not JSON/.test(message)).toBe(!isJson);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:9', 'http://[::1]:9', 'https://rest.fra-01.braze.eu'])(
    '%s is an endpoint',
    (endpoint) => {
      expect(() => parse({ ...valid, workspaces: { p: { endpoint, apiKeyEnv: 'A' } } })).not.toThrow();
    },
  );

  it('has a published JSON Schema that is current', () => {
    const file = new URL('../../brazier.schema.json', import.meta.url);
    const current = configJsonSchema();
    if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`);
    // Its layout is the formatter's.
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(current);
  });
});
