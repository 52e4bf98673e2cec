import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { TextPair } from '../diff/text-pairs.ts';
import { TEXT_TOOLS } from '../diff/text-tools.ts';

// Compares one pair of texts with one tool, the first thing that it does, and tells what that took.
const { tool, file } = JSON.parse(process.argv[2] ?? '{}') as { tool: string; file: string };
const pair = JSON.parse(readFileSync(file, 'utf8')) as TextPair;
const { compare, marked } = (await TEXT_TOOLS[tool]?.()) ?? { compare: () => undefined, marked: () => 0 };

const start = performance.now();
const found = compare(pair);
const time = found === undefined ? null : performance.now() - start;
const memory = process.resourceUsage().maxRSS * 1024;
process.send?.({ time, memory, found: found === undefined ? null : marked(found) });
process.disconnect();
