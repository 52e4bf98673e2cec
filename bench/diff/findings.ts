import type { Change } from '@brazier/diff';
import { diff } from '@brazier/diff';
import type { EditedPair } from './campaign-pairs.ts';
import type { Edit } from './edits.ts';
import { markedPlaces } from './git-word-diff.ts';
import { STRUCTURE_TOOLS } from './structure-tools.ts';

export const GIT = 'git diff --word-diff';

/** What the tools say of one edited campaign. */
export interface Finding {
  edit: Edit;
  campaign: string;
  /** Entries by tool, Brazier's first. */
  entries: Map<string, string[]>;
}

/** Lets every tool tell every edit, once and unmeasured. Throws where Brazier tells one otherwise than by its rule, once. */
export async function findAll(edited: readonly EditedPair[], auditFolder: string): Promise<Finding[]> {
  for (const pair of edited) checkBrazier(pair);
  const tools = await Promise.all(
    Object.entries(STRUCTURE_TOOLS).map(async ([name, load]) => ({ name, tool: await load() })),
  );
  const places = await markedPlaces(auditFolder);
  return edited.map((pair) => {
    const told = tools.map(({ name, tool }): [string, string[]] => [name, tool.entries(tool.compare(pair))]);
    const campaign = String(pair.before.details.name);
    return { edit: pair.edit, campaign, entries: new Map([...told, [GIT, places.get(pair.before.id) ?? []]]) };
  });
}

function checkBrazier({ edit, before, after }: EditedPair): void {
  const rules = diff(before, after, { workspace: 'production' }).map(({ rule }: Change) => rule);
  const expected = edit.rule === null ? [] : [edit.rule];
  if (rules.join() !== expected.join()) {
    throw new Error(
      `“${edit.what}” was told as ${rules.join() || 'nothing'} and not as ${expected.join() || 'nothing'}.`,
    );
  }
}
