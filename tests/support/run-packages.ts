// Does with each package what it is for, with a clock, sleep, randomness and environment of its own, and prints which of them reached past these
// for the world. Run by Node under `trap-world.mjs`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBrazeClient } from '@brazier/client';
import { campaignChanges, createChangeSet, diffText, filterChangeSet, groupMassChanges, RULES } from '@brazier/diff';
import * as report from '@brazier/report';
import {
  type CampaignState,
  campaignJsonSchemas,
  findDrift,
  isJsonObject,
  type JsonObject,
  parseDetails,
  parseListPage,
  splitSegments,
  visible,
} from '@brazier/schema';
import {
  campaignFilePath,
  checkCampaignFiles,
  commitSnapshot,
  configJsonSchema,
  createMasker,
  encodeCampaignFile,
  initAuditFolder,
  listCampaignFiles,
  lockAuditFolder,
  openAuditFolder,
  readCampaign,
  readHead,
  readRunRecords,
  resolveSnapshot,
  restoreWorkTree,
  secretKey,
  snapshots,
  writeRunRecords,
} from '@brazier/store';
import { recordedCampaigns, startPlainBraze } from './plain-braze.ts';

let clock = Date.UTC(2026, 2, 1, 10);
const now = () => clock;
const sleep = async (ms: number) => {
  clock += ms;
};
const random = () => 0.5;
const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', BRAZE_API_KEY: 'key' };
const dir = mkdtempSync(join(tmpdir(), 'brazier-purity-'));
const WORKSPACE = 'production';

const braze = await startPlainBraze(recordedCampaigns());
let failures = 3;
braze.intercept = (_url, response) => {
  if (failures === 0) return false;
  failures -= 1;
  response.writeHead(failures === 2 ? 429 : 503, { 'retry-after': String(failures) }).end();
  return true;
};
const states = await readCampaigns(braze.endpoint);
await braze.close();
await keep(states);
tell(states);
rmSync(dir, { recursive: true, force: true });

const { reachedByPackages } = globalThis as unknown as { reachedByPackages: Set<string> };
console.log(JSON.stringify({ campaigns: states.length, reached: [...reachedByPackages].sort() }));

async function readCampaigns(endpoint: string): Promise<CampaignState[]> {
  const client = createBrazeClient({ endpoint, apiKey: 'key', now, sleep, random });
  const rows: JsonObject[] = [];
  for await (const { body } of client.listCampaigns()) rows.push(...parseListPage(body).rows);
  const read: CampaignState[] = [];
  for await (const { id, result } of client.detailsOf(rows.map(({ id }) => ({ id: String(id) })))) {
    if ('error' in result) throw result.error;
    const list = rows.find((row) => row['id'] === id) ?? {};
    const { details } = parseDetails(result.body);
    findDrift(details);
    read.push({ id, list, details });
  }
  await client.campaignDetails('none').catch(() => undefined);
  await client.close();
  campaignJsonSchemas();
  return read;
}

async function keep(read: readonly CampaignState[]): Promise<void> {
  const randomBytes = (size: number) => new Uint8Array(size).fill(7);
  const made = {
    dir,
    workspace: WORKSPACE,
    endpoint: braze.endpoint,
    apiKeyEnv: 'BRAZE_API_KEY',
    env,
    randomBytes,
    sleep,
  };
  await initAuditFolder({ ...made, ci: 'github', gitDriver: true, time: clock / 1000 });
  const folder = await openAuditFolder(dir, env);
  const lock = await lockAuditFolder(folder, { pid: 1, host: 'here', since: '2026-03-01T10:00:00Z' }, () => true);
  const key = secretKey(folder.config, env);
  if (!key) throw new Error('no key');
  const masker = createMasker({ key });
  const files = new Map(
    read.map((state) => [campaignFilePath(WORKSPACE, state.id), encodeCampaignFile(masker.mask(state).state)]),
  );
  const { revision: base } = await readHead(folder.repository);
  const { revision } = await commitSnapshot(folder, { base, files, message: 'Snapshot\n', time: clock / 1000 }, sleep);
  const run = { time: '2026-03-01T10:00:00Z', complete: true, lastFullSweep: null, failed: [], listed: read.length };
  await writeRunRecords(folder, { [WORKSPACE]: run }, clock / 1000);
  await readRunRecords(folder);
  await restoreWorkTree(folder, sleep);
  for await (const snapshot of snapshots(folder)) await resolveSnapshot(folder, snapshot.time);
  for (const { workspace, id, objectId } of await listCampaignFiles(folder, revision)) {
    await readCampaign(folder, workspace, id, objectId);
  }
  await checkCampaignFiles(folder);
  configJsonSchema();
  await lock.release();
  await folder.close();
}

function tell(read: readonly CampaignState[]): void {
  const at = (revision: string) => ({ revision, time: '2026-03-01T10:00:00Z' });
  const changed = read.map((state, index) => ({
    ...state,
    details: { ...state.details, name: `Renamed ${index}`, extra: 1 },
  }));
  const set = createChangeSet(
    at('a'.repeat(40)),
    at('b'.repeat(40)),
    read.flatMap((state, index) => {
      const after = index % 5 === 0 ? null : (changed[index] ?? null);
      return campaignChanges(index % 7 === 1 ? null : state, after, { workspace: WORKSPACE, fromTime: null }) ?? [];
    }),
  );
  groupMassChanges(filterChangeSet(set, { severity: ['info'] }));
  const [first] = read;
  const findings = set.campaigns.flatMap((campaign) =>
    campaign.changes.map((change) => ({ campaign, change, decidedBy: null })),
  );
  const check = { set, findings, warnings: ['a warning'] };
  const text = { color: true, width: 80 };
  const entry = { ...at('b'.repeat(40)), workspaces: {}, changes: set };
  const locate = () => ({ file: 'brazier.json', line: 1 });
  const shown = { ...at('b'.repeat(40)), workspace: WORKSPACE, state: first ?? { id: 'x', list: {}, details: {} } };
  const blame = [{ path: ['name'], value: 'x', since: at('a'.repeat(40)) }];
  const told = [
    report.renderText(set, text),
    report.renderJson(set),
    report.renderMarkdown(set),
    report.renderHtml(set),
    report.renderCheckText(check, text),
    report.renderCheckJson(check),
    report.renderCheckMarkdown(check),
    report.renderCheckHtml(check),
    report.renderGithub(check, { locate }),
    report.renderSarif(check, { locate, rules: RULES, version: '1.0.0' }),
    report.renderJunit(check, { failOn: 'error' }),
    report.renderLogText([entry], text),
    report.renderLogJson([entry]),
    report.renderLogMarkdown([entry]),
    report.renderLogHtml([entry]),
    report.renderCampaignText(shown, text),
    report.renderCampaignJson(shown),
    report.renderBlameText(blame, text),
    report.renderBlameJson(blame),
    report.renderRulesText(RULES, text),
    report.renderRulesMarkdown(RULES),
    report.renderRulesJson(RULES),
    report.renderSnapshotJson({ revision: null, pushed: false, workspaces: {}, changes: set }),
    ...read.flatMap(({ details }) =>
      Object.values(details['messages'] ?? {})
        .filter(isJsonObject)
        .map(report.messageAsText),
    ),
  ];
  const long = told.join('\n');
  diffText(long.slice(0, 50_000), visible(splitSegments(long).toReversed().join('')).slice(0, 50_000));
}
