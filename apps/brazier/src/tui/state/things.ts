import type { Change } from '@brazier/diff';
import { type Json, stringifyJson } from '@brazier/schema';
import { isSecret } from '../rows/values.ts';
import { campaignHere, changeHere, revisionHere } from './here.ts';
import type { ChangeSource, State } from './state.ts';
import { topView } from './step.ts';

/** A text that can be copied or opened in an editor. */
export interface Thing {
  /** `the value after`, `the campaign’s id`. */
  name: string;
  key: string;
  text: string;
}

/** A value as it is pasted back into Braze: a text as it is, anything else as JSON. */
export function valueText(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value, 2);
}

/** What the cursor is on, as texts, the most useful first. A masked secret has no value. */
export function thingsHere(state: State): Thing[] {
  const things: Thing[] = [];
  const change = changeHere(state);
  if (change !== null) things.push(...valuesOf(change));
  const line = blamedValue(state);
  if (line !== null) things.push({ key: 'v', name: 'the value', text: line });
  const campaign = campaignHere(state);
  if (campaign !== null) {
    things.push({ key: 'i', name: 'the campaign’s id', text: campaign.campaign.id });
    things.push({ key: 'n', name: 'the campaign’s name', text: campaign.name });
  }
  const link = dashboardLink(state);
  if (link !== null) things.push({ key: 'l', name: 'the link to the dashboard', text: link });
  const revision = revisionHere(state);
  if (revision !== null) things.push({ key: 'r', name: 'the snapshot’s revision', text: revision });
  return things;
}

function valuesOf(change: Change): Thing[] {
  const { before, after } = change;
  const things: Thing[] = [];
  if (change.op === 'moved') return things;
  if (after !== undefined && !isSecret(after))
    things.push({ key: 'v', name: 'the value after', text: valueText(after) });
  if (before !== undefined && !isSecret(before))
    things.push({ key: 'b', name: 'the value before', text: valueText(before) });
  return things;
}

function blamedValue(state: State): string | null {
  const view = topView(state);
  if (view.kind !== 'blame') return null;
  const loaded = state.data.blames.get(`${view.campaign.workspace}/${view.campaign.id}`);
  const value = loaded?.state === 'ready' ? loaded.value[view.place.cursor]?.value : undefined;
  return value === undefined || isSecret(value) ? null : valueText(value);
}

/** The campaign in Braze's dashboard, where the configuration says how such links are made; null elsewhere. */
export function dashboardLink(state: State): string | null {
  const here = campaignHere(state);
  if (here === null) return null;
  const template = state.facts.dashboardUrls[here.campaign.workspace];
  // What is no web address could start any program of the user's desktop.
  if (template === undefined || !/^https?:\/\//i.test(template)) return null;
  return template.replaceAll('{id}', encodeURIComponent(here.campaign.id));
}

/** The comparison that the cursor is on or in, and the one campaign or change of it that is meant. */
export interface Excerpt {
  source: ChangeSource;
  campaignId: string | null;
  fingerprint: string | null;
}

/** What “as Markdown” and “export” mean here: a snapshot in the Timeline, a campaign in its list, the change under the cursor. Null where nothing. */
export function excerptHere(state: State): Excerpt | null {
  const view = topView(state);
  const campaignId = campaignHere(state)?.campaign.id ?? null;
  switch (view.kind) {
    case 'timeline':
    case 'history': {
      const revision = revisionHere(state);
      if (revision === null) return null;
      return { source: { from: null, to: revision }, campaignId, fingerprint: changeHere(state)?.fingerprint ?? null };
    }
    case 'changes':
      return { source: view.source, campaignId, fingerprint: null };
    case 'change':
      return { source: view.source, campaignId, fingerprint: changeHere(state)?.fingerprint ?? null };
    default:
      return null;
  }
}
