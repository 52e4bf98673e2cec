import {
  type CampaignState,
  type ChannelKind,
  campaignMessages,
  isJsonObject,
  isLive,
  type Json,
  type JsonObject,
  kindOfMessage,
  own,
} from '@brazier/schema';
import type { Difference } from './difference.ts';

/** Whether a campaign can be sending, before and after, and where it cannot, why. */
export type SendingState = 'live' | 'was live' | 'live now' | 'draft' | 'archived' | 'stopped';

/** What surrounds a difference: the two versions that were compared, and whether the campaign can be sending. */
export interface Scene {
  workspace: string;
  campaignId: string;
  /** True where what is told lies in a post-launch draft. */
  draft: boolean;
  /** The details (or the draft) before; null where there were none. */
  before: JsonObject | null;
  /** The details (or the draft) after; null where there are none. */
  after: JsonObject | null;
  sending: SendingState;
  /** True where the campaign can be sending, before or after. */
  live: boolean;
  /** True where other systems start the campaign, before or after. */
  apiTriggered: boolean;
}

/** The scene of the live versions of two states, at least one of which exists. */
export function sceneOf(workspace: string, before: CampaignState | null, after: CampaignState | null): Scene {
  const states = [after, before].filter((state) => state !== null);
  return {
    workspace,
    campaignId: states[0]?.id ?? '',
    draft: false,
    before: before?.details ?? null,
    after: after?.details ?? null,
    sending: sendingState(before, after),
    live: states.some(isLive),
    apiTriggered: states.some(isApiTriggered),
  };
}

function sendingState(before: CampaignState | null, after: CampaignState | null): SendingState {
  const [was, is] = [before !== null && isLive(before), after !== null && isLive(after)];
  if (is) return was || before === null ? 'live' : 'live now';
  if (was) return 'was live';
  const details = (after ?? before)?.details ?? {};
  if (own(details, 'archived') === true) return 'archived';
  return own(details, 'draft') === true ? 'draft' : 'stopped';
}

function isApiTriggered({ list, details }: CampaignState): boolean {
  return own(list, 'is_api_campaign') === true || own(details, 'schedule_type') === 'api_triggered';
}

/** The message variation that a difference lies in. */
export interface MessageInScene {
  id: string;
  /** After the change, or before it where it is gone. */
  content: JsonObject;
  kind: ChannelKind;
}

/** The message variation that a difference lies in, or undefined where it lies in none. */
export function messageOf({ path, replaces }: Difference, scene: Scene): MessageInScene | undefined {
  const id = path[1];
  if (path[0] !== 'messages' || typeof id !== 'string') return undefined;
  const content = [
    messageIn(scene.after, id),
    messageIn(scene.before, id),
    messageIn(scene.before, replaces ?? id),
  ].find(isJsonObject);
  return content && { id, content, kind: kindOfMessage(content) };
}

function messageIn(details: JsonObject | null, id: string): Json | undefined {
  return details ? own(campaignMessages(details), id) : undefined;
}

/** The value at a path of JSON, or undefined where there is none. */
export function valueAt(root: Json | null, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isJsonObject(value) && typeof step === 'string' ? own(value, step) : undefined;
  }, root ?? undefined);
}
