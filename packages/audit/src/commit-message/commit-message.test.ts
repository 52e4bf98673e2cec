import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitMessage } from '@brazier/audit';
import type { CampaignChanges, Change, ChangeSet, RuleId, Severity, Wording } from '@brazier/diff';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FULL = { production: { complete: true, failed: [] } };

function wordingOf(fields: Partial<Wording>): Wording {
  const to = '“New”';
  const usual = {
    place: null,
    subject: 'subject',
    predicate: `“Old” → ${to}`,
    to,
    isClause: false,
    brief: 'subject changed',
  };
  return { ...usual, ...fields };
}

function changeOf(fields: Partial<Change>): Change {
  return {
    rule: 'message.subject.changed',
    area: 'messages',
    op: 'changed',
    severity: 'warning',
    reason: 'It is what recipients see first.',
    path: ['messages', 'm1', 'subject'],
    why: { clause: 'recipients see the subject first', sending: 'live' },
    wording: wordingOf({}),
    before: 'Old',
    after: 'New',
    draft: false,
    fingerprint: '0123456789ab',
    text: 'email “Variation 1”: subject “Old” → “New”',
    ...fields,
  };
}

function campaignOf(fields: Partial<CampaignChanges>): CampaignChanges {
  return {
    workspace: 'production',
    id: 'c1',
    name: 'Weekly digest',
    status: 'changed',
    edited: { at: null, after: null },
    changes: [changeOf({})],
    facts: { tags: [], channels: [], teams: [], live: true, before: null, after: null },
    ...fields,
  };
}

function setOf(campaigns: CampaignChanges[], from: string | null = 'a'.repeat(40)): ChangeSet {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { status } of campaigns) counts[status] += 1;
  return {
    from: { revision: from, time: null },
    to: { revision: null, time: null },
    summary: {
      campaigns: counts,
      areas: { lifecycle: 0, channels: 0, tags: 0, messages: 0, conversions: 0, schema: 0 },
      severity: { info: 0, notice: 0, warning: 0, error: 0 },
    },
    campaigns,
    reverted: [],
  };
}

const subjectOf = (message: string): string => message.split('\n')[0] ?? '';
const tagRemoved = changeOf({
  rule: 'tag.removed',
  area: 'tags',
  op: 'removed',
  severity: 'error',
  path: ['tags', 'retention'],
  wording: wordingOf({ subject: 'tag “retention”', predicate: 'removed', brief: 'tag “retention” removed' }),
  text: 'tag “retention” removed',
});

