import type { ChangeSource } from '../history-source.ts';
import { blameKey } from '../views/blame.ts';
import { type Lead, PLAIN_TEXT, previewOf } from '../views/preview.ts';
import { inOrder } from './comparison.ts';
import { campaignHere, changeHere, revisionHere } from './here.ts';
import { START } from './list.ts';
import { type State, type Subject, sourceKey, type View } from './state.ts';
import { focus, topView, withNotice, withSearch } from './step.ts';

/** Lays a view over the one with the focus; Esc comes back. */
export function push(state: State, { seek = null, ...subject }: Lead): State {
  const view = { ...subject, place: { ...START, seek }, search: null } as View;
  return { ...state, stack: [...state.stack, view] };
}

/** Goes to a view: back to it where it lies on the way that led here, else on to it. */
function goTo(state: State, lead: Lead): State {
  const at = state.stack.findIndex((view) => sameSubject(view, lead));
  return at === -1 ? push(state, lead) : { ...state, stack: state.stack.slice(0, at + 1) };
}

/** Another subject in the place of the one with the focus. */
function withTopSubject(state: State, subject: Subject): State {
  return push({ ...state, stack: state.stack.slice(0, -1) }, subject);
}

function sameSubject(one: Subject, other: Subject): boolean {
  return subjectKey(one) === subjectKey(other);
}

function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'timeline':
      return 'timeline';
    case 'changes':
      return `changes ${sourceKey(subject.source)}`;
    case 'campaigns':
      return `campaigns ${subject.revision}`;
    case 'change':
      return `change ${sourceKey(subject.source)} ${subject.campaign.workspace} ${subject.campaign.id}`;
    default:
      return `${subject.kind} ${subject.campaign.workspace} ${subject.campaign.id}`;
  }
}

/** Into the row under the cursor. */
export function openHere(state: State): State {
  const { pane } = focus(state);
  const lead = previewOf(state, pane.view, pane.list);
  return lead === null ? state : push(state, lead);
}

/** One step back: a search first, then the view; nothing at the top. */
export function goBack(state: State): State {
  if (topView(state).search !== null) return withSearch(state, null);
  return state.stack.length === 1 ? state : { ...state, stack: state.stack.slice(0, -1) };
}

/** From the list to what stands beside it, and back. */
export function toOtherPane(state: State): State {
  const { layout, pane } = focus(state);
  const isLeft = pane.left === 0;
  if (layout.panes.length < 2) return state;
  return isLeft ? openHere(state) : { ...state, stack: state.stack.slice(0, -1) };
}

/** The Timeline, as it was left. */
export function toTimeline(state: State): State {
  return { ...state, stack: state.stack.slice(0, 1) };
}

/** All campaigns at the snapshot that the cursor is on or in; where they lie on the way already, back to them; from an old snapshot's, the newest. */
export function toCampaigns(state: State): State {
  if (topView(state).kind === 'campaigns') return withTopSubject(state, { kind: 'campaigns', revision: null });
  const on = state.stack.findLast((view) => view.kind === 'campaigns');
  if (on !== undefined) return goTo(state, on);
  const revision = revisionHere(state);
  const newest = state.data.timeline.items[0]?.revision ?? null;
  return goTo(state, { kind: 'campaigns', revision: revision === newest ? null : revision });
}

/** The history of the campaign that the cursor is on or in. */
export function toHistory(state: State): State {
  const here = campaignHere(state);
  return here === null ? state : goTo(state, { kind: 'history', ...here });
}

/** Since when each field of the campaign has its value; at the field of the change under the cursor. */
export function toBlame(state: State): State {
  const here = campaignHere(state);
  if (here === null) return state;
  const change = changeHere(state);
  return goTo(state, { kind: 'blame', ...here, seek: change === null ? null : blameKey(change.path).slice(0, -1) });
}

/** Marks the snapshot under the cursor, or takes its mark away. */
export function toggleMark(state: State): State {
  const revision = revisionHere(state);
  if (revision === null) return state;
  if (state.mark?.revision === revision) return withNotice({ ...state, mark: null }, 'mark removed');
  return withNotice({ ...state, mark: { revision } }, 'marked: c on another snapshot compares the two');
}

/** What differs between the marked snapshot and the one under the cursor, the older one first. */
export function compareMarked(state: State): State {
  const { mark } = state;
  const here = revisionHere(state);
  if (mark === null || here === null) return state;
  if (here === mark.revision) return withNotice(state, 'this snapshot is the marked one: go to another');
  const source = inOrder(state, mark.revision, here);
  const view = topView(state);
  if (view.kind !== 'history') return openComparison(state, source);
  return goTo({ ...state, compared: source }, { kind: 'change', source, campaign: view.campaign, text: PLAIN_TEXT });
}

/** What differs between two states. */
export function openComparison(state: State, source: ChangeSource): State {
  return goTo({ ...state, compared: source }, { kind: 'changes', source });
}
