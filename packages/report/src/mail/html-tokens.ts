import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';

/** A piece of HTML: comments and doctypes are left out. */
export type HtmlToken =
  | { kind: 'text'; text: string }
  /** Names in lower case, values decoded. `text` is the content of an element that holds no markup, such as `style`. */
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string>; text: string }
  | { kind: 'close'; name: string };

// How a browser reads what is inside these: as text, up to their end tag.
const TEXT_MODES: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

// Their content is markup, which no mail shows.
const FOREIGN = new Set(['svg', 'math']);
const SWALLOWED = new Set([...FOREIGN, 'template', 'object']);
// A start tag that no drawing can hold ends one that was never closed, as in a browser.
const NEVER_DRAWN = new Set(['body', 'br', 'center', 'div', 'h1', 'h2', 'h3', 'h4', 'img', 'li', 'p', 'table', 'ul']);

/** Splits HTML as a browser does, in time linear to its length, whatever the text. No tree: one can take a million elements for a mail of 13 KB. */
export function tokenizeHtml(html: string): HtmlToken[] {
  const collector = new Collector();
  const tokenizer = new Tokenizer({}, collector);
  collector.tokenizer = tokenizer;
  tokenizer.write(html, true);
  return collector.tokens;
}

class Collector implements TokenHandler {
  readonly tokens: HtmlToken[] = [];
  tokenizer: Tokenizer | null = null;
  #texts: string[] = [];
  /** The element whose content is text. */
  #holder: (HtmlToken & { kind: 'open' }) | null = null;
  /** The element whose content is dropped, and how many of that name are open. */
  #swallowed: { name: string; depth: number } | null = null;

  onCharacter({ chars }: Token.CharacterToken): void {
    if (!this.#swallowed) this.#texts.push(chars);
  }

  onNullCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onStartTag({ tagName: name, attrs, selfClosing }: Token.TagToken): void {
    if (this.#swallowed && !(FOREIGN.has(this.#swallowed.name) && NEVER_DRAWN.has(name))) {
      if (name === this.#swallowed.name && !selfClosing) this.#swallowed.depth += 1;
      if (!FOREIGN.has(this.#swallowed.name)) this.#readAsText(name);
      return;
    }
    this.#swallowed = null;
    this.#flush();
    const attributes = new Map(attrs.map(({ name: key, value }) => [key, value]));
    const token: HtmlToken = { kind: 'open', name, attributes, text: '' };
    this.tokens.push(token);
    if (SWALLOWED.has(name) && !(FOREIGN.has(name) && selfClosing)) this.#swallowed = { name, depth: 1 };
    else if (this.#readAsText(name)) this.#holder = token;
  }

  onEndTag({ tagName: name }: Token.TagToken): void {
    if (this.#swallowed) {
      if (name === this.#swallowed.name) this.#swallowed.depth -= 1;
      if (this.#swallowed.depth > 0) return;
      this.#swallowed = null;
    }
    this.#flush();
    this.tokens.push({ kind: 'close', name });
  }

  onEof(): void {
    this.#flush();
  }

  onComment(): void {}

  onDoctype(): void {}

  #readAsText(name: string): boolean {
    const mode = TEXT_MODES.get(name);
    if (mode === undefined || !this.tokenizer) return false;
    this.tokenizer.state = mode;
    return true;
  }

  #flush(): void {
    const text = this.#texts.join('');
    this.#texts = [];
    if (this.#holder) this.#holder.text = text;
    else if (text !== '') this.tokens.push({ kind: 'text', text });
    this.#holder = null;
  }
}
