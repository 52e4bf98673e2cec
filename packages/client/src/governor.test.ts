import { describe, expect, it } from 'vitest';
import type { ClientEvent } from './client-event.ts';
import { createGovernor, type Governor, type GovernorOptions } from './governor.ts';
import { createSimulatedTime } from './testing/test-time.ts';

const START = Date.UTC(2026, 2, 1, 10, 10);
const HOUR = 3_600_000;

interface Course {
  seconds: number;
  done: number;
  errors: unknown[];
  events: ClientEvent[];
  /** The least that Braze ever had left when one of our requests came. */
  least: number;
  /** When each request came, in seconds since the start. */
  sent: number[];
  governor: Governor;
}

interface Scenario {
  requests: number;
  limit?: number;
  /** Requests that others sent before we began. */
  used?: number;
  othersPerSecond?: number;
  latencyMs?: number;
  headers?: boolean;
  /** Tells how many are to come. */
  announce?: boolean;
  policy?: Partial<Pick<GovernorOptions, 'reserve' | 'maxWaitSeconds'>>;
}

/** Sixteen at a time ask a Braze with hourly windows, in simulated time. */
async function simulate(scenario: Scenario): Promise<Course> {
  const { requests, limit = 250_000, used = 0, othersPerSecond = 0, latencyMs = 100, headers = true } = scenario;
  const time = createSimulatedTime(START);
  const events: ClientEvent[] = [];
  const errors: unknown[] = [];
  const sent: number[] = [];
  let ours = 0;
  let window = START - (START % HOUR);
  let least = limit;
  const answer = () => {
    if (time.now() >= window + HOUR) {
      window += HOUR * Math.floor((time.now() - window) / HOUR);
      ours = 0;
    }
    ours += 1;
    const before = window < START ? used : 0;
    const others = before + (othersPerSecond * (time.now() - Math.max(window, START))) / 1000;
    const remaining = Math.max(0, Math.floor(limit - ours - others));
    least = Math.min(least, remaining);
    return headers ? { limit, remaining, resetAt: window + HOUR, resetHere: window + HOUR } : null;
  };
  const governor = createGovernor({
    now: time.now,
    sleep: time.sleep,
    reserve: 0.5,
    maxWaitSeconds: 300,
    onEvent: (event) => events.push(event),
    ...scenario.policy,
  });
  if (scenario.announce !== false) governor.expect(requests);
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < requests) {
      next += 1;
      try {
        await governor.admit();
      } catch (error) {
        errors.push(error);
        continue;
      }
      sent.push((time.now() - START) / 1000);
      const reading = answer();
      await time.sleep(latencyMs);
      governor.settle(reading);
      done += 1;
    }
  };
  await time.passUntil(Promise.all(Array.from({ length: 16 }, worker)));
  return { seconds: (time.now() - START) / 1000, done, errors, events, least, sent, governor };
}

const waitings = ({ events }: Course) => events.filter((event) => event.type === 'waiting');

describe('with a generous allowance', () => {
  it('a small workspace is not slowed at all', async () => {
    const course = await simulate({ requests: 64 });
    expect(course).toMatchObject({ done: 64, seconds: 0.4, events: [] });
  });

  it('ten thousand campaigns take what sixteen at a time take', async () => {
    const course = await simulate({ requests: 10_000 });
    expect(course).toMatchObject({ done: 10_000, errors: [], events: [] });
    expect(course.seconds).toBeCloseTo(62.5, 0);
    expect(course.least).toBeGreaterThan(125_000);
  });

  it('others who use it too slow nothing down', async () => {
    const course = await simulate({ requests: 10_000, othersPerSecond: 20 });
    expect(course).toMatchObject({ done: 10_000, events: [] });
    expect(course.seconds).toBeCloseTo(62.5, 0);
  });

  it('a Braze that tells no limit is asked as fast as it answers', async () => {
    const course = await simulate({ requests: 1_000, headers: false });
    expect(course).toMatchObject({ done: 1_000, events: [] });
  });
});

