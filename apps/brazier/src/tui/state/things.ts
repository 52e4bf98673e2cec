import type { Change } from '@brazier/diff';
import { type Json, stringifyJson } from '@brazier/schema';
import type { CampaignRef } from '../history-source.ts';
import { hideSecrets, holdsSecret } from '../rows/secrets.ts';
import type { Excerpt } from './effect.ts';
import { campaignHere, changeHere, revisionHere } from './here.ts';
import { campaignKey, type State, sourceKey } from './state.ts';
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
  things.push(...blamedValue(state));
  const campaign = campaignHere(state);
  if (campaign !== null) {
    things.push({ key: 'i', name: 'the campaign’s id', text: campaign.campaign.id });
    // Until its name has been read a campaign goes by its id.
    if (campaign.name !== campaign.campaign.id)
      things.push({ key: 'n', name: 'the campaign’s name', text: campaign.name });
  }
  const link = dashboardLink(state);
  if (link !== null) things.push({ key: 'l', name: 'the link to the dashboard', text: link });
  const revision = revisionHere(state);
  if (revision !== null) things.push({ key: 'r', name: 'the snapshot’s revision', text: revision });
  return things;
}

function valuesOf({ before, after, op }: Change): Thing[] {
  if (op === 'moved') return [];
  return [...valueThing('v', 'the value after', after), ...valueThing('b', 'the value before', before)];
}

/** The value as a text; of one that is a secret nothing, of one with a secret in it the rest. */
function valueThing(key: string, name: string, value: Json | undefined): Thing[] {
  if (value === undefined) return [];
  const text = valueText(value);
  if (!holdsSecret(value)) return [{ key, name, text }];
  // A header or a key with its scheme: what remains of it is of no use to anybody.
  if (text.length < 200) return [];
  return [{ key, name: `${name}, its secrets left out`, text: hideSecrets(text) }];
}

function blamedValue(state: State): Thing[] {
  const view = topView(state);
  if (view.kind !== 'blame') return [];
  const loaded = state.data.blames.get(campaignKey(view.campaign));
  return valueThing('v', 'the value', loaded?.state === 'ready' ? loaded.value[view.place.cursor]?.value : undefined);
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

/** The campaign's file that the cursor is on or in: at the snapshot shown, or at the one before where it is gone. `at` null: the newest. */
export function fileHere(state: State): { campaign: CampaignRef; at: string | null } | null {
  const here = campaignHere(state);
  if (here === null) return null;
  const { campaign } = here;
  const view = topView(state);
  if (view.kind !== 'changes' && view.kind !== 'change') return { campaign, at: revisionHere(state) };
  const loaded = state.data.changes.get(sourceKey(view.source));
  const set = loaded?.state === 'ready' ? loaded.value : null;
  const found = set?.campaigns.find((other) => campaignKey(other) === campaignKey(campaign));
  return { campaign, at: found?.status === 'removed' ? (set?.from.revision ?? null) : view.source.to };
}

/** What “as Markdown” and “export” mean here: a snapshot in the Timeline, a campaign in its list, the change under the cursor. Null where nothing. */
export function excerptHere(state: State): Excerpt | null {
  const view = topView(state);
  const campaign = campaignHere(state)?.campaign ?? null;
  switch (view.kind) {
    case 'timeline':
    case 'history': {
      const revision = revisionHere(state);
      if (revision === null) return null;
      return { source: { from: null, to: revision }, campaign, fingerprint: changeHere(state)?.fingerprint ?? null };
    }
    case 'changes':
      return { source: view.source, campaign, fingerprint: null };
    case 'change':
      return { source: view.source, campaign, fingerprint: changeHere(state)?.fingerprint ?? null };
    default:
      return null;
  }
}
