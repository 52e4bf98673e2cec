import type { Area, Change, Op, Severity } from './change.ts';
import type { CampaignChanges, ChangeSet } from './change-set.ts';
import { compareSeverity } from './severity/severity.ts';

/** The same change of the same field in most of the campaigns that changed: one finding, such as a field that Braze added everywhere. */
export interface MassChange {
  workspace: string;
  rule: string;
  area: Area;
  op: Op;
  /** The highest of all of them. */
  severity: Severity;
  draft: boolean;
  /** The place, with `*` for the ids of messages and for indexes. */
  path: string[];
  /** The campaigns that it was found in, in the order of the change set. */
  campaigns: Pick<CampaignChanges, 'workspace' | 'id' | 'name'>[];
  /** All changes, those of one campaign next to each other. */
  changes: Change[];
}

/** A change set told with the mass changes apart. */
export interface GroupedChanges {
  mass: MassChange[];
  /** The campaigns with what is left of their changes; those of which nothing is left are not in it. */
  campaigns: CampaignChanges[];
}

/** Fewer campaigns are told one by one. */
const LEAST_CAMPAIGNS = 10;

/** Takes out of a change set what changed alike in at least ten campaigns of a workspace and in more than half of those that changed there. For people: JSON and counts stay one change a campaign. */
export function groupMassChanges(set: ChangeSet): GroupedChanges {
  const groups = new Map<string, MassChange>();
  const changed = new Map<string, number>();
  for (const campaign of set.campaigns) {
    changed.set(campaign.workspace, (changed.get(campaign.workspace) ?? 0) + 1);
    for (const change of campaign.changes) addTo(groups, campaign, change);
  }
  const mass = [...groups.values()].filter(
    ({ workspace, campaigns }) =>
      campaigns.length >= LEAST_CAMPAIGNS && campaigns.length * 2 > (changed.get(workspace) ?? 0),
  );
  const taken = new Set(mass.flatMap(({ changes }) => changes));
  return {
    mass,
    campaigns: set.campaigns.flatMap((campaign) => {
      const changes = campaign.changes.filter((change) => !taken.has(change));
      return changes.length > 0 ? [{ ...campaign, changes }] : [];
    }),
  };
}

function addTo(groups: Map<string, MassChange>, campaign: CampaignChanges, change: Change): void {
  const { workspace, id, name } = campaign;
  const { rule, area, op, severity, draft } = change;
  // A campaign that came or went is news of its own, however many they are.
  if (change.path.length === 0) return;
  const path = generalPath(change);
  const key = JSON.stringify([workspace, rule, op, draft, path]);
  const group = groups.get(key) ?? { workspace, rule, area, op, severity, draft, path, campaigns: [], changes: [] };
  groups.set(key, group);
  group.changes.push(change);
  if (compareSeverity(severity, group.severity) > 0) group.severity = severity;
  const last = group.campaigns.at(-1);
  if (last?.workspace !== workspace || last.id !== id) group.campaigns.push({ workspace, id, name });
}

function generalPath({ path }: Change): string[] {
  return path.map((step, index) => (typeof step === 'number' || (index === 1 && path[0] === 'messages') ? '*' : step));
}
