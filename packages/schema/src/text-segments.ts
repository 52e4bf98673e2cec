/** No segment is longer, in UTF-16 code units: what no newline or tag divides is cut here, so that a diff stays readable. */
const LONGEST_SEGMENT = 400;

// A segment ends after a newline, after a closing block tag, a line break or a Liquid tag; it also ends before an opening block tag or
// Liquid tag. Inline tags and Liquid outputs stay within their line, where words around them belong together.
const BLOCK_TAGS =
  'address|article|aside|blockquote|body|br|button|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|head|header|hr|html|img|li|link|main|meta|nav|ol|option|p|pre|script|section|select|style|table|tbody|td|tfoot|th|thead|title|tr|ul|video';
const BOUNDARY = new RegExp(
  `(?<=\\n)|(?<=\\r)(?!\\n)|(?=<(?:${BLOCK_TAGS})\\b)|(?<=</(?:${BLOCK_TAGS})\\s{0,8}>)|(?<=<(?:br|hr)\\s{0,8}/?>)|(?=\\{%)|(?<=%\\})`,
  'i',
);

const INSEPARABLE = /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/;

/**
 * Splits text into segments that read like lines, also where HTML comes as one line: at newlines, block tags and Liquid tags.
 * Joined they are the text, to the code unit; the same text always gives the same segments.
 */
export function splitSegments(text: string): string[] {
  if (text === '') return [];
  return text.split(BOUNDARY).flatMap(cutLong);
}

function cutLong(segment: string): string[] {
  if (segment.length <= LONGEST_SEGMENT) return [segment];
  const pieces: string[] = [];
  for (let start = 0; start < segment.length; ) {
    const end = cutAt(segment, start);
    pieces.push(segment.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Where the piece that begins at `start` ends: after its last blank if there is one in its second half, never within a surrogate pair or a line ending. */
function cutAt(segment: string, start: number): number {
  const end = start + LONGEST_SEGMENT;
  if (end >= segment.length) return segment.length;
  // In the piece alone: a text without a blank would be searched back to its beginning for every piece.
  const blank = segment.slice(start, end).lastIndexOf(' ');
  if (blank > LONGEST_SEGMENT / 2) return start + blank + 1;
  return INSEPARABLE.test(segment.slice(end - 1, end + 1)) ? end - 1 : end;
}