describe('the subject', () => {
  it('tells what changed in one campaign, the most severe first', () => {
    const set = setOf([campaignOf({ changes: [changeOf({}), tagRemoved] })]);
    expect(subjectOf(commitMessage(set, FULL))).toBe('Weekly digest: tag “retention” removed, subject changed');
  });

  it('tells the only change with before and after where both fit', () => {
    const slip = changeOf({
      wording: wordingOf({
        place: { full: 'email “Variation 1”', brief: '' },
        subject: 'body',
        predicate: '“49.00” → “4.90”',
        isClause: true,
      }),
    });
    const message = { id: 'm1', name: 'Variation 1', channel: 'email' };
    expect(subjectOf(commitMessage(setOf([campaignOf({ changes: [{ ...slip, message }] })]), FULL))).toBe(
      'Weekly digest: body: “49.00” → “4.90”',
    );
    const to = '“A little something for all of you who wait”';
    const cut = changeOf({ wording: wordingOf({ predicate: `“Last chance: 20 % off” → ${to}`, to }) });
    expect(subjectOf(commitMessage(setOf([campaignOf({ changes: [cut] })]), FULL))).toBe(
      'Weekly digest: subject “Last chance: 20 % off” → “A little something fo…',
    );
    const window = changeOf({
      wording: wordingOf({
        place: { full: 'conversion A (Makes Any Purchase)', brief: 'conversion A' },
        subject: 'window',
        predicate: '7 days → 1 day',
        to: '1 day',
      }),
    });
    expect(subjectOf(commitMessage(setOf([campaignOf({ changes: [window] })]), FULL))).toBe(
      'Weekly digest: conversion A: window 7 days → 1 day',
    );
    const after = `“${'b'.repeat(40)}”`;
    const predicate = `“${'a'.repeat(40)}” → ${after}`;
    const long = changeOf({ wording: wordingOf({ subject: 'sender', predicate, to: after, brief: 'sender changed' }) });
    expect(subjectOf(commitMessage(setOf([campaignOf({ changes: [long] })]), FULL))).toBe(
      'Weekly digest: sender changed',
    );
  });

  it('counts what does not fit', () => {
    const changes = ['subject', 'body', 'preheader', 'reply_to', 'title', 'amp_body', 'from', 'name'].map((field) =>
      changeOf({ wording: wordingOf({ brief: `${field} changed` }) }),
    );
    expect(subjectOf(commitMessage(setOf([campaignOf({ changes })]), FULL))).toBe(
      'Weekly digest: subject changed, body changed and 6 more',
    );
  });

  it('names several campaigns, or says what they have in common', () => {
    const two = [campaignOf({}), campaignOf({ id: 'c2', name: 'Win back', changes: [tagRemoved] })];
    expect(subjectOf(commitMessage(setOf(two), FULL))).toBe('2 campaigns changed: Weekly digest, Win back');
    const same = [
      campaignOf({ changes: [tagRemoved] }),
      campaignOf({ id: 'c2', name: 'Win back', changes: [tagRemoved] }),
    ];
    expect(subjectOf(commitMessage(setOf(same), FULL))).toBe('2 campaigns: tag “retention” removed');
  });

  it('tells the first snapshot, additions and removals as such', () => {
    const added = changeOf({ rule: 'campaign.added', op: 'added', path: [], text: 'campaign added' });
    const removed = changeOf({ rule: 'campaign.removed', op: 'removed', path: [], text: 'campaign removed' });
    const one = campaignOf({ status: 'added', changes: [added] });
    const gone = campaignOf({ id: 'c2', name: 'Win back', status: 'removed', changes: [removed] });
    expect(subjectOf(commitMessage(setOf([one, { ...one, id: 'c3' }], null), FULL))).toBe(
      'First snapshot: 2 campaigns',
    );
    expect(subjectOf(commitMessage(setOf([one]), FULL))).toBe('Weekly digest: campaign added');
    expect(subjectOf(commitMessage(setOf([one, gone]), FULL))).toBe(
      '2 campaigns, 1 added, 1 removed: Weekly digest, Win back',
    );
  });
});

describe('the body and the trailers', () => {
  it('list every change, most severe first, and how the run went', () => {
    const set = setOf([
      campaignOf({ changes: [changeOf({}), tagRemoved] }),
      campaignOf({
        id: 'c2',
        name: 'Win back',
        workspace: 'staging',
        changes: [changeOf({ severity: 'info', text: 'edited' })],
      }),
    ]);
    const runs = { staging: { complete: false, failed: [1, 2] }, production: { complete: true, failed: [] } };
    expect(commitMessage(set, runs)).toBe(`2 campaigns changed: Weekly digest, Win back

Errors
- production / Weekly digest: tag “retention” removed

Warnings
- production / Weekly digest: email “Variation 1”: subject “Old” → “New”

Info
- staging / Win back: edited

Brazier-Workspace: production
Brazier-Workspace: staging
Brazier-Complete: partial
Brazier-Failed: staging 2
Brazier-Severity: error
Brazier-Changes: 3
Brazier-Campaign: c1
Brazier-Campaign: c2
`);
  });

  it('name at most 100 campaigns and count the rest', () => {
    const campaigns = Array.from({ length: 103 }, (_, index) =>
      campaignOf({ id: `id-${index}`, changes: [tagRemoved] }),
    );
    const message = commitMessage(setOf(campaigns), FULL);
    expect(message.match(/^Brazier-Campaign: /gm)).toHaveLength(100);
    expect(message).toMatch(/\nBrazier-Campaigns-More: 3\n$/);
  });
});

