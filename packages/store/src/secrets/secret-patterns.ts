// What counts as a secret, by its place or by its shape. Positions are denied by default: a header or parameter whose name speaks of
// credentials holds one, whatever its value looks like. Shapes are known formats only, so that ordinary text is never masked.

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

/** True where a name (of a header, a query parameter, a field) says that its value is a credential. */
export function isSecretName(name: string): boolean {
  const words = name.replace(CAMEL_HUMP, '$1_$2');
  return SECRET_NAME.test(words) && !NOT_SECRET.test(words);
}

/** Headers that hold credentials under names that say less. */
export function isSecretHeader(name: string): boolean {
  return (
    isSecretName(name) ||
    /^(?:x[-_].*[-_]key|.*[-_]key|.*token.*|.*secret.*|.*signature.*|.*passw.*|.*credential.*)$/i.test(name.trim())
  );
}

/** Known formats of tokens, wherever they stand. Each has enough fixed form that ordinary text cannot be taken for it. */
export const SECRET_SHAPES: RegExp = new RegExp(
  [
    // JSON Web Token
    'eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}',
    // GitHub, GitLab, Slack, Stripe and their like, SendGrid, npm, Google, AWS, Shopify, OpenAI, Square, Mailgun
    'gh[pousr]_[A-Za-z0-9]{20,}',
    'github_pat_[A-Za-z0-9_]{22,}',
    'glpat-[A-Za-z0-9_-]{16,}',
    'xox[abeoprs]-[A-Za-z0-9-]{10,}',
    '(?:sk|pk|rk|lk|whsec|key)_(?:live|test|prod)_[A-Za-z0-9]{8,}',
    'whsec_[A-Za-z0-9+/=]{16,}',
    'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
    'npm_[A-Za-z0-9]{30,}',
    'AIza[A-Za-z0-9_-]{35}',
    '(?:AKIA|ASIA)[A-Z0-9]{16}',
    'shp(?:at|ss|ca|pa)_[a-fA-F0-9]{24,}',
    'sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}',
    'EAAA[A-Za-z0-9_-]{40,}',
    'key-[a-f0-9]{32}',
  ]
    .map((shape) => `(?<![A-Za-z0-9_-])${shape}`)
    .join('|'),
  'g',
);

/** A private key in PEM, whole. */
export const PEM: RegExp = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** `Bearer …`, `Basic …`, `Token …` and their like with a credential behind them. */
export const AUTHORIZATION: RegExp = /\b(Bearer|Basic|Token|Digest|ApiKey|Api-Key)(\s+|%20)([A-Za-z0-9+/_.~=-]{8,})/gi;

/** Liquid: a value computed at send time is no secret, however its name reads. Braze's own variables end in three braces: `{{${user_id}}}`. */
export const LIQUID: RegExp = /\{\{[\s\S]*?\}{2,3}|\{%[\s\S]*?%\}/g;
