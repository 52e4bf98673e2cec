import { expect, test } from 'vitest';
import { ONLY_LOOKING } from './fixtures/facts.ts';
import { MADE_NOW, makeHistory, revisionAt } from './fixtures/made-history.ts';
import { ACTIONS } from './keys.ts';
import { type Row, rowText } from './rows/span.ts';
import { summarizeCampaign } from './state/campaign-summary.ts';
import type { Event } from './state/event.ts';
import { initialState } from './state/initial.ts';
import { paletteActions } from './state/palette.ts';
import type { Facts, Prompt, State } from './state/state.ts';
import { update } from './state/update.ts';
import { bottomLine } from './views/bottom-line.ts';
import { layoutOf } from './views/layout.ts';
import { overlayRows } from './views/overlay.ts';
import { PROMPT_LEADS, promptPlaceholder } from './views/prompt-rows.ts';
import { textWidth } from './width.ts';

const COLUMNS = 80;
/** What every row of the body leaves free for its margin. */
const INSIDE = 78;

const EVERYTHING: Facts = { ...ONLY_LOOKING, canSnapshot: true, canAcknowledge: true };

function play(events: readonly Event[], facts: Facts = EVERYTHING): State {
  const begin = initialState({ columns: COLUMNS, rows: 60, now: MADE_NOW, facts });
  return events.reduce((state, event) => update(state, event, ACTIONS).state, begin);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const act = (action: (typeof ACTIONS)[number]['id']): Event => ({ type: 'action', action });

/** Every view, empty and full, with what leads to each. */
async function everyView(): Promise<[name: string, state: State][]> {
  const history = makeHistory({ snapshots: 3, names: ['Sale', 'News', 'Cart', 'Late'] });
  const entries: Event = {
    type: 'entries',
    items: await collect(history.snapshots()),
    done: true,
    problem: null,
    reset: false,
  };
  const newest = revisionAt(0);
  const changes: Event = {
    type: 'changes',
    key: newest,
    loaded: { state: 'ready', value: await history.changesOf(newest) },
  };
  const campaigns = (await collect(history.campaignsAt())).map(summarizeCampaign);
  const [first] = campaigns;
  const ref = { workspace: first?.workspace ?? '', id: first?.id ?? '' };
  const key = `${ref.workspace}/${ref.id}`;
  const all: Event = { type: 'campaigns', key: '', streamed: { items: campaigns, done: true, problem: null } };
  const told: Event = {
    type: 'history',
    key,
    streamed: { items: await collect(history.campaignHistory(ref)), done: true, problem: null },
  };
  const blamed: Event = { type: 'blame', key, loaded: { state: 'ready', value: await history.blame(ref) } };
  const inCampaigns = [entries, act('campaigns'), act('campaigns'), all];
  return [
    ['nothing read', play([])],
    ['no snapshot', play([{ type: 'entries', items: [], done: true, problem: null, reset: false }])],
    [
      'no folder',
      play([{ type: 'entries', items: [], done: true, problem: null, reset: false }], {
        ...ONLY_LOOKING,
        hasAuditFolder: false,
      }),
    ],
    ['only looking', play([entries, changes, act('open'), act('open')], ONLY_LOOKING)],
    ['Timeline', play([entries])],
    ['marked', play([entries, act('mark'), act('down')])],
    ['filtered to nothing', play([entries, { type: 'filter', change: { since: '2030-01-01' } }])],
    ['Changes, being read', play([entries, act('open')])],
    ['Changes', play([entries, changes, act('open')])],
    [
      'Changes, filtered to nothing',
      play([entries, changes, act('open'), { type: 'filter', change: { words: ['nowhere'] } }]),
    ],
    ['Change', play([entries, changes, act('open'), act('open')])],
    ['Campaigns, being read', play([entries, act('campaigns')])],
    ['Campaigns', play(inCampaigns)],
    ['History, being read', play([...inCampaigns, act('history')])],
    ['History', play([...inCampaigns, act('history'), told])],
    ['Blame', play([...inCampaigns, act('blame'), blamed])],
  ];
}

const views = await everyView();

/** The rows that are wider than they may be, without any cut. */
function tooWide(rows: readonly Row[], most: number): string[] {
  return rows.map((row) => rowText(row).trimEnd()).filter((text) => textWidth(text) > most);
}

function over(state: State): string[] {
  const layout = layoutOf(state);
  return tooWide([...overlayRows(state, layout, ACTIONS), bottomLine(state, layout, ACTIONS)], COLUMNS);
}

test.each(views)('%s: what a view says of itself fits 80 columns', (_, state) => {
  const { list } = layoutOf(state).panes[0] ?? {};
  const headings = (list?.lines ?? []).filter((line) => line < 0).map((line) => list?.heading(-1 - line) ?? []);
  const columns = list?.columns ?? [];
  expect(tooWide([columns, ...headings, ...(list?.empty ?? [])], INSIDE)).toEqual([]);
  expect(over(state)).toEqual([]);
});

test.each(views)(
  '%s: each action in the palette is told whole at 80 columns, and why it cannot be done',
  (_, state) => {
    const count = paletteActions(state, ACTIONS, '').length;
    for (let cursor = 0; cursor < count; cursor++) {
      expect(over({ ...state, overlay: { kind: 'palette', text: '', cursor } })).toEqual([]);
    }
  },
);

test.each(views)('%s: the help, and each menu, fits 80 columns', (_, state) => {
  expect(over(play([{ type: 'action', action: 'help' }]))).toEqual([]);
  for (const action of ['help', 'filter', 'copy', 'editor', 'export', 'snapshot'] as const) {
    const opened = update(state, act(action), ACTIONS).state;
    expect(over(opened)).toEqual([]);
    const items = opened.overlay?.kind === 'menu' ? opened.overlay.items : [];
    for (const { event } of items) {
      if (event.type === 'menu') expect(over(update(state, event, ACTIONS).state)).toEqual([]);
    }
  }
});

test.each(views)('%s: what can be typed into each prompt is told whole at 80 columns', (_, state) => {
  for (const purpose of Object.keys(PROMPT_LEADS) as Prompt['purpose'][]) {
    const typing = update(state, { type: 'prompt', purpose }, ACTIONS).state;
    expect(over(typing)).toEqual([]);
    if (typing.overlay?.kind !== 'prompt') throw new Error('no prompt was opened');
    const line = rowText(bottomLine(typing, layoutOf(typing), ACTIONS));
    expect(line).toContain(promptPlaceholder(typing, typing.overlay));
  }
});
