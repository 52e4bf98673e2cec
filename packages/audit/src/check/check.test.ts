import {
  type CampaignChanges,
  type ChangeSet,
  campaignChanges,
  createChangeSet,
  filterChangeSet,
  withReverted,
} from '@brazier/diff';
import { type CampaignState, type JsonObject, KNOWN_CHANNELS } from '@brazier/schema';
import type { PolicyConfig } from '@brazier/store';
import { describe, expect, it } from 'vitest';
import { check } from '../index.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const TO = { revision: 'b'.repeat(40), time: '2026-03-10T11:00:00Z' };
const FROM = { revision: 'a'.repeat(40), time: '2026-03-09T11:00:00Z' };

const state = (details: JsonObject): CampaignState => ({
  id: 'c1',
  list: { id: 'c1', last_edited: '2026-03-10T10:00:00+00:00' },
  details: {
    name: 'Weekly digest',
    tags: ['digest', 'legal'],
    channels: ['email'],
    teams: ['CRM'],
    enabled: true,
    ...details,
  },
});

function changed(before: JsonObject, after: JsonObject): CampaignChanges {
  const changes = campaignChanges(state(before), state(after), { workspace: 'production', fromTime: FROM.time });
  if (!changes) throw new Error('the two must differ');
  return changes;
}

const email = (subject: string): JsonObject => ({
  messages: { m1: { channel: 'email', name: 'Variation 1', subject } },
});
const subjectChanged: ChangeSet = createChangeSet(FROM, TO, [changed(email('Old'), email('New'))]);
const tagRemoved: ChangeSet = createChangeSet(FROM, TO, [changed({}, { tags: ['legal'] })]);

const decide = (set: ChangeSet, policy: PolicyConfig) => check(set, policy, { now: NOW });
const fingerprintOf = (set: ChangeSet): string => set.campaigns[0]?.changes[0]?.fingerprint ?? '';

describe('severity', () => {
  it('without a policy is the catalogue’s', () => {
    const { set, findings, warnings } = check(subjectChanged, undefined, { now: NOW });
    expect(set).toEqual(subjectChanged);
    expect(findings).toMatchObject([{ decidedBy: null, change: { rule: 'message.subject.changed' } }]);
    expect(warnings).toEqual([]);
  });

  it('is that of the first line that matches, and the summary is counted anew', () => {
    const { set, findings } = decide(subjectChanged, {
      severity: [
        { channel: 'sms', severity: 'info' },
        { rule: 'message.*', tag: 'digest', severity: 'error', reason: 'legal reviews digests' },
        { severity: 'info' },
      ],
    });
    expect(set.summary.severity).toEqual({ info: 0, notice: 0, warning: 0, error: 1 });
    expect(findings).toMatchObject([
      {
        change: { severity: 'error', reason: 'legal reviews digests' },
        decidedBy: { line: '/policy/severity/1', text: 'severity error: legal reviews digests' },
      },
    ]);
  });

  it.each<[string, NonNullable<PolicyConfig['severity']>[number], boolean]>([
    ['rule', { rule: 'message.subject.changed', severity: 'error' }, true],
    ['rule by pattern', { rule: 'message.*.changed', severity: 'error' }, true],
    ['rule that is another', { rule: 'message.body.*', severity: 'error' }, false],
    ['workspace', { workspace: 'staging', severity: 'error' }, false],
    ['tag', { tag: 'legal', severity: 'error' }, true],
    ['tag in part', { tag: 'leg', severity: 'error' }, false],
    ['team', { team: 'CRM', severity: 'error' }, true],
    ['channel', { channel: 'email', severity: 'error' }, true],
    ['channel that is another', { channel: 'push', severity: 'error' }, false],
    ['name', { name: 'Weekly*', severity: 'error' }, true],
    ['name that only begins so', { name: 'Weekly', severity: 'error' }, false],
    ['all that is named', { name: '*digest', tag: 'none', severity: 'error' }, false],
  ])('a line matches by %s', (_what, line, matches) => {
    const [finding] = decide(subjectChanged, { severity: [line] }).findings;
    expect(finding?.decidedBy === null).toBe(!matches);
  });
});

