import type { TextDiff } from '@brazier/diff';
import type { TextPair } from './text-pairs.ts';

/** Something that compares two texts. */
export interface TextTool {
  /** Only this is measured. Undefined where it gave up. */
  compare(pair: TextPair): unknown;
  /** How many characters of both texts it marks as changed. */
  marked(found: unknown): number;
}

/** A part of a text as jsdiff gives it. */
interface Part<Value> {
  value: Value;
  added: boolean;
  removed: boolean;
}

/** When jsdiff is told to give up, in milliseconds. */
export const CUT_OFF = 10_000;

/** The tools by name, each loaded alone. Brazier comes first: the others are measured against it. */
export const TEXT_TOOLS: Record<string, () => Promise<TextTool>> = {
  Brazier: async () => {
    const { diffText } = await import('@brazier/diff');
    return {
      compare: ({ before, after }) => diffText(before, after),
      marked: (found) => markedByBrazier(found as TextDiff),
    };
  },
  'jsdiff, diffWords': async () => {
    const { diffWords } = await import('diff');
    return {
      compare: ({ before, after }) => diffWords(before, after, { timeout: CUT_OFF }),
      marked: (found) => markedByJsDiff(found as Part<string>[]),
    };
  },
  'jsdiff, diffArrays': async () => {
    const { diffArrays } = await import('diff');
    const { splitSegments } = await import('@brazier/schema');
    return {
      compare: ({ before, after }) => diffArrays(splitSegments(before), splitSegments(after), { timeout: CUT_OFF }),
      marked: (found) =>
        markedByJsDiff((found as Part<string[]>[]).map((part) => ({ ...part, value: part.value.join('') }))),
    };
  },
};

function markedByBrazier({ parts }: TextDiff): number {
  const words = parts.flatMap((part) => (part.op === 'equal' ? [] : part.words));
  return words.reduce((sum, { text, changed }) => sum + (changed ? text.length : 0), 0);
}

function markedByJsDiff(parts: readonly Part<string>[]): number {
  return parts.reduce((sum, { value, added, removed }) => sum + (added || removed ? value.length : 0), 0);
}
