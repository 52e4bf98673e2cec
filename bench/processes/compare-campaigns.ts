import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { CampaignPair } from '../diff/campaign-pairs.ts';
import { STRUCTURE_TOOLS } from '../diff/structure-tools.ts';

// Compares all pairs of a file with one tool, and tells what that took; without a tool it only holds them, which is what each of the others does too.
const { tool, file } = JSON.parse(process.argv[2] ?? '{}') as { tool: string; file: string };
const pairs = JSON.parse(readFileSync(file, 'utf8')) as CampaignPair[];
const { compare, entries } = (await STRUCTURE_TOOLS[tool]?.()) ?? { compare: () => undefined, entries: () => [] };

const start = performance.now();
const found = pairs.map(compare);
const time = performance.now() - start;
const memory = process.resourceUsage().maxRSS * 1024;
process.send?.({ time, memory, found: found.reduce((sum: number, each) => sum + entries(each).length, 0) });
process.disconnect();
