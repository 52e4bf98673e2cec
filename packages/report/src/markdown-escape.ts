import { oneLine, SENTENCE_LIMIT } from './display-text.ts';

// What Markdown or a host acts on wherever it stands in a line: HTML, links, emphasis, strike-through, mathematics and escapes; mentions and
// mail addresses; addresses that need no brackets to become links, bare domains among them; references of GitHub and GitLab to issues, merge requests, epics, milestones, snippets and
// commits; entities; the names of emoji. An underscore within a word is none of these. Data never begins a line and stands in no table.
const ACTIVE =
  /[\\`*~$[\]<@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|www\.|\b(?:mailto|xmpp):|[#!&%]\d|GH-\d|\b[\da-f]{7,64}\b|&#?\w+;|:[a-z+-][\w+-]*:|[\p{L}\p{N}]\.[a-z]{2}/iu;

const QUOTED = /(“[^“”]*”)/;

/**
 * Data text as inert Markdown, to be put behind other text on its line: controls visible, and what Markdown or a host would act on in a code
 * span, where nothing links, mentions, closes or renders. A quoted value is one span; all other text stays as it is.
 */
export function markdownText(text: string, limit: number = SENTENCE_LIMIT): string {
  return oneLine(text, limit)
    .split(QUOTED)
    .map((piece) => (QUOTED.test(piece) && ACTIVE.test(piece) ? codeSpan(piece.slice(1, -1)) : plainText(piece)))
    .reduce((written, piece) => written + (touches(written, piece) ? ' ' : '') + piece, '');
}

/** True where two code spans would run together: their fences would be one that neither closes. */
function touches(before: string, after: string): boolean {
  return before.endsWith('`') && after.startsWith('`');
}

/** Each run of words that would act as one code span. */
function plainText(text: string): string {
  if (!ACTIVE.test(text)) return text;
  const words = text.split(/( +)/);
  const written: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let end = at;
    while (ACTIVE.test(words[end] ?? '')) end += 2;
    written.push(end === at ? (words[at] ?? '') : codeWords(words.slice(at, end - 1).join('')));
    if (end > at) at = end - 2;
  }
  return written.join('');
}

/** The punctuation behind the last word belongs to the sentence. */
function codeWords(text: string): string {
  const bare = text.replace(/(?<=[^:;,.])[:;,.]$/, '');
  return codeSpan(bare) + text.slice(bare.length);
}

/** One line as a code span whose fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  // Two backticks with nothing between would open a span that runs on.
  if (text === '') return '(empty)';
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

/** Lines as a fenced block whose fence is longer than any run of backticks inside. Controls must already be visible. */
export function fencedBlock(lines: readonly string[], language: string): string[] {
  const longest = Math.max(0, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...lines, fence];
}
