import type { History } from '@brazier/audit';
import { AREAS, type ChangeFilters, RULES, SEVERITIES } from '@brazier/diff';
import {
  CHANNEL_KINDS,
  campaignChannels,
  campaignMessages,
  didYouMean,
  isJsonObject,
  KNOWN_CHANNELS,
  own,
} from '@brazier/schema';
import type { OptionSpec } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { UsageError } from './usage-error.ts';

/** The filters of `diff`, `log` and `check`: values of one option are alternatives, several options must all hold. */
export const FILTER_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  campaign: { kind: 'list', value: 'ID-OR-NAME', help: 'Only this campaign; may be given several times.' },
  workspace: { kind: 'list', value: 'NAME', help: 'Only this workspace; may be given several times.' },
  area: { kind: 'list', value: 'AREA', help: 'Only changes in this area.', choices: AREAS },
  channel: {
    kind: 'list',
    value: 'CHANNEL',
    help: `Only changes on this channel, by kind (${CHANNEL_KINDS.join(', ')}) or as Braze spells it (ios_push).`,
  },
  tag: { kind: 'list', value: 'TAG', help: 'Only campaigns with this tag, before or after.' },
  severity: { kind: 'text', value: 'SEVERITY', help: 'Only changes at or above it.', choices: SEVERITIES },
  rule: { kind: 'list', value: 'RULE', help: 'Only changes of this rule; `brazier rules` lists them.' },
};

/**
 * The filters that the command line gives. A campaign is found by its id or any name that it ever bore, in the workspaces named.
 *
 * @throws UnknownCampaignError, AmbiguousNameError; UsageError for a rule or a channel that there is not, since a slip would hide every change
 */
export async function readFilters(args: CommandArguments, history: History): Promise<ChangeFilters> {
  const workspace = args.list('workspace');
  const campaign = args.list('campaign');
  const rule = args.list('rule');
  const unknown = rule?.find((name) => !RULES.some(({ id }) => id === name));
  if (unknown !== undefined) throw new UsageError(`there is no rule "${unknown}"; \`brazier rules\` lists them.`);
  for (const channel of args.list('channel') ?? []) await assertChannel(channel, history);
  const severity = args.choice('severity', SEVERITIES);
  const lists = {
    workspace,
    campaign: campaign && (await Promise.all(campaign.map((name) => idOf(history, name, workspace)))),
    area: args.list('area')?.filter((text) => AREAS.find((area) => area === text)) as ChangeFilters['area'],
    channel: args.list('channel'),
    tag: args.list('tag'),
    rule,
    severity: severity && [severity],
  };
  return Object.fromEntries(Object.entries(lists).filter(([, values]) => values !== undefined));
}

async function idOf(history: History, name: string, workspaces: readonly string[] | undefined): Promise<string> {
  const [only, ...others] = workspaces ?? [];
  const workspace = others.length === 0 ? only : undefined;
  return (await history.campaign(name, { workspace, everBorne: true })).id;
}

/** Braze may have channels that Brazier does not know: one of those must be that of a campaign. */
async function assertChannel(channel: string, history: History): Promise<void> {
  if (KNOWN_CHANNELS.includes(channel)) return;
  for await (const { state } of history.campaignsAt()) {
    const messages = Object.values(campaignMessages(state.details));
    const isThere = messages.some((message) => isJsonObject(message) && own(message, 'channel') === channel);
    if (isThere || campaignChannels(state).includes(channel)) return;
  }
  const meant = didYouMean(channel, KNOWN_CHANNELS);
  const known = `; the kinds are ${CHANNEL_KINDS.join(', ')}, and a channel may be spelled as Braze does, such as ios_push.`;
  throw new UsageError(`no campaign has a channel "${channel}"${meant === '' ? known : meant}`);
}
