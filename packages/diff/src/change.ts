import type { Json, JsonPath } from '@brazier/schema';
import type { RuleId } from './rule-ids.ts';
import type { Wording } from './sentence/wording.ts';
import type { Why } from './severity/severity.ts';

/** The part of a campaign that a change belongs to, in the order in which reports list them. */
export const AREAS = ['lifecycle', 'channels', 'tags', 'messages', 'conversions', 'schema'] as const;
export type Area = (typeof AREAS)[number];

/** How much a change matters, least first. */
export const SEVERITIES = ['info', 'notice', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What happened to the value at the path: it appeared, it vanished, it has another value, it stands at another place. */
export const OPS = ['added', 'removed', 'changed', 'moved'] as const;
export type Op = (typeof OPS)[number];

/** The message variation that a change lies in. */
export interface ChangedMessage {
  /** `message_variation_id`. */
  id: string;
  /** Its name after the change (before it, where it is gone); null where Braze gives none. */
  name: string | null;
  /** Its channel as Braze spells it; null where Braze gives none. */
  channel: string | null;
}

/** One semantic difference between two states of a campaign. */
export interface Change {
  /** The rule of the catalogue, for example `message.subject.changed`. */
  rule: RuleId;
  area: Area;
  op: Op;
  severity: Severity;
  /** Why it has this severity, in parts; `reason` is composed of them. Not part of the JSON. */
  why: Why;
  /** Why it has this severity: one sentence for a marketer. */
  reason: string;
  /** The path in Braze's own response. */
  path: JsonPath;
  /** The whole value before; absent where `op` is `added`. For `moved` the old index. */
  before?: Json;
  /** The whole value after; absent where `op` is `removed`. For `moved` the new index. */
  after?: Json;
  /** Only for changes inside a message variation. */
  message?: ChangedMessage;
  /** True where the change lies in the post-launch draft and not in what is sent. */
  draft: boolean;
  /** 12 hexadecimal digits: the same for the same change seen again, whatever surrounds it, in any release. */
  fingerprint: string;
  /** What the sentence is composed of. Not part of the JSON. */
  wording: Wording;
  /** One sentence, free of control characters: where, before, after. */
  text: string;
  /** Only `message.replaced` and `draft.opened`: the differences inside, which are not counted. */
  inside?: Change[];
  /** Only `message.replaced`: the id of the variation that was there before. Not part of the JSON. */
  replaces?: string;
  /** Only where the value stands in the campaign's row of `/campaigns/list` and not in its details. Not part of the JSON. */
  row?: true;
}
