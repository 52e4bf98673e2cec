// Does with each package what it is for, with a clock, sleep, randomness and environment of its own, and prints which of them reached past these
// for the world. Run by Node under `trap-world.mjs`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, diagnose, openHistory, readStatus, takeSnapshot } from '@brazier/audit';
import { type ChangeSet, diffText, filterChangeSet, groupEqualChanges, RULES } from '@brazier/diff';
import * as report from '@brazier/report';
import { campaignJsonSchemas, campaignMessages, isJsonObject, splitSegments, visible } from '@brazier/schema';
import {
  type AuditFolder,
  checkCampaignFiles,
  configJsonSchema,
  initAuditFolder,
  openAuditFolder,
  restoreWorkTree,
} from '@brazier/store';
import { recordedCampaigns, startPlainBraze } from './plain-braze.ts';

const TEXT = { color: true, width: 80 };
let clock = Date.UTC(2026, 2, 1, 10);
const now = () => clock;
const sleep = async (ms: number) => {
  clock += ms;
};
const random = () => 0.5;
const randomBytes = (size: number) => new Uint8Array(size).fill(7);
const world = { now, sleep, random, randomBytes, pid: 1, hostname: 'here', isAlive: () => true };
const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', BRAZE_API_KEY: 'the-key-of-the-workspace' };

const top = mkdtempSync(join(tmpdir(), 'brazier-purity-'));
const dir = join(top, 'audit');
const braze = await startPlainBraze(recordedCampaigns());
const refused = [429, 503, 202];
braze.intercept = (_url, response) => {
  const status = refused.shift();
  if (status !== undefined) response.writeHead(status, { 'retry-after': '1' }).end();
  return status !== undefined;
};
const git = (...args: string[]) => execFileSync('git', args, { cwd: top, stdio: 'ignore' });

const init = { dir, workspace: 'production', endpoint: braze.endpoint, apiKeyEnv: 'BRAZE_API_KEY', env, randomBytes };
await initAuditFolder({
  ...init,
  sleep,
  ci: { service: 'github', program: '' },
  gitDriver: 'true',
  time: clock / 1000,
});
git('init', '-q', '--bare', 'remote.git');
git('-C', 'audit', 'remote', 'add', 'origin', join(top, 'remote.git'));
git('-C', 'audit', 'push', '-q', '-u', 'origin', 'HEAD');
const folder = await openAuditFolder(dir, env);
const campaigns = await keep(folder);
await tell(folder);
await folder.close();
await braze.close();
rmSync(top, { recursive: true, force: true });

const { reachedByPackages } = globalThis as unknown as { reachedByPackages: Set<string> };
console.log(JSON.stringify({ campaigns, reached: [...reachedByPackages].sort() }));

async function keep(folder: AuditFolder): Promise<number> {
  const options = { ...world, env, push: true, onProgress: () => undefined };
  const first = await takeSnapshot(folder, options);
  clock += 3_600_000;
  for (const [index, campaign] of braze.campaigns.entries()) {
    campaign.details['name'] = `Renamed ${index}`;
    campaign.details['unheard_of'] = index;
    campaign.row['name'] = campaign.details['name'];
    campaign.row['last_edited'] = '2026-03-01T10:30:00+00:00';
  }
  braze.campaigns.splice(3, 1);
  await takeSnapshot(folder, options);
  await takeSnapshot(folder, { ...options, full: true, dryRun: true });
  await restoreWorkTree(folder, sleep);
  await checkCampaignFiles(folder);
  await readStatus(folder, now());
  await diagnose(folder, { env, now, sleep, random });
  configJsonSchema();
  campaignJsonSchemas();
  return first.workspaces['production']?.listed ?? 0;
}

async function tell(folder: AuditFolder): Promise<void> {
  const history = openHistory(folder);
  const entries: report.LogEntry[] = [];
  for await (const { revision, time, workspaces } of history.snapshots()) {
    entries.push({ revision, time, workspaces, changes: await history.changesOf(revision) });
  }
  const set = await history.between(undefined, undefined);
  const told = [...tellChanges(set), ...tellEntries(entries)];
  for await (const { workspace, id, state } of history.campaignsAt()) {
    const campaign = await history.campaign(id, { workspace });
    const shown = await history.show(campaign);
    for await (const { changes } of history.campaignHistory(campaign)) told.push(String(changes.length));
    const blame = await history.blame(campaign);
    told.push(report.renderCampaignText(shown, TEXT), report.renderCampaignJson(shown));
    told.push(report.renderBlameText(blame, TEXT), report.renderBlameJson(blame));
    told.push(...Object.values(campaignMessages(state.details)).filter(isJsonObject).map(report.messageAsText));
  }
  const long = told.join('\n').slice(0, 50_000);
  diffText(long, visible(splitSegments(long).toReversed().join('')));
}

function tellChanges(set: ChangeSet): string[] {
  groupEqualChanges(filterChangeSet(set, { severity: ['info'] }));
  const policy = { ignore: [{ tag: 'welcome', reason: 'not ours' }] };
  const checked = check(set, policy, { now: now() });
  const locate = () => ({ file: 'brazier.json', line: 1 });
  return [
    report.renderText(set, TEXT),
    report.renderJson(set),
    report.renderMarkdown(set),
    report.renderHtml(set),
    report.renderCheckText(checked, TEXT),
    report.renderCheckJson(checked),
    report.renderCheckMarkdown(checked),
    report.renderCheckHtml(checked),
    report.renderGithub(checked, { locate }),
    report.renderSarif(checked, { locate, rules: RULES, version: '1.0.0' }),
    report.renderJunit(checked, { failOn: 'error' }),
    report.renderRulesText(RULES, TEXT),
    report.renderRulesMarkdown(RULES),
    report.renderRulesJson(RULES),
    report.renderSnapshotJson(
      { revision: null, pushed: false, workspaces: {}, changes: set, notes: [], warnings: [] },
      () => 7,
    ),
  ];
}

function tellEntries(entries: report.LogEntry[]): string[] {
  return [
    report.renderLogText(entries, TEXT),
    report.renderLogJson(entries),
    report.renderLogMarkdown(entries),
    report.renderLogHtml(entries),
  ];
}
