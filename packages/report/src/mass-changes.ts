import { type CampaignChanges, type Change, type ChangeSet, groupMassChanges, type MassChange } from '@brazier/diff';
import { type Decisions, isExcused } from './check-report.ts';
import { count, grouped, nameText } from './display-text.ts';

/** What changed alike in most campaigns of a workspace, each told as one change that stands for `weight` of them. */
export interface MassBlock {
  workspace: string;
  changes: { change: Change; weight: number }[];
}

/** A change set as people read it: mass changes told once, then the campaigns with what is left of theirs. */
export interface ReadableSet {
  mass: MassBlock[];
  campaigns: CampaignChanges[];
}

const NAMED = 3;

/** Groups a set for people; `decisions` are those of the policy, or null outside of `check`. */
export function readableSet(set: ChangeSet, decisions: Decisions | null): ReadableSet {
  const { mass, campaigns } = groupMassChanges(set);
  const excused = new Set(
    set.campaigns.flatMap((campaign) => campaign.changes.filter((change) => isExcused(decisions?.(campaign, change)))),
  );
  const byWorkspace = Map.groupBy(mass, ({ workspace }) => workspace);
  return {
    mass: [...byWorkspace].map(([workspace, found]) => ({
      workspace,
      changes: found.map((one) => ({ change: asOneChange(one, excused), weight: one.changes.length })),
    })),
    campaigns,
  };
}

function asOneChange(mass: MassChange, excused: ReadonlySet<Change>): Change {
  const { rule, area, op, severity, draft, path, campaigns, changes } = mass;
  const [first] = changes;
  const text = first?.text ?? rule;
  const others = changes.some((change) => change.text !== text) ? '; in the others likewise' : '';
  const names = campaigns.slice(0, NAMED).map(({ name }) => nameText(name));
  const more = campaigns.length - names.length;
  const seen = changes.filter((change) => excused.has(change)).length;
  const note = seen > 0 ? `; ${count(seen, 'change')} acknowledged or ignored` : '';
  return {
    rule,
    area,
    op,
    severity,
    draft,
    path,
    reason: first?.reason ?? '',
    fingerprint: first?.fingerprint ?? '',
    text: `in ${count(campaigns.length, 'campaign')} (${names.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}): ${text}${others}${note}`,
  };
}
