let segmenter: Intl.Segmenter | undefined;

/**
 * The text in clusters, what people see as one character each: joined they are the text, and only between them may it be cut.
 * The segmenter is made for the first text that asks: that takes as long as loading all the rest of a program that only shows plain letters.
 */
export function* clustersOf(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('en');
  for (const { segment } of segmenter.segment(text)) yield segment;
}