describe('what fails nothing', () => {
  it('is what is ignored, and it stays listed', () => {
    const { set, findings } = decide(tagRemoved, { ignore: [{ rule: 'tag.*', reason: 'tags are the team’s own' }] });
    expect(set.campaigns[0]?.changes).toHaveLength(1);
    expect(findings).toMatchObject([
      { ignored: { reason: 'tags are the team’s own' }, decidedBy: { line: '/policy/ignore/0' } },
    ]);
  });

  it('is what somebody has acknowledged, until it expires', () => {
    const acknowledge = (expires?: string): PolicyConfig => ({
      acknowledge: [
        { fingerprint: fingerprintOf(tagRemoved), reason: 'agreed with legal', ...(expires ? { expires } : {}) },
      ],
    });
    expect(decide(tagRemoved, acknowledge()).findings).toMatchObject([
      { acknowledged: { reason: 'agreed with legal', expires: null }, decidedBy: { line: '/policy/acknowledge/0' } },
    ]);
    expect(decide(tagRemoved, acknowledge('2026-03-10')).findings[0]?.acknowledged).toBeDefined();
    const expired = decide(tagRemoved, acknowledge('2026-03-09'));
    expect(expired.findings[0]?.acknowledged).toBeUndefined();
    expect(expired.warnings).toEqual([expect.stringMatching(/^\/policy\/acknowledge\/0 expired .* counts again/)]);
  });
});

describe('a freeze', () => {
  const freeze = (from: string, to: string, tag = 'legal'): PolicyConfig => ({
    freeze: [{ tag, from, to, reason: 'Black Friday' }],
    ignore: [{ reason: 'everything' }],
  });

  it('makes each change to a tagged campaign in its time an error, whatever is ignored', () => {
    const { findings } = decide(tagRemoved, freeze('2026-03-10', '2026-03-11'));
    expect(findings).toMatchObject([{ change: { severity: 'error' }, decidedBy: { line: '/policy/freeze/0' } }]);
    expect(findings[0]?.ignored).toBeUndefined();
  });

  it.each([
    ['it was edited before', freeze('2026-03-10T10:00:01Z', '2026-03-11')],
    ['it was edited after', freeze('2026-03-01', '2026-03-10T09:59:59Z')],
    ['it has another tag', freeze('2026-03-10', '2026-03-11', 'sale')],
  ])('says nothing where %s', (_what, policy) => {
    expect(decide(tagRemoved, policy).findings[0]?.decidedBy?.line).toBe('/policy/ignore/0');
  });

  it('gives way to an acknowledgement of the very change', () => {
    const policy = {
      ...freeze('2026-03-10', '2026-03-11'),
      acknowledge: [{ fingerprint: fingerprintOf(tagRemoved), reason: 'x' }],
    };
    expect(decide(tagRemoved, policy).findings[0]?.decidedBy?.line).toBe('/policy/acknowledge/0');
  });
});

describe('a line for a channel', () => {
  const details = (text: string, tags: string[]): JsonObject => ({
    channels: ['trigger_in_app_message', 'ios_push', 'line'],
    tags,
    conversion_behaviors: [{ type: 'Opens Email', window: text.length * 3_600 }],
    messages: {
      modal: { channel: 'in_app_message', name: 'A', message: text },
      survey: { type: 'survey', name: 'B', data: { pages: [{ header: { text }, choices: [] }] } },
      push: { channel: 'ios_push', name: 'C', alert: text },
      line: { channel: 'line', name: 'D', text },
    },
  });
  const set = createChangeSet(FROM, TO, [changed(details('Old', ['a']), details('Newer', ['b']))]);

  it.each([...KNOWN_CHANNELS, 'line', 'fax'])('%s decides what the filter of the same name finds', (channel) => {
    const found = filterChangeSet(set, { channel: [channel] }).campaigns.flatMap(({ changes }) => changes);
    const decided = decide(set, { severity: [{ channel, severity: 'error', reason: 'legal' }] }).findings.filter(
      ({ decidedBy }) => decidedBy !== null,
    );
    expect(decided.map(({ change }) => change.fingerprint)).toEqual(found.map(({ fingerprint }) => fingerprint));
    expect(decided.length > 0).toBe(/in_app|in-app|^push$|ios_push|apple_push|line/.test(channel));
  });
});

