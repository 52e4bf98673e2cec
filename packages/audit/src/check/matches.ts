import { type CampaignChanges, type Change, isOnChannel } from '@brazier/diff';
import type { PolicyMatchers } from '@brazier/store';

/** True where the change of the campaign is all that the line names; a line that names nothing applies to every change. */
export function lineMatches(line: PolicyMatchers, campaign: CampaignChanges, change: Change): boolean {
  const { tags, teams } = campaign.facts;
  return (
    (line.rule === undefined || globMatches(line.rule, change.rule)) &&
    (line.workspace === undefined || line.workspace === campaign.workspace) &&
    (line.tag === undefined || tags.includes(line.tag)) &&
    (line.team === undefined || teams.includes(line.team)) &&
    (line.channel === undefined || isOnChannel(change, campaign, line.channel)) &&
    (line.name === undefined || globMatches(line.name, campaign.name))
  );
}

/** True where the whole text fits the pattern, in which `*` stands for any part, the empty one included. Takes time linear in both for one `*`. */
export function globMatches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  // The leftmost place is always right: what follows has all the more room.
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}
