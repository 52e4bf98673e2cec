import { RULES } from '@brazier/diff';
import { changeSetJsonSchema, renderRulesMarkdown } from '@brazier/report';

/** A file of the repository that is made from code. */
export interface GeneratedFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

/** Every such file, as it should stand. */
export function generatedFiles(): GeneratedFile[] {
  return [
    { path: 'docs/rules.md', text: renderRulesMarkdown(RULES) },
    { path: 'packages/report/changes.schema.json', text: `${JSON.stringify(changeSetJsonSchema(), null, 2)}\n` },
  ];
}
