import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BlameLine, ShownCampaign, WorkspaceRun } from '@brazier/audit';
import {
  type CatalogueRule,
  messageAsText,
  renderBlameJson,
  renderBlameText,
  renderCampaignJson,
  renderCampaignText,
  renderCheckHtml,
  renderCheckJson,
  renderCheckMarkdown,
  renderCheckText,
  renderGithub,
  renderHtml,
  renderJson,
  renderJunit,
  renderLogHtml,
  renderLogJson,
  renderLogMarkdown,
  renderLogText,
  renderMarkdown,
  renderRulesJson,
  renderRulesMarkdown,
  renderRulesText,
  renderSarif,
  renderSnapshotJson,
  renderText,
} from '@brazier/report';
import { describe, expect, it } from 'vitest';
import { BODY_AFTER, EMPTY, FROM, SAMPLE, SAMPLE_CHECK, SAMPLE_LOG, TO } from '../fixtures/sample-changes.ts';

const PLAIN = { color: false, width: 100 };
const locate = (campaign: { workspace: string; id: string }): { file: string; line: number } => ({
  file: `audit/workspaces/${campaign.workspace}/campaigns/${campaign.id.slice(0, 2)}/${campaign.id}.json`,
  line: 7,
});

const RULES: CatalogueRule[] = [
  {
    id: 'campaign.archived',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'An archived campaign no longer sends.',
  },
  {
    id: 'conversion.window.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'notice' },
    reason: 'Reports before and after do not compare | at all.',
  },
];

const SHOWN: ShownCampaign = {
  revision: TO.revision,
  time: TO.time,
  workspace: 'production',
  state: {
    id: 'b1f0c6de-7a49-4f5e-9a53-0f2f6f0d1a11',
    list: { id: 'b1f0c6de-7a49-4f5e-9a53-0f2f6f0d1a11', last_edited: '2026-03-02T17:41:00+00:00' },
    details: {
      name: 'Welcome series',
      description: '',
      archived: false,
      tags: ['brand', 'onboarding'],
      teams: [],
      first_sent: null,
      messages: {
        m1: {
          channel: 'email',
          name: 'Variation 1',
          from: 'Fjord & Fern <hello@fjordandfern.example>',
          subject: 'Welcome',
          body: BODY_AFTER,
        },
        m2: {
          channel: 'webhook',
          name: 'Tell the shop',
          method: 'POST',
          url: 'https://shop.example/hook',
          headers: { Authorization: 'brazier:secret:0123456789abcdef0123456789abcdef' },
          body: '{"id": 1}',
        },
      },
      conversion_behaviors: [
        { type: 'Makes Specific Purchase', product: 'Fern', window: 259200 },
        { type: 'Starts Session', window: 90, app_ids: null },
      ],
    },
    draft: { name: 'Welcome series', messages: {}, conversion_behaviors: [] },
  },
};

const UNTOUCHED: WorkspaceRun = {
  listed: 0,
  fetched: 0,
  unchanged: 0,
  failed: [],
  requests: 0,
  bytes: 0,
  rateRemaining: null,
  seconds: 0,
  complete: false,
  full: false,
};

const BLAME: BlameLine[] = [
  { path: ['name'], value: 'Welcome series', since: FROM },
  { path: ['messages', 'm1', 'subject'], value: 'Welcome', since: TO, before: 'Welcome to the forest' },
  {
    path: ['messages', 'm2', 'headers', 'a/b~c'],
    value: 'brazier:secret:0123456789abcdef0123456789abcdef',
    since: TO,
    before: null,
  },
];

/** Every report there is, by the name of its golden file. */
const REPORTS: Record<string, string> = {
  'diff.json': renderJson(SAMPLE),
  'diff.txt': renderText(SAMPLE, PLAIN),
  'diff-color.txt': renderText(SAMPLE, { color: true }),
  'diff-empty.txt': renderText(EMPTY, PLAIN),
  'diff.md': renderMarkdown(SAMPLE),
  'diff.html': renderHtml(SAMPLE),
  'check.json': renderCheckJson(SAMPLE_CHECK),
  'check.txt': renderCheckText(SAMPLE_CHECK, PLAIN),
  'check.md': renderCheckMarkdown(SAMPLE_CHECK),
  'check.html': renderCheckHtml(SAMPLE_CHECK),
  'check.github.txt': renderGithub(SAMPLE_CHECK, { locate }),
  'check.sarif.json': renderSarif(SAMPLE_CHECK, { locate, rules: RULES, version: '1.2.3' }),
  'check.junit.xml': renderJunit(SAMPLE_CHECK, { failOn: 'warning' }),
  'log.json': renderLogJson(SAMPLE_LOG),
  'log.txt': renderLogText(SAMPLE_LOG, PLAIN),
  'log.md': renderLogMarkdown(SAMPLE_LOG),
  'log.html': renderLogHtml(SAMPLE_LOG),
  'snapshot.json': renderSnapshotJson(
    {
      revision: null,
      pushed: false,
      workspaces: {
        production: {
          ...UNTOUCHED,
          listed: 3,
          fetched: 2,
          unchanged: 1,
          failed: [{ id: 'x', reason: 'timeout' }],
          requests: 5,
        },
        staging: { ...UNTOUCHED, requests: 1, error: new Error('Braze does not know the API key.') },
      },
      changes: EMPTY,
      notes: [],
      warnings: [],
    },
    () => 4,
  ),
  'show.txt': renderCampaignText(SHOWN, PLAIN),
  'show.json': renderCampaignJson(SHOWN),
  'blame.txt': renderBlameText(BLAME, PLAIN),
  'blame.json': renderBlameJson(BLAME),
  'rules.txt': renderRulesText(RULES, PLAIN),
  'rules.md': renderRulesMarkdown(RULES),
  'rules.json': renderRulesJson(RULES),
  'message.txt': `${messageAsText({ channel: 'email', subject: 'Welcome', body: BODY_AFTER })}\n`,
};

// `UPDATE_GOLDEN=1 pnpm vitest packages/report` writes the files anew; read the difference before you commit it.
const UPDATE = process.env.UPDATE_GOLDEN === '1';

describe('every format gives its golden file', () => {
  it.each(Object.keys(REPORTS))('%s', (name) => {
    const file = fileURLToPath(new URL(`../fixtures/golden/${name}`, import.meta.url));
    if (UPDATE) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, REPORTS[name] ?? '');
    }
    expect(REPORTS[name]).toBe(readFileSync(file, 'utf8'));
  });
});

it('the same input gives the same bytes', () => {
  expect(renderHtml(SAMPLE)).toBe(renderHtml(structuredClone(SAMPLE)));
});
