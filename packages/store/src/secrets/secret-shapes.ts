import { looksRandom } from './credential.ts';
import type { Span } from './mask.ts';

// Known formats only, each with enough fixed form that ordinary text cannot be taken for it.
const TOKENS = new RegExp(
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
    .map((shape) => `(?<![A-Za-z0-9_-])${shape}[A-Za-z0-9_-]*`)
    .join('|'),
  'g',
);

// Addresses to which anyone who knows them may post: the secret is in the path.
const WEBHOOK_PATHS = new RegExp(
  [
    'hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[A-Z0-9]{1,20}/([A-Za-z0-9/_-]{8,200})',
    'discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{1,24}/([A-Za-z0-9_-]{8,200})',
    'webhook\\.office\\.com/webhookb2/([A-Za-z0-9@/_-]{8,300})',
    'api\\.telegram\\.org/bot\\d{1,20}:([A-Za-z0-9_-]{8,200})',
    'hooks\\.zapier\\.com/hooks/catch/\\d{1,20}/([A-Za-z0-9]{4,100})',
  ]
    .map((path) => path.replace('([', '(?!brazier:)(['))
    .join('|'),
  'dg',
);

// The lines of a key, with line breaks that may be escaped; a key that is cut off ends where its lines do.
const PEM =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?=(?:\s|\\{1,8}[rn]){0,20}[A-Za-z0-9+/=]{4})(?:[A-Za-z0-9+/=:,\s]|-(?!----)|\\{1,8}[rn])*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g;
const AUTHORIZATION = /\b(Bearer|Basic|Token|Digest|ApiKey|Api-Key)(?:\s{1,4}|%20)([A-Za-z0-9+/_.~=-]{8,})/dgi;

/** Where tokens of a known shape stand in a text, whatever is around them. */
export function shapeSpans(text: string): Span[] {
  return [
    ...[...text.matchAll(PEM), ...text.matchAll(TOKENS)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
    ...[...text.matchAll(WEBHOOK_PATHS)].flatMap((match) => (match.indices ?? []).slice(1).flatMap(toSpan)),
    ...[...text.matchAll(AUTHORIZATION)]
      .filter(([, scheme = '', value = '']) => isCredential(scheme, value))
      .flatMap((match) => toSpan(match.indices?.[2])),
  ];
}

function toSpan(indices: [number, number] | undefined): Span[] {
  return indices ? [{ start: indices[0], end: indices[1] }] : [];
}

/** `Basic instructions.` and `Basic T-shirts/2024` are prose: basic authentication is base64, of a user and a password. */
function isCredential(scheme: string, value: string): boolean {
  if (scheme.toLowerCase() !== 'basic') return looksRandom(value);
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}[.]?$/.test(value);
  return isBase64 && (looksRandom(value, 20) || /^[\x20-\x7e]+:[\x20-\x7e]*$/.test(decoded(value)));
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString('latin1');
}
