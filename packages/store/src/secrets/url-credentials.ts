import { credentialSpans } from './credential.ts';
import { SECRET_PREFIX, type Span } from './mask.ts';
import { looksRandom } from './secret-value.ts';

const AUTHORITY = /(?:\b[a-z][a-z0-9+.-]{1,20}:|(?<![\w:/]))\/\/([^\s/?#"'<>\\]{1,1000})@/dgi;
/** What is written for a password where the user is a token. */
const NO_PASSWORD = /^(?:x-oauth-basic|x-token|oauth2?|api_?token|x|_|token|unused|none)?$/i;

/** Where user and password of a URL are: the password, and the user where it is a token. */
export function urlCredentialSpans(text: string): Span[] {
  return [...text.matchAll(AUTHORITY)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const userinfo = text.slice(start, end);
    if (userinfo.startsWith(SECRET_PREFIX) || isSystemUser(match[0], userinfo)) return [];
    const colon = userinfo.indexOf(':');
    if (colon < 0) return credentialSpans(text, { start, end });
    const isToken = NO_PASSWORD.test(userinfo.slice(colon + 1)) && looksRandom(userinfo.slice(0, colon), 16);
    if (isToken) return credentialSpans(text, { start, end: start + colon });
    return credentialSpans(text, { start: start + colon + 1, end });
  });
}

/** `ssh://git@host` names an account of the system, as everybody does. */
function isSystemUser(url: string, userinfo: string): boolean {
  return !userinfo.includes(':') && !/^(?:https?:)?\/\//i.test(url);
}
