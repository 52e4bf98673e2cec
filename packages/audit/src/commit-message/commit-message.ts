import { type CampaignChanges, type ChangeSet, changeCount, highestSeverity } from '@brazier/diff';
import { compareStrings } from '@brazier/schema';
import { commitBody } from './body.ts';
import { commitSubject } from './subject.ts';

/** What the message tells of how the fetch of one workspace went; a whole `WorkspaceRun` fits. */
export interface TrailedRun {
  complete: boolean;
  failed: { readonly length: number };
}

/** More campaigns than this are counted instead of named. */
const CAMPAIGN_TRAILERS = 100;

/**
 * The message of the commit that records `set`: a subject of at most 72 UTF-16 code units, a body that lists every change, most severe
 * first, and the trailers. Nothing in it that came from Braze acts on git, its readers, a shell or the repository's host.
 * A workspace that is not complete has a `Brazier-Failed` trailer, with 0 where the list alone was at fault.
 */
export function commitMessage(set: ChangeSet, runs: Readonly<Record<string, TrailedRun>>): string {
  const paragraphs = [commitSubject(set), ...commitBody(set), trailers(set, runs).join('\n')];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function trailers(set: ChangeSet, runs: Readonly<Record<string, TrailedRun>>): string[] {
  const covered = Object.entries(runs).sort(([left], [right]) => compareStrings(left, right));
  const highest = highestSeverity(set);
  const ids = campaignIds(set.campaigns);
  const more = ids.length - CAMPAIGN_TRAILERS;
  return [
    ...covered.map(([workspace]) => `Brazier-Workspace: ${workspace}`),
    `Brazier-Complete: ${covered.every(([, run]) => run.complete) ? 'full' : 'partial'}`,
    ...covered.flatMap(([workspace, run]) =>
      run.complete ? [] : [`Brazier-Failed: ${workspace} ${run.failed.length}`],
    ),
    ...(highest ? [`Brazier-Severity: ${highest}`] : []),
    `Brazier-Changes: ${changeCount(set)}`,
    ...ids.slice(0, CAMPAIGN_TRAILERS).map((id) => `Brazier-Campaign: ${id}`),
    ...(more > 0 ? [`Brazier-Campaigns-More: ${more}`] : []),
  ];
}

function campaignIds(campaigns: readonly CampaignChanges[]): string[] {
  return [...new Set(campaigns.map(({ id }) => id))];
}
