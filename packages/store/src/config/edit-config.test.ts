import { describe, expect, it } from 'vitest';
import { ConfigError, withAcknowledgement, withSecretKey } from '../index.ts';
import { withWorkspace } from './edit-config.ts';

/** A file with spaces, lines and an order of its author's own. */
const authored = (indent: string, line: string): string =>
  [
    '{',
    `${indent}"version":   1,`,
    '',
    `${indent}"workspaces": {`,
    `${indent}${indent}"production": { "endpoint": "https://rest.iad-01.braze.com",   "apiKeyEnv": "KEY" }`,
    `${indent}}`,
  ].join(line);
const entry = { fingerprint: '0123456789ab', reason: 'Agreed.' };
const acknowledge = (text: string): string => withAcknowledgement(text, entry, 'brazier.json');
const WAYS = [
  ['two spaces', '  ', '\n', ''],
  ['tabs', '\t', '\n', ''],
  ['four spaces and lines of Windows', '    ', '\r\n', ''],
  ['a byte order mark', '  ', '\n', '\ufeff'],
] as const;

describe('an acknowledgement', () => {
  it.each(WAYS)('begins a list where there is none, in a file with %s', (_, indent, line, mark) => {
    const head = mark + authored(indent, line);
    const edited = acknowledge(`${head}${line}}${line}`);
    expect(edited.startsWith(`${head},${line}${indent}"policy": {${line}${indent}${indent}"acknowledge": [`)).toBe(
      true,
    );
    expect(JSON.parse(edited.slice(mark.length)).policy).toEqual({ acknowledge: [entry] });
    expect(edited.replaceAll(line, '')).not.toMatch(/[\r\n]/);
  });

  it.each(WAYS)('goes to the end of its list, in a file with %s', (_, indent, line, mark) => {
    const other = '{ "reason": "Known",   "fingerprint": "ba9876543210" }';
    const before = `${mark}${authored(indent, line)},${line}${indent}"policy": {${line}${indent.repeat(2)}"acknowledge": [${line}`;
    const after = `${line}${indent.repeat(2)}]${line}${indent}}${line}}${line}`;
    const edited = acknowledge(`${before}${indent.repeat(3)}${other}${after}`);
    expect([edited.startsWith(before), edited.endsWith(after)]).toEqual([true, true]);
    expect(JSON.parse(edited.slice(mark.length)).policy.acknowledge).toEqual([JSON.parse(other), entry]);
  });

  it('is refused where it, or the file, is not valid', () => {
    expect(() => acknowledge('{')).toThrow(ConfigError);
    const text = `${authored('  ', '\n')}\n}\n`;
    expect(() => withAcknowledgement(text, { ...entry, reason: '' }, 'brazier.json')).toThrow(ConfigError);
  });
});

it.each(WAYS)('a workspace is added after the others, in a file with %s', (_, indent, line, mark) => {
  const head = mark + authored(indent, line).split(`${line}${indent}}`)[0];
  const config = { endpoint: 'https://rest.fra-01.braze.eu', apiKeyEnv: 'OTHER' };
  const edited = withWorkspace(`${head}${line}${indent}}${line}}${line}`, { name: 'staging', config }, 'brazier.json');
  expect(edited.startsWith(head.slice(0, head.lastIndexOf(line)))).toBe(true);
  expect(edited.endsWith(`${line}${indent}}${line}}${line}`)).toBe(true);
  expect(JSON.parse(edited.slice(mark.length)).workspaces).toMatchObject({ production: {}, staging: config });
});

it('a masking key is added at the end', () => {
  const edited = withSecretKey(`${authored('  ', '\n')}\n}\n`, new Uint8Array(32).fill(5));
  expect(edited).toBe(`${authored('  ', '\n')},\n  "secretKey": "${'05'.repeat(32)}"\n}\n`);
});
