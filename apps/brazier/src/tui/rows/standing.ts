import type { CampaignFacts, CampaignStanding } from '@brazier/diff';

/** Whether the campaign could be sending before and after the change, in at most eight cells. */
export function liveWord({ before, after }: CampaignFacts): 'live' | 'was live' | 'now live' | 'not live' {
  const [was, is] = [before?.status === 'live', after?.status === 'live'];
  if (is) return was || before === null ? 'live' : 'now live';
  return was ? 'was live' : 'not live';
}

/** Tags or channels as they are now, with what came and what went: `sale, + spring, − autumn`; empty where there never was one. */
export function namesWords({ before, after }: CampaignFacts, field: keyof Omit<CampaignStanding, 'status'>): string {
  // A campaign that came or went whole has its names once, without signs.
  const [was, is] = [before?.[field] ?? after?.[field] ?? [], after?.[field] ?? before?.[field] ?? []];
  return [
    ...is.filter((name) => was.includes(name)),
    ...is.filter((name) => !was.includes(name)).map((name) => `+ ${name}`),
    ...was.filter((name) => !is.includes(name)).map((name) => `− ${name}`),
  ].join(', ');
}
