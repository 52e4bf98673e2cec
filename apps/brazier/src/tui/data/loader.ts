import type { HistorySource } from '../history-source.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import { type CampaignSummary, summarizeCampaign } from '../state/campaign-summary.ts';
import type { Event } from '../state/event.ts';
import type { Loaded } from '../state/state.ts';
import type { Want } from '../state/wants.ts';
import { createDetailReader } from './detail-reader.ts';
import { createJudge } from './judge.ts';
import { problemOf } from './problem.ts';
import { createRunsReader } from './runs-reader.ts';
import { createStreamReader } from './stream-reader.ts';
import { createTextComparer } from './text-comparer.ts';
import { createTimelineReader } from './timeline-reader.ts';

/** Reads what the screen wants, in the background; what is no longer wanted is dropped, and the newest want wins. */
export interface Loader {
  /** Tells what is wanted now. */
  want(wants: readonly Want[]): void;
  /** Reads the snapshots again from the newest. */
  restart(): void;
  close(): void;
}

/** Campaigns that take longer to compare than anybody wants to wait without a word. */
const LONG_COMPARISON = 400;

/** Makes a loader. `dispatch` receives what has arrived. */
export function createLoader(history: HistorySource, dispatch: (event: Event) => void): Loader {
  const timeline = createTimelineReader(history, dispatch);
  const runs = createRunsReader(history, dispatch);
  const judge = createJudge(history, dispatch);
  const texts = createTextComparer(dispatch);
  const changes = createDetailReader<Want & { kind: 'changes' }>(async ({ key, source: { from, to } }, signal) => {
    const onProgress = tellSteps((progress) =>
      dispatch({ type: 'changes', key, loaded: { state: 'loading', progress } }),
    );
    const how = { onProgress, signal };
    const loaded = await load(() => (from === null ? history.changesOf(to, how) : history.between(from, to, how)));
    if (!signal.aborted) dispatch({ type: 'changes', key, loaded });
  });
  const blames = createDetailReader<Want & { kind: 'blame' }>(async ({ key, campaign }) => {
    dispatch({ type: 'blame', key, loaded: await load(() => history.blame(campaign)) });
  });
  const campaigns = createStreamReader<Want & { kind: 'campaigns' }, CampaignSummary>(
    ({ revision }) => summaries(history, revision),
    (key, streamed) => dispatch({ type: 'campaigns', key, streamed }),
  );
  const histories = createStreamReader(
    ({ campaign }: Want & { kind: 'history' }) => history.campaignHistory(campaign),
    (key, streamed) => dispatch({ type: 'history', key, streamed }),
  );

  function want(wants: readonly Want[]): void {
    for (const wanted of wants) if (wanted.kind === 'timeline') timeline.read(wanted.count);
    changes.read(wants.filter((wanted) => wanted.kind === 'changes'));
    blames.read(wants.filter((wanted) => wanted.kind === 'blame'));
    campaigns.read(wants.find((wanted) => wanted.kind === 'campaigns') ?? null);
    histories.read(wants.find((wanted) => wanted.kind === 'history') ?? null);
    judge.read(wants.find((wanted) => wanted.kind === 'matches') ?? null);
    if (wants.some((wanted) => wanted.kind === 'runs')) runs.start();
    texts.compare(wants.find((wanted) => wanted.kind === 'text')?.change ?? null);
  }

  return {
    want,
    restart: timeline.restart,
    close() {
      timeline.close();
      runs.close();
      want([]);
    },
  };
}

/** Tells of a long comparison each time that another fiftieth of it is done, and of a short one nothing: each word costs a frame. */
function tellSteps(tell: (progress: string) => void): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    if (total < LONG_COMPARISON || done - told < total / 50) return;
    told = done;
    tell(`${formatCount(done)} of ${countOf(total, 'campaign')}`);
  };
}

async function load<T>(read: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { state: 'ready', value: await read() };
  } catch (error) {
    return { state: 'failed', problem: problemOf(error) };
  }
}

/** Of each campaign only what the list shows: ten thousand whole ones would fill the memory. */
async function* summaries(history: HistorySource, revision: string | null): AsyncGenerator<CampaignSummary> {
  for await (const campaign of history.campaignsAt(revision ?? undefined)) yield summarizeCampaign(campaign);
}
