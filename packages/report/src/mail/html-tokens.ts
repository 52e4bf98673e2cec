/** A piece of HTML: comments, doctypes and processing instructions are left out. */
export type HtmlToken =
  | { kind: 'text'; text: string }
  /** Names in lower case, values decoded. `text` is the content of an element that holds no markup, such as `style`. */
  | { kind: 'open'; name: string; attributes: Map<string, string>; text: string }
  | { kind: 'close'; name: string };

const RAW_TEXT = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'template',
  'object',
  'svg',
  'math',
]);
const TAG_NAME = /[a-zA-Z][^\s/>]*/y;
const ATTRIBUTE_NAME = /[^\s/>=]+/y;
const SPACE_OR_SLASH = /[\s/]*/y;
const SPACE = /\s*/y;
const BARE_VALUE = /[^\s>]*/y;

/** Splits HTML as a browser would, near enough for mails; whatever the text, in time linear to its length. Entities are decoded. */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let textStart = 0;
  const flush = (end: number): void => {
    if (end > textStart) tokens.push({ kind: 'text', text: decodeEntities(html.slice(textStart, end)) });
  };
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    const end = endOfMarkup(html, open);
    if (end === null) {
      at = open + 1;
      continue;
    }
    flush(open);
    at = end.at;
    if (end.token) tokens.push(end.token);
    if (end.token?.kind === 'open' && RAW_TEXT.has(end.token.name)) at = readRawText(html, at, end.token);
    textStart = at;
  }
  flush(html.length);
  return tokens;
}

/** Where the markup that begins at `open` ends, with its token if it is a tag; null where it is a mere `<`. */
function endOfMarkup(html: string, open: number): { at: number; token: HtmlToken | null } | null {
  const next = html[open + 1];
  if (next === '!' || next === '?') {
    const comment = html.startsWith('<!--', open);
    // A comment that never ends takes the rest, as in a browser.
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open + 2);
    return { at: close === -1 ? html.length : close + (comment ? 3 : 1), token: null };
  }
  const closing = next === '/';
  const name = match(TAG_NAME, html, open + (closing ? 2 : 1)).toLowerCase();
  if (name === '') return null;
  const { at, attributes, ended } = readAttributes(html, open + (closing ? 2 : 1) + name.length);
  if (!ended) return { at, token: null };
  return { at, token: closing ? { kind: 'close', name } : { kind: 'open', name, attributes, text: '' } };
}

function readAttributes(html: string, start: number): { at: number; attributes: Map<string, string>; ended: boolean } {
  const attributes = new Map<string, string>();
  let at = start;
  for (;;) {
    at += match(SPACE_OR_SLASH, html, at).length;
    if (at >= html.length) return { at: html.length, attributes, ended: false };
    if (html[at] === '>') return { at: at + 1, attributes, ended: true };
    // A stray `=` is part of a name, as in a browser; without this the loop would not move on.
    const name = html[at] === '=' ? `=${match(ATTRIBUTE_NAME, html, at + 1)}` : match(ATTRIBUTE_NAME, html, at);
    at += name.length;
    const value = readValue(html, at);
    at = value.at;
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), decodeEntities(value.text));
  }
}

function readValue(html: string, start: number): { at: number; text: string } {
  const equals = start + match(SPACE, html, start).length;
  if (html[equals] !== '=') return { at: start, text: '' };
  const at = equals + 1 + match(SPACE, html, equals + 1).length;
  const quote = html[at];
  if (quote !== '"' && quote !== "'") {
    const text = match(BARE_VALUE, html, at);
    return { at: at + text.length, text };
  }
  const close = html.indexOf(quote, at + 1);
  if (close === -1) return { at: html.length, text: html.slice(at + 1) };
  return { at: close + 1, text: html.slice(at + 1, close) };
}

function readRawText(html: string, start: number, token: { name: string; text: string }): number {
  const close = new RegExp(`</${token.name}(?=[\\s/>])[^>]*>?`, 'gi');
  close.lastIndex = start;
  const found = close.exec(html);
  token.text = html.slice(start, found?.index ?? html.length);
  return found ? close.lastIndex : html.length;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));?/g;

// The names that mails use. What is not here stays as it is written.
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    trade: '™',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    sect: '§',
    para: '¶',
    middot: '·',
    bull: '•',
    deg: '°',
    times: '×',
    divide: '÷',
    plusmn: '±',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    larr: '←',
    rarr: '→',
    uarr: '↑',
    darr: '↓',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    agrave: 'à',
    aacute: 'á',
    acirc: 'â',
    aring: 'å',
    aelig: 'æ',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    euml: 'ë',
    iacute: 'í',
    icirc: 'î',
    iuml: 'ï',
    ntilde: 'ñ',
    ograve: 'ò',
    oacute: 'ó',
    ocirc: 'ô',
    oslash: 'ø',
    ugrave: 'ù',
    uacute: 'ú',
    ucirc: 'û',
    Agrave: 'À',
    Aring: 'Å',
    Ccedil: 'Ç',
    Egrave: 'È',
    Eacute: 'É',
    Oslash: 'Ø',
    oelig: 'œ',
    OElig: 'Œ',
    iexcl: '¡',
    iquest: '¿',
    shy: '\u00ad',
    zwnj: '\u200c',
    zwj: '\u200d',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    check: '✓',
    star: '☆',
    starf: '★',
    hearts: '♥',
  }),
);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
