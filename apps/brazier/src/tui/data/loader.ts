import type { HistorySource } from '../history-source.ts';
import { type CampaignSummary, summarizeCampaign } from '../state/campaign-summary.ts';
import type { Loaded } from '../state/state.ts';
import type { Event } from '../state/step.ts';
import type { Want } from '../state/wants.ts';
import { createDetailReader } from './detail-reader.ts';
import { createJudge } from './judge.ts';
import { problemOf } from './problem.ts';
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

/** Makes a loader. `dispatch` receives what has arrived. */
export function createLoader(history: HistorySource, dispatch: (event: Event) => void): Loader {
  const timeline = createTimelineReader(history, dispatch);
  const judge = createJudge(history, dispatch);
  const texts = createTextComparer(dispatch);
  const changes = createDetailReader<Want & { kind: 'changes' }>(async ({ key, source: { from, to } }) => {
    const loaded = await load(() => (from === null ? history.changesOf(to) : history.between(from, to)));
    dispatch({ type: 'changes', key, loaded });
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
    judge.read(wants.find((wanted) => wanted.kind === 'verdicts') ?? null);
    texts.compare(wants.find((wanted) => wanted.kind === 'text')?.change ?? null);
  }

  return {
    want,
    restart: timeline.restart,
    close() {
      timeline.close();
      want([]);
    },
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