describe('what many campaigns have in common', () => {
  const campaignsWith = (count: number, changes: (index: number) => Change[]): CampaignChanges[] =>
    Array.from({ length: count }, (_, index) =>
      campaignOf({ id: `c${index}`, name: `Campaign ${index} of ours`, changes: changes(index) }),
    );
  const bodyOf = (campaigns: CampaignChanges[]): string[] => commitMessage(setOf(campaigns), FULL).split('\n').slice(2);

  it('is said once, with the name of each of them in lines that are not cut', () => {
    const lines = bodyOf(campaignsWith(200, () => [tagRemoved]));
    expect(lines.slice(0, 2)).toEqual(['Errors', '- in 200 campaigns: tag “retention” removed']);
    const names = lines.filter((line) => line.startsWith('- in Campaign')).flatMap((line) => line.slice(5).split(', '));
    expect(names).toEqual(Array.from({ length: 200 }, (_, index) => `Campaign ${index} of ours`));
  });

  it('whatever is edited, every campaign has a line of each of its changes, and no number counts others', () => {
    const change = fc.record({
      text: fc.constantFrom('subject “A” → “B”', 'subject “A” → “C”', 'subject: only invisible characters changed'),
      severity: fc.constantFrom<Severity>('warning', 'warning', 'warning', 'info'),
      after: fc.constantFrom('B', 'C'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 10, maxLength: 40 }), (edits) => {
        const campaigns = campaignsWith(edits.length, (index) => [changeOf({ ...edits[index] })]);
        const claims: string[] = [];
        let [severity, sentence, of] = ['', '', 0];
        for (const line of bodyOf(campaigns)) {
          const [, heading] = /^(Warnings|Info)$/.exec(line) ?? [];
          const [, count, shared] = /^- in (\d+) campaigns: (.*)$/.exec(line) ?? [];
          const [, name, own] = /^- (Campaign \d+ of ours): (.*)$/.exec(line) ?? [];
          if (heading !== undefined) severity = heading;
          if (shared !== undefined) [sentence, of] = [shared, Number(count)];
          if (name !== undefined) claims.push(`${severity} ${name}: ${own}`);
          if (!line.startsWith('- in Campaign')) continue;
          const names = line.slice('- in '.length).split(', ');
          of -= names.length;
          claims.push(...names.map((member) => `${severity} ${member}: ${sentence}`));
        }
        expect(of).toBe(0);
        const truth = edits.map(
          (edit, index) => `${edit.severity === 'info' ? 'Info' : 'Warnings'} Campaign ${index} of ours: ${edit.text}`,
        );
        expect(claims.toSorted()).toEqual(truth.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe('hostile text forges nothing', () => {
  let dir: string;
  const git = (args: string[], input = ''): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: dir, input, encoding: 'utf8' });
  let tree: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'brazier-message-'));
    git(['init', '-q']);
    tree = git(['write-tree']).trim();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const TRICKS = [
    '\nBrazier-Severity: info',
    '\n---\n',
    '--- ',
    '---',
    '\n\nSigned-off-by: Eve <e@e>',
    'Brazier-Complete: full',
    'skip-checks: true',
    '[skip ci]',
    '[CI skip]',
    '[no ci]',
    '[skip actions]',
    '[actions skip]',
    '[ skip-ci ]',
    '***NO_CI***',
    'fixes #12',
    'Closes GH-12',
    'resolves owner/repo#7',
    'fix https://github.com/o/r/issues/12',
    'see https://gitlab.com/g/p/-/merge_requests/3',
    '!12',
    '&9',
    '@everyone',
    'mail@shop.example',
    'o/r@1a2b3c4',
    '$(rm -rf ~)',
    '`id`',
    '"; id; "',
    "'",
    '\\',
    'fixup! ',
    '\u0000',
    '\u001b[2J',
    '\u009b31m',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u2028',
    '\u0085',
    '\r',
    '\v',
    '\ud800',
    '#',
    '12',
    '[',
    ']',
    'skip ci',
    '@',
    'GH',
    '-12',
    ' ',
    'a',
    '👩‍👩‍👧',
    '日本',
  ];
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const severity = fc.constantFrom<Severity>('info', 'notice', 'warning', 'error');
  const change = fc
    .record({
      text: hostile,
      value: hostile,
      severity,
      rule: fc.constantFrom<RuleId>('tag.removed', 'message.subject.changed', 'campaign.field.added'),
    })
    .map(({ text, value, ...rest }) => {
      const wording = wordingOf({ predicate: text, to: value, brief: `tag ${value} removed` });
      return changeOf({ ...rest, text, wording, path: ['tags', value] });
    });
  const campaign = fc
    .record({
      name: hostile,
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      id: fc.stringMatching(/^[A-Za-z0-9_-]{2,40}$/),
    })
    .map(campaignOf);

  it('for both readers of trailers, in the subject, and on the host', () => {
    const messages: { message: string; expected: string[] }[] = [];
    fc.assert(
      fc.property(fc.uniqueArray(campaign, { minLength: 1, maxLength: 4, selector: ({ id }) => id }), (campaigns) => {
        const set = setOf(campaigns);
        const message = commitMessage(set, FULL);
        expectHarmless(message);
        messages.push({ message, expected: expectedTrailers(set) });
      }),
      { numRuns: 1500, seed: 4 },
    );
    // Both readers cost a process a message: every twelfth is shown to them.
    const shown = messages.filter((_, index) => index % 12 === 0);
    const commits = shown.map(({ message }) => git(['commit-tree', tree, '-F', '-'], message).trim());
    const separator = '\u0001';
    const viaLog = git(['log', '--no-walk=unsorted', `--format=%(trailers)${separator}`, ...commits]).split(separator);
    shown.forEach(({ message, expected }, index) => {
      expect(git(['interpret-trailers', '--parse'], message).trim().split('\n')).toEqual(expected);
      expect(viaLog[index]?.trim().split('\n')).toEqual(expected);
    });
  });

  function expectedTrailers(set: ChangeSet): string[] {
    const changes = set.campaigns.flatMap(({ changes }) => changes);
    const highest = (['error', 'warning', 'notice', 'info'] as const).find((level) =>
      changes.some(({ severity }) => severity === level),
    );
    return [
      'Brazier-Workspace: production',
      'Brazier-Complete: full',
      `Brazier-Severity: ${highest}`,
      `Brazier-Changes: ${changes.length}`,
      ...set.campaigns.map(({ id }) => `Brazier-Campaign: ${id}`),
    ];
  }

  function expectHarmless(message: string): void {
    const lines = message.split('\n');
    const subject = lines[0] ?? '';
    expect(subject.length).toBeLessThanOrEqual(72);
    expect(subject.trim()).not.toBe('');
    expect(lines[1]).toBe('');
    expect(subject).not.toMatch(/[$`"'\\]/);
    expect(subject).not.toMatch(/^(fixup|squash|amend)!/i);
    expect(message.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
    );
    expect(message.isWellFormed()).toBe(true);
    expect(message).not.toMatch(/\[[^\]\n]*(skip|no ci)[^\]\n]*\]/i);
    expect(message).not.toMatch(/NO_CI/i);
    expect(message).not.toMatch(/#\d/);
    expect(message).not.toMatch(/\bGH-\d/i);
    expect(message).not.toMatch(/![0-9]/);
    expect(message).not.toMatch(/(^|[^A-Za-z0-9])@\w/m);
    expect(message).not.toMatch(/\/(issues|merge_requests)\/\d/);
    expect(message).not.toMatch(/^-{3}(\s|$)/m);
  }
});
