// Loaded with `node --import`: at the end writes what the process itself used, without its children, where BENCH_USAGE says.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ CPU: userCPUTime + systemCPUTime, memory: maxRSS }));
});
