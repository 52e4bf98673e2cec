import type { CatalogueRule } from './catalogue-rule.ts';
import { AREA_TITLES, byArea } from './change-words.ts';
import { count, oneLine } from './display-text.ts';
import { jsonText } from './json-text.ts';
import { markdownText } from './markdown-escape.ts';
import { painter, SEVERITY_STYLE, type TextOptions } from './paint.ts';
import { indented, textStyle } from './text-lines.ts';

/** The catalogue for a terminal: rules by area, each with its severities and why it matters. */
export function renderRulesText(rules: readonly CatalogueRule[], options: TextOptions): string {
  const { width } = textStyle(options);
  const paint = painter(options.color);
  const lines = byArea(rules).flatMap(([area, found]) => [
    paint('bold', `${AREA_TITLES[area]} (${count(found.length, 'rule')})`),
    ...found.flatMap((rule) => [
      `  ${rule.id}  ${paint(SEVERITY_STYLE[rule.severity.live], rule.severity.live)} live, ${paint(SEVERITY_STYLE[rule.severity.draft], rule.severity.draft)} draft`,
      ...indented('      ', 6, oneLine(rule.reason), width).map((line) => paint('dim', line)),
    ]),
    '',
  ]);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The catalogue as a page of Markdown: what `docs/rules.md` holds. */
export function renderRulesMarkdown(rules: readonly CatalogueRule[]): string {
  const sections = byArea(rules).map(([area, found]) =>
    [
      `## ${AREA_TITLES[area]}`,
      '',
      '| rule | usual op | live | draft | why it matters |',
      '| --- | --- | --- | --- | --- |',
      ...found.map(
        (rule) =>
          `| \`${rule.id}\` | ${rule.op} | ${rule.severity.live} | ${rule.severity.draft} | ${markdownText(rule.reason).replaceAll('|', '\\|')} |`,
      ),
      '',
    ].join('\n'),
  );
  return `${INTRODUCTION(rules.length)}\n${sections.join('\n')}`;
}

const INTRODUCTION = (number: number): string => `# The change catalogue

Every change that Brazier tells carries one of these ${number} rules. The id is stable: policy, filters and acknowledgements may rely on it.
“Live” is the severity in a campaign that can be sending, “draft” in a draft, an archived or a stopped one; a single change may weigh more
or less and then says why. This page is made from the catalogue; \`brazier rules\` prints the same.
`;

/** The catalogue as the contract's JSON of `rules`. */
export function renderRulesJson(rules: readonly CatalogueRule[]): string {
  const shapes = rules.map(({ id, area, op, severity, reason }) => ({
    id,
    area,
    op,
    severity: { live: severity.live, draft: severity.draft },
    reason,
  }));
  return jsonText(shapes);
}
