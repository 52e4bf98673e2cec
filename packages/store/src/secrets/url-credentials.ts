import { credentialSpans } from './credential.ts';
import { SECRET_PREFIX, type Span } from './mask.ts';

const AUTHORITY = /(?:\b[a-z][a-z0-9+.-]{1,20}:|(?<![\w:/]))\/\/([^\s/?#"'<>\\]{1,1000})@/dgi;

/** Where user and password of a URL stand: the password, or the user where it stands alone, for then it is a token. */
export function urlCredentialSpans(text: string): Span[] {
  return [...text.matchAll(AUTHORITY)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const userinfo = text.slice(start, end);
    if (userinfo.startsWith(SECRET_PREFIX) || isSystemUser(match[0], userinfo)) return [];
    const colon = userinfo.indexOf(':');
    return credentialSpans(text, { start: colon < 0 ? start : start + colon + 1, end });
  });
}

/** `ssh://git@host` names an account of the system, as everybody does. */
function isSystemUser(url: string, userinfo: string): boolean {
  return !userinfo.includes(':') && !/^(?:https?:)?\/\//i.test(url);
}
