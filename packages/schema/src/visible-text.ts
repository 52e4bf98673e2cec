const TAB_WIDTH = 4;

// Everything that a terminal, a log or a browser would obey or swallow instead of showing: C0, DEL, C1, soft hyphen, bidirectional controls,
// zero width and other invisible characters, line and paragraph separators, variation selectors, tags, noncharacters, lone surrogates.
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the class lists single combining and joining characters on purpose.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

// Inside an emoji these join or style what stands beside them; removing them would show another emoji. Of tags only those of the three
// flags that exist (England, Scotland, Wales) count: others would carry hidden text.
const EMOJI_CLUSTER =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)*|[0-9#*]\ufe0f\u20e3/gu;

const SAFE = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]*$/;

/**
 * Text from Braze as it may be shown: control characters become pictures (`␛`) or codes (`<9B>`), bidirectional and invisible
 * characters codes (`<U+202E>`), tabs spaces. Letters of every script and whole emoji stay. Nothing that comes out can move
 * a cursor, reorder a line or hide. With `newlines: 'keep'` line feeds stay line feeds; otherwise they show as `⏎`.
 */
export function visible(text: string, options: { newlines?: 'keep' | 'show' } = {}): string {
  if (SAFE.test(text)) return text;
  const keepNewlines = options.newlines === 'keep';
  let output = '';
  let end = 0;
  for (const cluster of text.matchAll(EMOJI_CLUSTER)) {
    output += replaceInvisible(text.slice(end, cluster.index), keepNewlines) + cluster[0];
    end = cluster.index + cluster[0].length;
  }
  return output + replaceInvisible(text.slice(end), keepNewlines);
}

function replaceInvisible(text: string, keepNewlines: boolean): string {
  return text.replace(INVISIBLE, (character) => picture(character, keepNewlines));
}

function picture(character: string, keepNewlines: boolean): string {
  if (character === '\n') return keepNewlines ? '\n' : '⏎';
  if (character === '\t') return ' '.repeat(TAB_WIDTH);
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  const digits = code.toString(16).toUpperCase();
  return code < 0xa0 ? `<${digits}>` : `<U+${digits.padStart(4, '0')}>`;
}
