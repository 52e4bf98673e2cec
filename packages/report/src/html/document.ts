import { oneLine } from '../display-text.ts';
import { xmlText } from '../xml-text.ts';
import { STYLE } from './style.ts';

// Nothing may load, run, send or navigate. Inline styles are ours alone in this document, since every text from Braze is escaped; they
// are allowed because a mail's preview inherits this policy, and a mail without its styles is not what its readers see.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One self-contained HTML file without script; `body` is HTML, `title` text. */
export function htmlDocument(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${xmlText(oneLine(title))}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
