import { readEndpoint } from '@brazier/schema';
import * as z from 'zod';

// Windows keeps these names for devices, whatever the ending.
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
const ENVIRONMENT_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

const severity = z.enum(['info', 'notice', 'warning', 'error']);
const reason = z.string().min(1).describe('Why; shown beside every finding that this line decides.');
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'must be a date (2026-01-31) or a time with its offset (2026-01-31T09:00:00Z)',
});

/** A workspace name is a folder name on every system. */
export const workspaceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be 1 to 63 of a-z, 0-9 and -, and must not begin with -')
  .refine((name) => !RESERVED_ON_WINDOWS.test(name), 'is a name that Windows reserves; choose another');

/** `https:` anywhere, `http:` only towards this machine; nothing but scheme, host and port. */
export const endpoint = z.string().superRefine((text, context) => {
  const reading = readEndpoint(text);
  if ('problem' in reading) context.addIssue({ code: 'custom', message: reading.problem });
});

/** The name of an environment variable. */
export const apiKeyEnv = z.string().regex(ENVIRONMENT_VARIABLE, 'must be letters, digits and _, without a digit first');

const workspace = z.strictObject({
  endpoint: endpoint.describe('REST endpoint of the workspace’s cluster, for example https://rest.iad-01.braze.com.'),
  apiKeyEnv: apiKeyEnv.describe(
    'Name of the environment variable that holds the API key. The key itself never stands here.',
  ),
  dashboardUrl: z
    .url()
    .optional()
    .describe('Template of a campaign’s address in the dashboard; {id} stands for the campaign id.'),
});

const matchers = {
  rule: z.string().min(1).optional().describe('Rule id; * stands for any part.'),
  workspace: z.string().min(1).optional(),
  tag: z.string().min(1).optional(),
  team: z.string().min(1).optional(),
  channel: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Kind of channel (email, push, in_app, content_card, webhook, sms, whatsapp), or a channel as Braze spells it.',
    ),
  name: z.string().min(1).optional().describe('Campaign name; * stands for any part.'),
};

const policy = z.strictObject({
  severity: z
    .array(z.strictObject({ ...matchers, severity, reason: reason.optional() }))
    .optional()
    .describe('The first line that matches decides the severity.'),
  ignore: z.array(z.strictObject({ ...matchers, reason })).optional(),
  acknowledge: z
    .array(
      z.strictObject({
        fingerprint: z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hexadecimal digits'),
        reason,
        expires: moment.optional().describe('From then on the finding counts again.'),
      }),
    )
    .optional(),
  freeze: z
    .array(z.strictObject({ tag: z.string().min(1), from: moment, to: moment, reason: reason.optional() }))
    .optional()
    .describe('No change to campaigns with the tag between the two times: each is an error.'),
});

/** `brazier.json`, strictly: a key that nobody knows is a slip. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  workspaces: z
    .record(workspaceName, workspace)
    .refine((all) => Object.keys(all).length > 0, 'must name at least one workspace'),
  secretKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .optional()
    .describe('Key of the hash that stands for masked secrets. Anyone who has it can test guesses of a short secret.'),
  secretKeyEnv: z
    .string()
    .regex(ENVIRONMENT_VARIABLE, 'must be the name of an environment variable')
    .optional()
    .describe('Environment variable that holds that key instead.'),
  unmasked: z
    .array(z.strictObject({ path: z.string().startsWith('/'), reason }))
    .optional()
    .describe(
      'JSON Pointers into the details whose values are stored as they are; * stands for any one key. Each is warned of at each run.',
    ),
  rateReserve: z
    .number()
    .min(0)
    .max(0.99)
    .optional()
    .describe('Share of the hourly rate limit that is left to others; 0.5 by default.'),
  policy: policy.optional(),
});

/** What `brazier.json` holds. */
export interface BrazierConfig {
  $schema?: string | undefined;
  version: 1;
  workspaces: Record<string, WorkspaceConfig>;
  /** 64 hexadecimal digits. */
  secretKey?: string | undefined;
  secretKeyEnv?: string | undefined;
  unmasked?: { path: string; reason: string }[] | undefined;
  /** Share of the hourly rate limit left to others, 0 to 0.99. */
  rateReserve?: number | undefined;
  policy?: PolicyConfig | undefined;
}

export interface WorkspaceConfig {
  endpoint: string;
  apiKeyEnv: string;
  dashboardUrl?: string | undefined;
}

/** What a line of the policy applies to: all that it names must agree; `*` in `rule` and `name` stands for any part. */
export interface PolicyMatchers {
  rule?: string | undefined;
  workspace?: string | undefined;
  tag?: string | undefined;
  team?: string | undefined;
  channel?: string | undefined;
  name?: string | undefined;
}

export interface PolicyConfig {
  severity?:
    | (PolicyMatchers & { severity: 'info' | 'notice' | 'warning' | 'error'; reason?: string | undefined })[]
    | undefined;
  ignore?: (PolicyMatchers & { reason: string })[] | undefined;
  acknowledge?: { fingerprint: string; reason: string; expires?: string | undefined }[] | undefined;
  freeze?: { tag: string; from: string; to: string; reason?: string | undefined }[] | undefined;
}
