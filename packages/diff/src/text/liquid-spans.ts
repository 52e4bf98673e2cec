/** The places of Liquid in a text, as pairs of start and end (exclusive), ascending: `{{ … }}` and `{% … %}`, unclosed ones left out. Linear in the text's length. */
export function liquidSpans(text: string): [start: number, end: number][] {
  const spans: [number, number][] = [];
  const closed = { '}}': true, '%}': true };
  let at = text.indexOf('{');
  while (at !== -1) {
    const close = text[at + 1] === '{' ? '}}' : text[at + 1] === '%' ? '%}' : null;
    let next = at + 1;
    if (close !== null && closed[close]) {
      const found = text.indexOf(close, at + 2);
      // Once a kind does not close, no later one of it does: asking again would make hostile text quadratic.
      if (found === -1) closed[close] = false;
      else {
        next = found + close.length;
        spans.push([at, next]);
      }
    }
    at = text.indexOf('{', next);
  }
  return spans;
}
