import { createWorld, startFakeBraze } from '@brazier/fake-braze';

// Started by `startBraze`: tells its endpoint, then does what it is told.
const { campaigns, latencyMs } = JSON.parse(process.argv[2] ?? '{}') as { campaigns: number; latencyMs: number };
const HOUR = 3_600_000;
const world = createWorld({ campaigns, now: new Date(Date.now() - 24 * HOUR).toISOString() });
const braze = await startFakeBraze({ world, latencyMs, rateLimit: 1_000_000_000 });
let edits = 0;

let told = 0;

process.on('message', (order: { edit: number } | 'tell requests') => {
  if (order === 'tell requests') process.send?.(countRequests());
  else {
    editCampaigns(order.edit);
    process.send?.({});
  }
});
// A benchmark that was ended leaves nothing behind.
process.on('disconnect', () => process.exit());
process.send?.({ endpoint: braze.endpoint, apiKey: braze.apiKey });

function editCampaigns(count: number): void {
  const { ids } = world;
  for (let index = 0; index < count; index += 1) {
    edits += 1;
    const id = ids[(edits * 37) % ids.length];
    const at = new Date(Date.now() - 12 * HOUR + edits * 1000).toISOString();
    if (id !== undefined)
      world.editCampaign(id, (details) => Object.assign(details, { description: `Edit ${edits}` }), { at });
  }
}

/** Those since the last time. */
function countRequests(): { list: number; details: number; drafts: number } {
  const requests = braze.requests.slice(told);
  told = braze.requests.length;
  const details = requests.filter(({ path }) => path === '/campaigns/details');
  const drafts = details.filter(({ query }) => query['post_launch_draft_version'] === 'true');
  return { list: requests.length - details.length, details: details.length - drafts.length, drafts: drafts.length };
}
