import { expect, test } from 'vitest';
import { rowText } from '../rows/span.ts';
import { countQuietRuns, quietRows, runsOf } from './quiet-time.ts';

const at = (text: string): number => Date.parse(`2026-03-${text}:00Z`);
const run = (text: string, failed = 0) => ({
  time: `2026-03-${text}:00Z`,
  workspace: 'production',
  complete: failed === 0,
  failed,
});
/** Every hour of a day, newest first. */
const hourly = (day: string, from = 0, to = 23) =>
  Array.from({ length: to - from + 1 }, (_, index) => run(`${day}T${String(to - index).padStart(2, '0')}:00`));
const told = (runs: ReturnType<typeof run>[], older: string, newer: string, now = '09T23:00'): string[] =>
  quietRows(runsOf(runs), at(older), at(newer), at(now)).map(rowText);

test('where no run was though one was due every hour, the time without one is told', () => {
  const runs = [...hourly('05'), ...hourly('04', 0, 9), ...hourly('03')];
  expect(told(runs, '03T00:00', '05T23:00')).toEqual(['no run for 15 hours: 2026-03-04 09:00 to 2026-03-05 00:00']);
  expect(told(runs, '05T00:00', '05T23:00')).toEqual([]);
});

test('when the last run is long ago it is told since when', () => {
  const [row] = told(hourly('05'), '05T23:00', '06T12:00', '06T12:00');
  expect(row).toBe('no run since 2026-03-05 23:00 UTC, for 13 hours: is the schedule alive?');
});

test('a run that did not get everything is told though it made no snapshot', () => {
  const runs = [run('05T12:00'), run('05T11:00', 3), ...hourly('05', 0, 10)];
  expect(told(runs, '05T09:00', '05T12:00')).toEqual([
    '2026-03-05 11:00  partial run: 3 campaigns not fetched, no change seen',
  ]);
  expect(countQuietRuns(runsOf(runs), at('05T09:00'), at('05T12:00'))).toBe(2);
});

test('runs that failed are told with the reason, one row for all in a row that failed alike', () => {
  const refused = (text: string) => ({ ...run(text, 0), complete: false, problem: 'Braze refused the key.' });
  const unreachable = { ...refused('05T10:00'), problem: 'Braze could not be reached.' };
  const runs = [refused('05T13:00'), refused('05T12:00'), refused('05T11:00'), unreachable, ...hourly('05', 0, 9)];
  expect(told(runs, '05T09:00', '05T14:00')).toEqual([
    '2026-03-05 11:00 to 13:00  3 failed runs: production: Braze refused the key.',
    '2026-03-05 10:00  failed run: production: Braze could not be reached.',
  ]);
});

test('a run that failed within the present hour is told', () => {
  const refused = { ...run('05T13:20', 0), complete: false, problem: 'Braze refused the key.' };
  expect(told([refused, ...hourly('05', 0, 12)], '05T12:00', '05T13:00', '05T13:00')).toEqual([
    '2026-03-05 13:20  failed run: production: Braze refused the key.',
  ]);
});

test('of a run that failed for some workspaces only each is named, also where the run made a snapshot', () => {
  const refused = { ...run('05T13:00'), workspace: 'staging', complete: false, problem: 'Braze refused the key.' };
  const keyless = { ...refused, workspace: 'test', problem: 'There is no key.' };
  const runs = [keyless, run('05T13:00', 2), refused, ...hourly('05', 0, 12)];
  const failure = '2026-03-05 13:00  failed run: test: There is no key. staging: Braze refused the key.';
  expect(told(runs, '05T12:00', '05T14:00')).toEqual([
    '2026-03-05 13:00  partial run: 2 campaigns not fetched, no change seen',
    failure,
  ]);
  expect(told(runs, '05T13:00', '05T14:00')).toEqual([failure]);
  expect(told(runs, '05T12:00', '05T13:00')).toEqual([]);
});

test('before the first record and with too few of them nothing is claimed', () => {
  expect(told(hourly('05'), '01T00:00', '05T00:00')).toEqual([]);
  expect(told([run('05T12:00'), run('01T12:00')], '01T12:00', '05T12:00')).toEqual([]);
});

test('the runs of several workspaces at one time are one, partial where one of them is', () => {
  const pair = (text: string) => [run(text), { ...run(text, 2), workspace: 'staging' }];
  expect(runsOf([...pair('05T12:00'), run('05T11:00')]).list).toEqual([
    { time: at('05T12:00'), failed: 2, complete: false, problem: null },
    { time: at('05T11:00'), failed: 0, complete: true, problem: null },
  ]);
});
