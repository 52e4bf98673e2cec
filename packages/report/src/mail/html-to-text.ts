import { tokenizeHtml } from './html-tokens.ts';

const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr']);
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'li',
  'main',
  'nav',
  'section',
  'tbody',
  'tfoot',
  'thead',
  'tr',
]);
const HIDDEN = /display\s*:\s*none/i;
// Elements whose text no reader sees, and void ones that cannot hide what follows them.
const SILENT = new Set([
  'script',
  'style',
  'title',
  'template',
  'object',
  'svg',
  'math',
  'iframe',
  'noembed',
  'noframes',
  'head',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/**
 * What the reader of an HTML mail reads, as lines: block elements on lines of their own, links with their address behind
 * them, images by their alternative text, what is hidden left out. Liquid stays as it is.
 */
export function htmlToText(html: string): string {
  const page = new Page();
  let hidden: { name: string; depth: number } | null = null;
  const links: string[] = [];
  for (const token of tokenizeHtml(html)) {
    if (hidden) {
      if (token.kind !== 'text' && token.name === hidden.name) hidden.depth += token.kind === 'open' ? 1 : -1;
      if (hidden.depth === 0) hidden = null;
    } else if (token.kind === 'text') {
      page.write(token.text);
    } else if (token.kind === 'open') {
      if (SILENT.has(token.name)) continue;
      if (HIDDEN.test(token.attributes.get('style') ?? '')) {
        if (!VOID.has(token.name)) hidden = { name: token.name, depth: 1 };
        continue;
      }
      open(page, token.name, token.attributes);
      if (token.name === 'a') links.push(token.attributes.get('href') ?? '');
      if (token.name === 'textarea') page.write(token.text);
    } else {
      if (token.name === 'a') page.link(links.pop() ?? '');
      close(page, token.name);
    }
  }
  return page.text();
}

function open(page: Page, name: string, attributes: ReadonlyMap<string, string>): void {
  if (PARAGRAPHS.has(name)) page.paragraph();
  else if (BLOCKS.has(name)) page.line();
  if (name === 'br') page.break();
  else if (name === 'hr') page.write('———');
  else if (name === 'li') page.write('• ');
  else if (name === 'td' || name === 'th') page.gap();
  else if (name === 'a') page.startLink();
  else if (name === 'img') {
    const alternative = attributes.get('alt')?.trim();
    if (alternative) page.write(`[image: ${alternative}]`);
  }
}

function close(page: Page, name: string): void {
  if (PARAGRAPHS.has(name)) page.paragraph();
  else if (BLOCKS.has(name)) page.line();
}

/** Text as it is laid out: white space collapsed, at most one empty line in a row. */
class Page {
  #lines: string[] = [];
  #line = '';
  #linkStart: { line: number; column: number } = { line: 0, column: 0 };

  write(text: string): void {
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? collapsed.trimStart() : collapsed;
  }

  /** Ends the line if something stands on it. */
  line(): void {
    if (this.#line.trim() !== '') this.break();
    else this.#line = '';
  }

  break(): void {
    this.#lines.push(this.#line.trimEnd());
    this.#line = '';
  }

  paragraph(): void {
    this.line();
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** Keeps the cells of a row apart. */
  gap(): void {
    if (this.#line.trim() !== '') this.#line = `${this.#line.trimEnd()}  `;
  }

  startLink(): void {
    this.#linkStart = { line: this.#lines.length, column: this.#line.length };
  }

  link(address: string): void {
    const { line, column } = this.#linkStart;
    const shown = line === this.#lines.length ? this.#line.slice(column).trim() : '';
    const bare = address.trim();
    if (bare !== '' && bare !== '#' && bare !== shown && bare !== `mailto:${shown}`)
      this.write(`${this.#line === '' ? '' : ' '}<${bare}>`);
  }

  text(): string {
    this.line();
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
}
