import { RULES } from '@brazier/diff';
import { renderRulesJson, renderRulesMarkdown, renderRulesText } from '@brazier/report';
import type { Command } from '../command.ts';

export const rulesCommand: Command = {
  positionals: [],
  options: {},
  formats: ['text', 'json', 'markdown'],
  examples: [['brazier rules --format json', 'the catalogue for another program']],
  async run({ format, output }) {
    if (format === 'json') output.data(renderRulesJson(RULES));
    else output.data(format === 'markdown' ? renderRulesMarkdown(RULES) : renderRulesText(RULES, output));
    return 0;
  },
};
