import { walkHtml } from './walk-html.ts';

const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr']);
const BLOCKS = new Set(
  'address article aside body center dd div dl dt fieldset figcaption figure footer form header li main nav section tbody tfoot thead tr'.split(
    ' ',
  ),
);

/**
 * What the reader of an HTML mail reads, as lines: block elements on lines of their own, links with their address behind
 * them, images by their alternative text, what is hidden left out. Liquid stays as it is.
 */
export function htmlToText(html: string): string {
  const page = new Page();
  walkHtml(html, {
    text: (text) => page.write(text),
    enter: (name, attributes) => enter(page, name, attributes),
    leave(name, attributes) {
      if (name === 'a') page.endLink(attributes.get('href') ?? '');
      breakAround(page, name);
    },
  });
  return page.text();
}

function enter(page: Page, name: string, attributes: ReadonlyMap<string, string>): void {
  breakAround(page, name);
  if (name === 'br') page.break();
  else if (name === 'hr') page.rule();
  else if (name === 'li') page.write('• ');
  else if (name === 'td' || name === 'th') page.gap();
  else if (name === 'a') page.startLink();
  else if (name === 'img') {
    const alternative = attributes.get('alt')?.trim();
    if (alternative) page.write(`[image: ${alternative}]`);
  }
}

function breakAround(page: Page, name: string): void {
  if (PARAGRAPHS.has(name)) page.paragraph();
  else if (BLOCKS.has(name)) page.line();
}

/** Text as it is laid out: white space collapsed, at most one empty line in a row. */
class Page {
  readonly #lines: string[] = [];
  // In pieces, since looking at the end of a growing text copies all of it.
  #line: string[] = [];
  #linkStart = { line: 0, piece: 0 };

  write(text: string): void {
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    const piece = this.#line.at(-1)?.endsWith(' ') === false ? collapsed : collapsed.trimStart();
    if (piece !== '') this.#line.push(piece);
  }

  /** Ends the line if it has text. */
  line(): void {
    if (this.#trimEnd()) this.break();
  }

  rule(): void {
    this.write('———');
    this.line();
  }

  break(): void {
    this.#trimEnd();
    this.#lines.push(this.#line.join(''));
    this.#line = [];
  }

  paragraph(): void {
    this.line();
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** Keeps the cells of a row apart. */
  gap(): void {
    if (this.#trimEnd()) this.#line.push('  ');
  }

  startLink(): void {
    this.#linkStart = { line: this.#lines.length, piece: this.#line.length };
  }

  endLink(address: string): void {
    const { line, piece } = this.#linkStart;
    const shown = line === this.#lines.length ? this.#line.slice(piece).join('').trim() : '';
    const bare = address.trim();
    if (bare !== '' && bare !== '#' && bare !== shown && bare !== `mailto:${shown}`)
      this.write(`${this.#line.length === 0 ? '' : ' '}<${bare}>`);
    this.startLink();
  }

  text(): string {
    this.line();
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  /** Takes the white space from the end of the line; false where nothing is left. */
  #trimEnd(): boolean {
    for (let last = this.#line.pop(); last !== undefined; last = this.#line.pop()) {
      const trimmed = last.trimEnd();
      if (trimmed === '') continue;
      this.#line.push(trimmed);
      return true;
    }
    return false;
  }
}
