const SECRET_WORDS = [
  'access[-_]?key',
  'api[-_]?key',
  'app[-_]?key',
  'auth',
  'auth[-_]?key',
  'authorization',
  'bearer',
  'client[-_]?secret',
  'cookie',
  'credentials?',
  'jwt',
  'key[-_]?id',
  'license[-_]?key',
  'passphrase',
  'passwd',
  'password',
  'private[-_]?key',
  'pwd',
  'secret',
  'secret[-_]?key',
  'session[-_]?(?:id|key)',
  'sig',
  'signature',
  'signing[-_]?key',
  'subscription[-_]?key',
  'token',
];

// The word may be a part of a longer name (`X-Api-Key`, `stripe_token`, `hub.signature`, `accessToken`), but not of another word (`keyboard`, `author`).
const SECRET_NAME = new RegExp(`(?:^|[-_.\\s$])(?:x[-_])?(?:${SECRET_WORDS.join('|')})(?:$|[-_.\\s\\d])`, 'i');
const CAMEL_HUMP = /([a-z0-9])([A-Z])/g;
const NOT_SECRET = /^(?:x[-_])?(?:auth|token|cookie)[-_]?(?:type|count|limit|policy|consent|expires?(?:[-_]?in)?)$/i;
const SECRET_HEADER = /^(?:.*[-_]key|.*token.*|.*secret.*|.*signature.*|.*passw.*|.*credential.*)$/i;
const PERHAPS_SECRET = /^(?:key|hmac|hash|sid|session|code)$/i;
const HEADER_LINE = /^(?:x[-_][\w-]+|(?:proxy-)?authorization|set-cookie|cookie|api-?key)$/i;

/** True where a name (of a header, a query parameter, a field) says that its value is a credential. */
export function isSecretName(name: string): boolean {
  const words = name.replace(CAMEL_HUMP, '$1_$2');
  return SECRET_NAME.test(words) && !NOT_SECRET.test(words);
}

/** True for a header that holds a credential: of headers also names count that say less. */
export function isSecretHeader(name: string): boolean {
  return isSecretName(name) || SECRET_HEADER.test(name.trim());
}

/** True for names under which a credential may stand, or a word (`key`, `code`): the look of the value decides. */
export function isPerhapsSecretName(name: string): boolean {
  return PERHAPS_SECRET.test(name);
}

/** True for names of credentials that stand in no prose: `X-Api-Key: …` in a text is a header. */
export function isSecretHeaderLine(name: string): boolean {
  return HEADER_LINE.test(name) && isSecretHeader(name);
}
