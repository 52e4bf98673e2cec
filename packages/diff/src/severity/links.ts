import { safeText } from '../sentence/safe-text.ts';
import type { Judge } from './judge.ts';

const HOST_LIMIT = 100;
const MOVED_AWAY = { live: 'error', draft: 'warning' } as const;

/** A link in a text that leads to another host than before. */
export const linkHostChanged: Judge = ({ before, after }) => {
  if (typeof before !== 'string' || typeof after !== 'string') return null;
  const moved = movedLink(linksIn(before), linksIn(after));
  if (!moved) return null;
  return {
    severity: MOVED_AWAY,
    reason: `a link that led to ${safeText(moved[0], HOST_LIMIT)} leads to ${safeText(moved[1], HOST_LIMIT)} now`,
  };
};

/** An address that is the value as a whole, with another host than before, or without encryption. */
export const addressHostChanged: Judge = ({ before, after }) => {
  if (typeof before !== 'string' || typeof after !== 'string') return null;
  const [old, now] = [readLink(before.trim()), readLink(after.trim())];
  if (!old || !now) return null;
  if (siteOf(old.host) !== siteOf(now.host)) {
    return {
      severity: MOVED_AWAY,
      reason: `it went to ${safeText(old.host, HOST_LIMIT)} and goes to ${safeText(now.host, HOST_LIMIT)} now`,
    };
  }
  if (old.scheme === 'https' && now.scheme === 'http') {
    return { severity: MOVED_AWAY, reason: 'it goes unencrypted now: http instead of https' };
  }
  return null;
};

interface Link {
  scheme: string;
  host: string;
  /** Path, query and fragment. */
  rest: string;
}

/** Sure only where the links stand one for one, or where one keeps its path. */
function movedLink(before: readonly Link[], after: readonly Link[]): [string, string] | null {
  const kept = new Set(after.map(({ host }) => siteOf(host)));
  const known = new Set(before.map(({ host }) => siteOf(host)));
  for (const [index, link] of before.entries()) {
    if (kept.has(siteOf(link.host))) continue;
    const same =
      before.length === after.length ? after[index] : after.find(({ rest }) => rest.length > 1 && rest === link.rest);
    if (same && !known.has(siteOf(same.host))) return [link.host, same.host];
  }
  return null;
}

// Neither alternative can run past the next `<`, so that no text makes this slow.
const ANCHOR = /<a(?:rea)?\s[^<>]*?href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/gi;
const BARE = /https?:\/\/[^\s"'<>()[\]]+/gi;

function linksIn(text: string): Link[] {
  const anchors = [...text.matchAll(ANCHOR)].map((match) => match[1] ?? match[2] ?? '');
  const found = anchors.length > 0 || /<\w/.test(text) ? anchors : (text.match(BARE) ?? []);
  return found.map((link) => readLink(link.trim())).filter((link) => link !== null);
}

const LINK = /^(https?):\/\/(?:[^/?#@\s]*@)?([^/?#@:\s]+)(?::\d+)?([^\s]*)$/i;

/** A link with a host of its own; null for others, and where Liquid makes the host. */
function readLink(text: string): Link | null {
  const [, scheme, host, rest] = LINK.exec(text) ?? [];
  if (scheme === undefined || host === undefined || /[{}%]/.test(host)) return null;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), rest: rest ?? '' };
}

/** `www.fern.example` is no other place than `fern.example`. */
function siteOf(host: string): string {
  return host.replace(/^www\./, '');
}
