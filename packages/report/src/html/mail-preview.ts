import { safeMail } from '../mail/safe-mail.ts';
import { xmlText } from '../xml-text.ts';
import { PREVIEW_STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Mails beside each other as their readers see them, each in a sandbox of its own in which nothing runs, loads or leads anywhere. */
export function mailPreviews(mails: readonly { caption: string; html: string }[]): string {
  return `<div class="previews">${mails.map(({ caption, html }) => figure(caption, html)).join('')}</div>`;
}

function figure(caption: string, html: string): string {
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${PREVIEW_STYLE}</style>${safeMail(html)}`;
  return `<figure><figcaption>${xmlText(caption)}</figcaption><iframe sandbox="" referrerpolicy="no-referrer" title="${xmlText(caption)}" srcdoc="${xmlText(page)}"></iframe></figure>`;
}
