import data from './data/secret-places.json' with { type: 'json' };
import type { Span } from './mask.ts';

const PLACES = data.places.map(({ hint, pattern }) => ({ hint, pattern: new RegExp(pattern, 'dg') }));

// One search for all of them: most texts have none.
const ANY_HINT = new RegExp(data.places.map(({ hint }) => hint.replace(/[.\\/"]/g, '\\$&')).join('|'));

/** Where something is secret by what is around it: the path of an address to which anyone may post, the user of a command line. */
export function placeSpans(text: string): Span[] {
  if (!ANY_HINT.test(text)) return [];
  return PLACES.filter(({ hint }) => text.includes(hint)).flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const [start, end] = indices?.[1] ?? [0, 0];
      return text.startsWith('brazier:', start) ? [] : [{ start, end }];
    }),
  );
}
