import { htmlDocument } from './html/document.ts';
import { inlineText } from './html/inline.ts';
import { FOOTER, type HtmlOptions, header } from './html-report.ts';
import { markdownText } from './markdown-escape.ts';
import { xmlText } from './xml-text.ts';

/** A list of things of one kind: campaigns, or the fields of one. Title and rows may hold texts from Braze. */
export interface ReportTable {
  title: string;
  /** What the list is: a sentence of the program's own. */
  subtitle: string;
  /** Names of the columns; the first is what each row is about. */
  columns: readonly string[];
  /** As many texts each as there are columns; an empty one says nothing. */
  rows: readonly (readonly string[])[];
}

// Styles here are of our own making, as all in the document are.
const TABLE = 'style="width:100%;text-align:left;border-spacing:0 .4rem"';
const CELL = 'style="padding-right:1rem;vertical-align:top;overflow-wrap:anywhere"';

/** The table as one self-contained HTML file without script. */
export function renderTableHtml(table: ReportTable, { title = table.title }: HtmlOptions = {}): string {
  const cells = (tag: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag} ${CELL}>${inlineText(text)}</${tag}>`).join('')}</tr>\n`;
  const rows = table.rows.map((row) => cells('td', row)).join('');
  const body = `<main>\n<section class="card"><table ${TABLE}>\n<thead>${cells('th', table.columns)}</thead>\n<tbody>${rows}</tbody></table></section>\n</main>\n`;
  return htmlDocument(title, `${header(title, xmlText(table.subtitle))}${body}${FOOTER}`);
}

/** The table as Markdown: a list, since a text from Braze could break the rows of a table. */
export function renderTableMarkdown({ title, subtitle, columns, rows }: ReportTable): string {
  const items = rows.map((row) => {
    const [first = '', ...rest] = row;
    const facts = rest.map((text, at) => (text === '' ? '' : `${columns[at + 1]}: ${markdownText(text)}`));
    return `- ${[`**${markdownText(first)}**`, ...facts.filter((fact) => fact !== '')].join(' · ')}\n`;
  });
  const nothing = items.length === 0 ? 'Nothing there.\n' : '';
  return `## ${markdownText(title)}\n\n${subtitle}\n\n${items.join('')}${nothing}`;
}