describe('with a short allowance', () => {
  const policy = { maxWaitSeconds: 7_200 };

  it('an hour at ten thousand campaigns: half of it stays free, the rest is spread, and it goes on after the reset', async () => {
    const course = await simulate({ requests: 10_000, limit: 12_000, policy });
    expect(course).toMatchObject({ done: 10_000, errors: [] });
    expect(course.least).toBeGreaterThanOrEqual(6_000);
    // Fifty minutes are left of the first hour: the first 6,000 go evenly into them, the rest into the next hour at once.
    expect(course.seconds).toBeGreaterThan(3_000);
    expect(course.seconds).toBeLessThan(3_000 + 60);
    const perMinute = Array.from(
      { length: 49 },
      (_, minute) => course.sent.filter((at) => Math.floor(at / 60) === minute + 1).length,
    );
    for (const count of perMinute) expect(count).toBeCloseTo(119, -2);
    expect(Math.max(...perMinute)).toBeLessThan(150);
    const [first] = course.events;
    expect(first).toMatchObject({
      type: 'pace',
      requestsPerSecond: expect.closeTo(2, 0),
      estimateSeconds: expect.closeTo(3_000, -3),
    });
  });

  it('what others use is counted: they find the reserve whole when they come late', async () => {
    const course = await simulate({ requests: 10_000, limit: 12_000, othersPerSecond: 0.5, policy });
    expect(course).toMatchObject({ done: 10_000, errors: [] });
    expect(course.least).toBeGreaterThanOrEqual(6_000 - 1);
  });

  it('where others have used the half, it waits for the reset and says for how long', async () => {
    const course = await simulate({ requests: 500, used: 200_000, policy });
    expect(course).toMatchObject({ done: 500, errors: [] });
    expect(waitings(course)).toEqual([
      {
        type: 'waiting',
        reason: 'reserve',
        seconds: 3_001 - 0.1,
        until: '2026-03-01T11:00:01Z',
        estimateSeconds: expect.any(Number),
      },
    ]);
    expect(course.sent.filter((at) => at < 3_000)).toHaveLength(16);
    expect(course.seconds).toBeLessThan(3_010);
    const [waiting] = waitings(course);
    expect(waiting?.estimateSeconds).toBeGreaterThanOrEqual(3_000);
    expect(waiting?.estimateSeconds).toBeLessThan(3_010);
  });

  it('where the reset is further away than the longest wait, it ends with what remains and when it is whole again', async () => {
    const course = await simulate({ requests: 500, used: 200_000 });
    expect(course.done).toBe(16);
    expect(course.errors).toHaveLength(484);
    for (const error of course.errors) {
      expect(error).toMatchObject({ name: 'RateLimitError', data: { resetAt: '2026-03-01T11:00:00Z' } });
    }
    expect(course.seconds).toBeLessThan(1);
  });

  it('waits no longer in all than it may, however many wait', async () => {
    const course = await simulate({ requests: 10_000, limit: 12_000 });
    expect(course.seconds).toBeLessThan(302);
    expect(course.done).toBeGreaterThan(5_900);
    expect(course.least).toBeGreaterThanOrEqual(6_000);
    expect(course.errors).toHaveLength(10_000 - course.done);
  });

  it('with no leave to wait, takes what there is and ends at once', async () => {
    const course = await simulate({ requests: 10_000, limit: 12_000, policy: { maxWaitSeconds: 0 } });
    expect(course.least).toBeGreaterThanOrEqual(6_000);
    expect(course.done).toBeGreaterThan(5_900);
    expect(course.seconds).toBeLessThan(60);
    expect(course.events).toEqual([]);
  });

  it('with another reserve, that one stays free', async () => {
    const course = await simulate({ requests: 5_000, limit: 4_000, policy: { reserve: 0.1, maxWaitSeconds: 0 } });
    expect(course.least).toBeGreaterThanOrEqual(400);
    expect(course.done).toBeGreaterThan(3_500);
  });

  it('of an unknown number of requests none is held back before the reserve', async () => {
    const course = await simulate({ requests: 3_000, limit: 12_000, announce: false });
    expect(course).toMatchObject({ done: 3_000, events: [] });
    expect(course.seconds).toBeLessThan(20);
  });
});

describe('a hold', () => {
  it('stops everybody once, for as long as Braze says', async () => {
    const time = createSimulatedTime(START);
    const events: ClientEvent[] = [];
    const governor = createGovernor({
      ...time,
      reserve: 0.5,
      maxWaitSeconds: 300,
      onEvent: (event) => events.push(event),
    });
    governor.hold(30_000);
    governor.hold(20_000);
    await time.passUntil(Promise.all(Array.from({ length: 10 }, () => governor.admit())));
    expect(time.now() - START).toBe(30_000);
    expect(events).toEqual([
      { type: 'waiting', reason: 'refused', seconds: 30, until: '2026-03-01T10:10:30Z', estimateSeconds: null },
    ]);
    expect([governor.canWait(270_000), governor.canWait(270_001)]).toEqual([true, false]);
    governor.hold(400_000);
    await expect(governor.admit()).rejects.toMatchObject({
      name: 'RateLimitError',
      data: { resetAt: '2026-03-01T10:17:10Z' },
    });
  });

  it('ends when the run is interrupted', async () => {
    const controller = new AbortController();
    const sleep = (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const options = { now: () => START, sleep, reserve: 0.5, maxWaitSeconds: 300, onEvent: () => undefined };
    const governor = createGovernor({ ...options, signal: controller.signal });
    governor.hold(30_000);
    const admitted = Promise.allSettled([governor.admit(), governor.admit()]);
    controller.abort(new Error('interrupted'));
    for (const outcome of await admitted) expect(outcome).toMatchObject({ reason: { message: 'interrupted' } });
  });
});