describe('warnings', () => {
  it('name channels that nobody has, with what may be meant, and none that a campaign has', () => {
    const { warnings } = decide(subjectChanged, {
      severity: [{ channel: 'emial', severity: 'info' }],
      ignore: [
        { channel: 'fax', reason: 'x' },
        { channel: 'sms', reason: 'x' },
      ],
    });
    expect(warnings).toEqual([
      '/policy/severity/0 matches nothing: Brazier knows no channel “emial”; did you mean "email"?',
      '/policy/ignore/0 matches nothing: Brazier knows no channel “fax”.',
      '/policy/ignore/1 matches nothing among these changes.',
    ]);
    const line = (text: string): JsonObject => ({ channels: ['line'], messages: { m: { channel: 'line', text } } });
    const ofLine = createChangeSet(FROM, TO, [changed(line('a'), line('b'))]);
    expect(decide(ofLine, { severity: [{ channel: 'line', severity: 'info' }] }).warnings).toEqual([]);
  });

  it('name lines that match nothing here, a sentence a kind', () => {
    const { warnings } = decide(tagRemoved, {
      severity: [
        { tag: 'digest', severity: 'info' },
        { tag: 'x', severity: 'info' },
        { tag: 'y', severity: 'info' },
      ],
      ignore: [{ name: 'nobody', reason: 'x' }],
      acknowledge: [{ fingerprint: '0123456789ab', reason: 'x' }],
    });
    expect(warnings).toEqual([
      '/policy/severity/1, /policy/severity/2 match nothing among these changes.',
      '/policy/ignore/0 matches nothing among these changes.',
      '/policy/acknowledge/0 matches nothing among these changes.',
    ]);
  });

  it('name rules that do not exist, and freezes that are over or can never be', () => {
    const { warnings } = decide(tagRemoved, {
      severity: [{ rule: 'tag.dropped', severity: 'info' }],
      freeze: [
        { tag: 'x', from: '2026-03-05', to: '2026-03-04' },
        { tag: 'x', from: '2026-03-01', to: '2026-03-02' },
      ],
    });
    expect(warnings).toEqual([
      expect.stringContaining('/policy/severity/0 can never match: there is no rule “tag.dropped”'),
      expect.stringContaining('/policy/freeze/0 can never match'),
      expect.stringContaining('/policy/freeze/1 ended'),
    ]);
  });
});

describe('what was changed and changed back', () => {
  const [campaign] = tagRemoved.campaigns;
  const held = { from: { ...TO, time: '2026-03-05T10:00:00Z' }, to: TO };
  const set = withReverted(
    createChangeSet(FROM, TO, [changed(email('Old'), email('New'))]),
    campaign
      ? [
          {
            ...campaign,
            changes: campaign.changes.map((change) => ({ ...change, held })),
          },
        ]
      : [],
  );
  const policy: PolicyConfig = { severity: [{ rule: 'tag.*', severity: 'error', reason: 'reports go by tags' }] };

  it('counts for nothing, and no policy is held against it', () => {
    const result = check(set, policy, { now: NOW });
    expect(result.findings.map(({ change }) => change.rule)).toEqual(['message.subject.changed']);
    expect(result.set.reverted).toEqual(set.reverted);
    expect(result.set.summary).toEqual(set.summary);
    expect(result.warnings).toEqual(['/policy/severity/0 matches nothing among these changes.']);
  });

  it('counts where that is asked for, a campaign that has other changes once', () => {
    const result = check(set, policy, { now: NOW, includeReverted: true });
    expect(result.findings).toMatchObject([
      { change: { rule: 'message.subject.changed' } },
      {
        change: { rule: 'tag.removed', severity: 'error', held },
        decidedBy: { line: '/policy/severity/0' },
      },
    ]);
    expect(result.set.summary).toMatchObject({
      campaigns: { added: 0, removed: 0, changed: 1 },
      areas: { tags: 1, messages: 1 },
      severity: { error: 1 },
    });
    expect(result.set.reverted[0]?.changes[0]).toMatchObject({ severity: 'error', held });
    expect(result.warnings).toEqual([]);
  });

  it('was in a freeze where the snapshot that first saw it is', () => {
    const freeze = (from: string, to: string): PolicyConfig => ({
      freeze: [{ tag: 'legal', from, to, reason: 'sale' }],
    });
    const lines = (rules: PolicyConfig) =>
      check(set, rules, { now: NOW, includeReverted: true }).findings.map(({ decidedBy }) => decidedBy?.line ?? null);
    expect(lines(freeze('2026-03-05', '2026-03-05'))).toEqual([null, '/policy/freeze/0']);
    expect(lines(freeze('2026-03-10', '2026-03-10'))).toEqual(['/policy/freeze/0', null]);
  });
});
