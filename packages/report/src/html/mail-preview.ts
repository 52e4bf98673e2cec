import { INVISIBLE } from '../invisible.ts';
import { safeMail } from '../mail/safe-mail.ts';
import { xmlText } from '../xml-text.ts';
import { PREVIEW_STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Mails beside each other as their readers see them, each in a sandbox of its own in which nothing runs, loads or leads anywhere. */
export function mailPreviews(mails: readonly { caption: string; html: string }[]): string {
  return `<div class="previews">${mails.map(({ caption, html }) => figure(caption, html)).join('')}</div>`;
}

function figure(caption: string, html: string): string {
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${PREVIEW_STYLE}</style><div class="brazier-page">${safeMail(html)}</div>`;
  return `<figure><figcaption>${xmlText(caption)}</figcaption><iframe sandbox="" referrerpolicy="no-referrer" title="${xmlText(caption)}" srcdoc="${inertAttribute(page)}"></iframe></figure>`;
}

// The preview shows a mail as it is, yet the file that holds it must do nothing to a terminal or an editor: what they may obey is written
// as references, which only the browser resolves, inside the sandbox.
function inertAttribute(text: string): string {
  return xmlText(text)
    .replace(INVISIBLE, reference)
    .replace(/[\t\r]/g, reference);
}

function reference(character: string): string {
  return `&#x${character.codePointAt(0)?.toString(16)};`;
}
