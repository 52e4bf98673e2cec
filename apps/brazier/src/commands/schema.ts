import type { CampaignRef, History } from '@brazier/audit';
import {
  campaignJsonSchemas,
  campaignName,
  findDrift,
  type Json,
  type SchemaDrift,
  stringifyJson,
  visible,
} from '@brazier/schema';
import { withHistory } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { toJsonText } from '../json-text.ts';

/** One drift and where it was seen. */
interface Sighting {
  campaign: CampaignRef & { name: string };
  drift: SchemaDrift;
  draft: boolean;
}

export const schemaCommand: Command = {
  positionals: [],
  options: {
    'json-schema': { kind: 'flag', help: 'The JSON Schemas of what Braze answers, as far as it is documented.' },
    workspace: { kind: 'text', value: 'NAME', help: 'Only this workspace.' },
  },
  formats: ['text', 'json'],
  examples: [['brazier schema', 'what Braze answers that no documentation describes']],
  async run(context) {
    const { args, format, output } = context;
    if (args.flag('json-schema')) {
      output.data(`${JSON.stringify(campaignJsonSchemas(), null, 2)}\n`);
      return 0;
    }
    return withHistory(context, async (history): Promise<ExitCode> => {
      const sightings = await findSightings(history, args.text('workspace'));
      if (format === 'json') output.data(`${toJsonText(sightings.map(toJson), 2)}\n`);
      else output.data(sightings.map(toLine).join(''));
      if (format === 'text' && sightings.length === 0) output.note('no schema drift in the latest snapshot.');
      return 0;
    });
  },
};

async function findSightings(history: History, workspace: string | undefined): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  for await (const { workspace: name, id, state } of history.campaignsAt()) {
    if (workspace !== undefined && name !== workspace) continue;
    const campaign = { workspace: name, id, name: campaignName(state) };
    sightings.push(...findDrift(state.details, state.list).map((drift) => ({ campaign, drift, draft: false })));
    if (state.draft) sightings.push(...findDrift(state.draft).map((drift) => ({ campaign, drift, draft: true })));
  }
  return sightings;
}

function toJson({ campaign, drift, draft }: Sighting): Json {
  const { workspace, id, name } = campaign;
  const { rule, path, expected, found } = drift;
  return { workspace, id, name, rule, path: [...path], draft, expected, found };
}

function toLine({ campaign, drift, draft }: Sighting): string {
  const { rule, path, expected, found } = drift;
  const what = expected === null ? `unknown: ${found}` : `${found} instead of ${expected}`;
  const place = `${stringifyJson([...path])}${draft ? ' (draft)' : ''}`;
  return `${rule}  ${campaign.workspace}/${campaign.id}  ${visible(`${place}  ${what}  “${campaign.name}”`)}\n`;
}
