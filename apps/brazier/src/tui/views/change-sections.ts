import { AREAS, type CampaignChanges, type Change, highestOf, SEVERITIES } from '@brazier/diff';
import { messageHeading } from '../rows/change-label.ts';
import { countOf } from '../rows/numbers.ts';

/** What stands under one heading in a change view. */
export interface Section {
  /** Named where a new area begins. */
  title: string | null;
  /** Named where a new message begins. */
  message: string | null;
  changes: { change: Change; index: number }[];
}

const AREA_NAMES: Record<(typeof AREAS)[number], string> = {
  lifecycle: 'Lifecycle',
  channels: 'Channels',
  tags: 'Tags',
  messages: 'Messages',
  conversions: 'Conversions',
  schema: 'Schema drift',
};

/** The areas that changed, the most severe first, each split by message. */
export function sectionsOf(campaign: CampaignChanges): Section[] {
  const entries = campaign.changes.map((change, index) => ({ change, index }));
  const areas = AREAS.map((area) => ({ area, changes: entries.filter(({ change }) => change.area === area) }))
    .filter(({ changes }) => changes.length > 0)
    .map((part) => ({ ...part, severity: highestOf(part.changes.map(({ change }) => change)) ?? 'info' }));
  areas.sort((one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity));
  return areas.flatMap(({ area, changes }) => {
    const parts: Section[] = [];
    for (const entry of changes) {
      const last = parts.at(-1);
      const isSameMessage = last?.changes[0]?.change.message?.id === entry.change.message?.id;
      if (last !== undefined && isSameMessage) last.changes.push(entry);
      else {
        const title = last === undefined ? `${AREA_NAMES[area]}  ${countOf(changes.length, 'change')}` : null;
        parts.push({ title, message: messageHeading(entry.change), changes: [entry] });
      }
    }
    return parts;
  });
}
