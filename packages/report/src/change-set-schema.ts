import { AREAS, OPS, SEVERITIES } from '@brazier/diff';
import type { JsonObject } from '@brazier/schema';
import * as z from 'zod';

const time = z.string().nullable().describe('ISO 8601, UTC.');
const count = z.int().nonnegative();

const revision = z
  .object({ revision: z.string().nullable().describe('Full commit id; null before the first snapshot.'), time })
  .describe('One end of the comparison.');

const policy = z
  .object({
    decidedBy: z
      .object({ line: z.string().describe('JSON pointer into brazier.json.'), text: z.string() })
      .nullable()
      .describe('The line of policy that decided the severity; null where the catalogue did.'),
    acknowledged: z.object({ reason: z.string(), expires: time }).nullable(),
    ignored: z.object({ reason: z.string() }).nullable(),
  })
  .describe('Only in check: what the policy said of this change.');

const change = z
  .object({
    rule: z.string().describe('Id of the rule in the catalogue.'),
    area: z.enum(AREAS),
    op: z.enum(OPS),
    severity: z.enum(SEVERITIES),
    reason: z.string().describe('Why it has this severity.'),
    path: z.array(z.union([z.string(), z.int().nonnegative()])).describe("The path in Braze's own response."),
    before: z
      .unknown()
      .optional()
      .describe('The whole value before; absent where op is added. For moved the old index.'),
    after: z
      .unknown()
      .optional()
      .describe('The whole value after; absent where op is removed. For moved the new index.'),
    message: z
      .object({ id: z.string(), name: z.string().nullable(), channel: z.string().nullable() })
      .optional()
      .describe('The message variation that the change lies in.'),
    draft: z.boolean().describe('True where the change lies in the post-launch draft.'),
    fingerprint: z.string().regex(/^[0-9a-f]{12}$/),
    text: z.string().describe('One sentence, free of control characters.'),
    get inside() {
      return z
        .array(change)
        .optional()
        .describe('Only message.replaced and draft.opened: differences that are not counted.');
    },
    policy: policy.optional(),
  })
  .meta({ id: 'change' });

const campaign = z.object({
  workspace: z.string(),
  id: z.string(),
  name: z.string().describe('Its name in TO, or in FROM where it is gone.'),
  status: z.enum(['added', 'removed', 'changed']),
  edited: z
    .object({ at: z.string().nullable(), after: time })
    .describe("Braze's own time of the last edit, and the time of FROM: the edit lies between the two."),
  changes: z.array(change),
});

const snapshot = z.object({ revision: z.string().describe('Full commit id.'), time: z.string() });

const revertedCampaign = campaign.extend({
  changes: z.array(
    change.extend({
      held: z
        .object({ from: snapshot, to: snapshot })
        .describe('The first snapshot with another value, and the first with the old one again.'),
    }),
  ),
});

const changeSet = z
  .object({
    schemaVersion: z.literal(1),
    from: revision,
    to: revision,
    summary: z.object({
      campaigns: z.object({ added: count, removed: count, changed: count }),
      areas: z.object({
        lifecycle: count,
        channels: count,
        tags: count,
        messages: count,
        conversions: count,
        schema: count,
      }),
      severity: z.object({ info: count, notice: count, warning: count, error: count }),
    }),
    policy: z
      .object({ warnings: z.array(z.string()) })
      .optional()
      .describe('Only in check: what is wrong with the policy itself.'),
    campaigns: z.array(campaign).describe('Ordered by workspace, name, id.'),
    reverted: z
      .array(revertedCampaign)
      .describe(
        'Campaigns with what changed after FROM and is at TO what it was at FROM, as it was first changed: paths are those of that snapshot. Not counted in the summary, unless check was told to.',
      ),
  })
  .describe(
    'The changes between two revisions, as `brazier diff --format json` and `brazier check --format json` print them.',
  );

/** The JSON Schema (2020-12) of what `renderJson` and `renderCheckJson` give. */
export function changeSetJsonSchema(): JsonObject {
  return { ...(z.toJSONSchema(changeSet) as JsonObject), title: 'Brazier changes' };
}
