import { visible } from '@brazier/schema';
import type { ChangeSource } from '../history-source.ts';
import { type Row, rowText, type Span, span } from '../rows/span.ts';
import { formatMinute } from '../rows/times.ts';
import { visibleChanges } from '../state/filtered.ts';
import { nameOf, revisionName } from '../state/names.ts';
import { campaignKey, type State, sourceKey, type View } from '../state/state.ts';
import { cutStart, cutText, textWidth } from '../width.ts';

/** The first row: the way that led here, at the right the folder. */
export function titleRow(state: State): Row {
  const folder = cutStart(visible(state.facts.folder), Math.max(10, Math.floor(state.columns / 3)));
  const room = state.columns - textWidth(folder) - 3;
  const crumbs = crumbSpans(state, room);
  const used = textWidth(rowText(crumbs));
  return [
    ...crumbs,
    span(' '.repeat(Math.max(1, state.columns - used - textWidth(folder) - 1))),
    span(`${folder} `, 'dim'),
  ];
}

const LEFT_OUT = '… › ';

/** The views of the stack by name, the last one bold; where there is no room, `…` stands for those at the start. */
function crumbSpans(state: State, room: number): Span[] {
  const names = state.stack.map((view) => viewName(state, view));
  const last = cutText(names.at(-1) ?? '', Math.max(8, room - 2));
  let shown = last;
  let from = names.length - 1;
  while (from > 0) {
    const longer = `${names[from - 1]} › ${shown}`;
    if (textWidth(longer) + (from > 1 ? textWidth(LEFT_OUT) : 0) > room - 2) break;
    shown = longer;
    from--;
  }
  if (from > 0 && textWidth(LEFT_OUT + shown) <= room) shown = LEFT_OUT + shown;
  const before = shown.slice(0, shown.length - last.length);
  return [span(' '), span(before, 'dim'), span(last, 'heading')];
}

/** What a view is called in the title. */
export function viewName(state: State, view: View): string {
  switch (view.kind) {
    case 'timeline':
      return 'Timeline';
    case 'changes':
      return sourceName(state, view.source);
    case 'change':
      return campaignName(state, view);
    case 'campaigns':
      return view.revision === null ? 'Campaigns' : `Campaigns at ${revisionName(state, view.revision)}`;
    case 'history':
      return `History of ${visible(nameOf(state, view))}`;
    default:
      return `Blame of ${visible(nameOf(state, view))}`;
  }
}

/** The two snapshots by their times as soon as they are known: what was typed, a day perhaps, names neither exactly. */
function sourceName(state: State, source: ChangeSource): string {
  const { from, to } = source;
  if (from === null) return revisionName(state, to);
  const loaded = state.data.changes.get(sourceKey(source));
  const [first, last] = loaded?.state === 'ready' ? [loaded.value.from.time, loaded.value.to.time] : [null, null];
  const name = (asked: string, time: string | null): string =>
    time === null ? revisionName(state, asked) : formatMinute(time);
  return `${name(from, first)} → ${name(to, last)}`;
}

function campaignName(state: State, view: View & { kind: 'change' }): string {
  const loaded = visibleChanges(state, view.source);
  const key = campaignKey(view.campaign);
  const found =
    loaded?.state === 'ready' ? loaded.value.campaigns.find((campaign) => campaignKey(campaign) === key) : undefined;
  return visible(found?.name ?? view.campaign.id);
}
