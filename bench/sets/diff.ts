import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createTwoSnapshots } from '../diff/audit-folder.ts';
import { type CampaignPair, campaignPairs } from '../diff/campaign-pairs.ts';
import { comparisonPage } from '../diff/comparison-page.ts';
import { findAll, GIT } from '../diff/findings.ts';
import { measureWordDiff } from '../diff/git-word-diff.ts';
import { type Contender, type Measured, measureApart, measureInTurn, type Standing } from '../diff/measure.ts';
import { showBytes, showRatio } from '../diff/page-parts.ts';
import { NO_TOOL, STRUCTURE_TOOLS } from '../diff/structure-tools.ts';
import { textPairs } from '../diff/text-pairs.ts';
import { TEXT_TOOLS } from '../diff/text-tools.ts';
import { measureNode, PROGRAM, runCommand, temporaryFolder } from '../program.ts';

// `pnpm bench diff` builds first. While working on a package, its sources do: `node --conditions=@brazier/source bench/run.ts diff`; only
// the command `brazier diff` is the built one then.
export const about =
  'the worst pairs of texts and 1,000 campaigns with fifty edits, beside jsdiff, deep-diff, jsondiffpatch and git; writes docs/comparison.md';

const CAMPAIGNS = 1_000;
const ROUNDS = 7;
/** For each of these pairs of texts of 100 KB. */
const GOAL = { milliseconds: 300, bytes: 300_000_000 };
const COMPARE_TEXTS = new URL('../processes/compare-texts.ts', import.meta.url);
const COMPARE_CAMPAIGNS = new URL('../processes/compare-campaigns.ts', import.meta.url);
const PAGE = new URL('../../docs/comparison.md', import.meta.url);

/** Measures the semantic diff and the text diff, and writes the page that tells the figures. */
export async function run(): Promise<void> {
  const texts = [];
  for (const pair of textPairs()) {
    const contenders = Object.keys(TEXT_TOOLS).map((tool) => apart(COMPARE_TEXTS, tool, pair));
    texts.push({ what: pair.what, standings: print(pair.what, await measureInTurn(contenders, ROUNDS)) });
  }
  const { edited, all } = campaignPairs(CAMPAIGNS);
  const auditFolder = await createTwoSnapshots(all);
  const findings = await findAll(edited, auditFolder);
  const mails = new Set<CampaignPair>(edited.filter(({ edit }) => edit.rule === 'message.body.changed'));
  const short = all.filter((pair) => !mails.has(pair));
  const page = comparisonPage({
    findings,
    campaigns: all.length,
    campaignsWithoutMails: short.length,
    texts,
    inMemory: print(`${all.length} campaigns`, await measureInTurn(structureContenders(all), ROUNDS)),
    withoutMails: print(
      `${short.length} campaigns, without the mails of 100 KB`,
      await measureInTurn(structureContenders(short), ROUNDS),
    ),
    commands: print('as commands', await measureInTurn(commandContenders(auditFolder), ROUNDS)),
    versions: await versions(),
    goal: GOAL,
  });
  writeFileSync(PAGE, page);
  console.log('  docs/comparison.md is written');
}

function structureContenders(pairs: readonly CampaignPair[]): Contender[] {
  const states = pairs.map(({ before, after }) => ({ before, after }));
  return [...Object.keys(STRUCTURE_TOOLS), NO_TOOL].map((tool) => apart(COMPARE_CAMPAIGNS, tool, states));
}

/** A tool that compares, in a process of its own, what it finds in a file. */
function apart(program: URL, tool: string, content: object): Contender {
  const file = join(temporaryFolder(), 'compared.json');
  writeFileSync(file, JSON.stringify(content));
  return { name: tool, run: () => measureApart(program, { tool, file }) };
}

function commandContenders(folder: string): Contender[] {
  return [
    { name: 'brazier diff --format json', run: () => measureBrazierDiff(folder) },
    { name: GIT, run: () => measureWordDiff(folder) },
  ];
}

async function measureBrazierDiff(folder: string): Promise<Measured> {
  const start = performance.now();
  const { usage } = await measureNode([PROGRAM, 'diff', '--format', 'json'], folder);
  return { time: performance.now() - start, memory: usage.memory * 1024, found: null };
}

async function versions(): Promise<string[]> {
  const { dependencies } = readManifest('../../packages/diff/package.json');
  const { devDependencies } = readManifest('../../package.json');
  const git = (await runCommand('git', ['--version'], '.')).trim().replace(' version', '');
  const libraries = [
    `deep-diff ${dependencies?.['deep-diff']}`,
    `jsdiff ${devDependencies?.['diff']}`,
    `jsondiffpatch ${devDependencies?.['jsondiffpatch']}`,
  ];
  return [...libraries, git, `Node ${process.versions.node}`];
}

function readManifest(path: string): Record<string, Record<string, string> | undefined> {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function print(what: string, standings: Standing[]): Standing[] {
  console.log(`  ${what} (${ROUNDS} rounds)`);
  for (const standing of standings) {
    const time = standing.time === null ? '' : `, in this run ${standing.time.toFixed(1)} ms`;
    const found = standing.found === null ? '' : `, found ${standing.found}`;
    console.log(
      `    ${standing.name.padEnd(28)} ${(standing.name === NO_TOOL ? '' : showRatio(standing)).padEnd(22)} ${showBytes(standing.memory)}${time}${found}`,
    );
  }
  return standings;
}
