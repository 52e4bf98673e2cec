import data from './data/secret-places.json' with { type: 'json' };
import type { Span } from './mask.ts';

const PLACES = data.places.map(({ hint, pattern }) => ({ hint, pattern: new RegExp(pattern, 'dg') }));

/** Where something is secret by what is around it: the path of an address to which anyone may post, the user of a command line. */
export function placeSpans(text: string): Span[] {
  return PLACES.filter(({ hint }) => text.includes(hint)).flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const [start, end] = indices?.[1] ?? [0, 0];
      return text.startsWith('brazier:', start) ? [] : [{ start, end }];
    }),
  );
}
