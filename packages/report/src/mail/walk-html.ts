import { tokenizeHtml } from './html-tokens.ts';

/** Hears what a reader meets in a mail, in order. Every element that is entered is left again, where a browser would close it. */
export interface HtmlVisitor {
  text(text: string): void;
  enter(name: string, attributes: ReadonlyMap<string, string>): void;
  leave(name: string, attributes: ReadonlyMap<string, string>): void;
}

// Elements whose text no reader sees: a token has all of it. Neither they nor those that have no content can hide what follows them.
const SILENT = new Set('script style title template object svg math iframe noembed noframes'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const SHOWN_AS_TEXT = new Set(['textarea', 'xmp', 'plaintext']);
const HIDDEN = /display\s*:\s*none/i;

// What an end tag inside of it does not close, nor a start tag.
const CELLS = ['td', 'th', 'caption', 'table'];
const TABLE_PARTS = ['td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'caption', 'colgroup'];
const PARAGRAPH_ENDS =
  'address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol ' +
  'p pre section table ul';

/** What start tags close: the elements named, unless one that keeps them open is nearer. */
interface ImpliedEnd {
  startTags: string;
  closed: readonly string[];
  within: readonly string[];
}

const IMPLIED_ENDS: readonly ImpliedEnd[] = [
  { startTags: 'a', closed: ['a'], within: CELLS },
  { startTags: 'li', closed: ['li', 'p'], within: [...CELLS, 'ul', 'ol'] },
  { startTags: 'dt dd', closed: ['dt', 'dd', 'p'], within: [...CELLS, 'dl'] },
  { startTags: 'td th', closed: ['td', 'th', 'caption'], within: ['table'] },
  { startTags: 'tr', closed: ['tr', 'td', 'th', 'caption'], within: ['table'] },
  { startTags: 'tbody thead tfoot caption', closed: TABLE_PARTS, within: ['table'] },
  { startTags: PARAGRAPH_ENDS, closed: ['p'], within: [...CELLS, 'button'] },
];

const IMPLIED_END_BY_TAG: ReadonlyMap<string, ImpliedEnd> = new Map(
  IMPLIED_ENDS.flatMap((end) => end.startTags.split(' ').map((name): [string, ImpliedEnd] => [name, end])),
);

/** Walks through the parts of a mail that a reader sees, in time linear to its length: not what is hidden, nor the content of scripts, styles and the like. */
export function walkHtml(html: string, visitor: HtmlVisitor): void {
  const open = new OpenElements(visitor);
  for (const token of tokenizeHtml(html)) {
    if (token.kind === 'text') {
      if (!open.hidden) visitor.text(token.text);
    } else if (token.kind === 'open') {
      const implied = IMPLIED_END_BY_TAG.get(token.name);
      if (implied) open.close(implied.closed, implied.within);
      open.add(token);
      if (SHOWN_AS_TEXT.has(token.name) && !open.hidden) visitor.text(token.text);
    } else if (token.name === 'table') {
      open.close([token.name], []);
    } else {
      open.close([token.name], TABLE_PARTS.includes(token.name) ? ['table'] : CELLS);
    }
  }
  open.closeAll();
}

interface OpenElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Whether it, or an element around it, shows nothing. */
  hidden: boolean;
}

class OpenElements {
  readonly #visitor: HtmlVisitor;
  readonly #elements: OpenElement[] = [];
  /** Where the open elements of a name are, so that none has to be looked for. */
  readonly #places = new Map<string, number[]>();

  constructor(visitor: HtmlVisitor) {
    this.#visitor = visitor;
  }

  get hidden(): boolean {
    return this.#elements.at(-1)?.hidden ?? false;
  }

  add({ name, attributes }: Pick<OpenElement, 'name' | 'attributes'>): void {
    if (SILENT.has(name)) return;
    const hidden = this.hidden || HIDDEN.test(attributes.get('style') ?? '');
    if (!hidden) this.#visitor.enter(name, attributes);
    if (VOID.has(name)) return;
    const places = this.#places.get(name) ?? [];
    this.#places.set(name, places);
    places.push(this.#elements.length);
    this.#elements.push({ name, attributes, hidden });
  }

  /** Closes the named elements, and all inside them, unless one of `within` is nearer. */
  close(names: readonly string[], within: readonly string[]): void {
    const edge = Math.max(-1, ...within.map((name) => this.#placeOf(name)));
    const places = names.map((name) => this.#placeOf(name)).filter((place) => place > edge);
    if (places.length > 0) this.#closeFrom(Math.min(...places));
  }

  closeAll(): void {
    this.#closeFrom(0);
  }

  /** Where the innermost of that name is; -1 where none is open. */
  #placeOf(name: string): number {
    return this.#places.get(name)?.at(-1) ?? -1;
  }

  #closeFrom(place: number): void {
    while (this.#elements.length > place) {
      const element = this.#elements.pop();
      if (!element) return;
      this.#places.get(element.name)?.pop();
      if (!element.hidden) this.#visitor.leave(element.name, element.attributes);
    }
  }
}
