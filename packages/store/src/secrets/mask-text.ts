import { AUTHORIZATION, isSecretName, LIQUID, PEM, SECRET_SHAPES } from './secret-patterns.ts';

/** Puts a mask in the place of a secret. */
export type Hide = (secret: string) => string;

const MASK = /brazier:secret:[0-9a-f]{32}/;
const USERINFO = /\b([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/:@"'<>?#{}]{1,200}):([^\s/@"'<>?#{}]{1,500})@/gi;
const PARAMETER = /([?&;]|^|&amp;)([A-Za-z0-9_.$[\]-]{1,80})=([^&\s"'<>#;]{1,4000})/g;
const JSON_PAIR = /"((?:[^"\\]|\\.){1,80})"(\s*:\s*)"((?:[^"\\]|\\.){1,4000})"/g;

/** A part of a text that is looked into, or one that never holds a secret: Liquid, and a mask that stands there already. */
const UNTOUCHABLE = new RegExp(`${LIQUID.source}|${MASK.source}`, 'g');

/**
 * The text with each secret in it hidden and everything else as it was: credentials in URLs, parameters and JSON fields with a telling
 * name, tokens of a known shape. Liquid stays: what it stands for is not in the campaign.
 */
export function maskText(text: string, hide: Hide): string {
  if (text.length < 6) return text;
  const pairs = maskPairs(text, hide);
  return outsideLiquid(pairs, (part) =>
    part
      .replace(PEM, (key) => hide(key))
      .replace(
        AUTHORIZATION,
        (_all, scheme: string, space: string, secret: string) => `${scheme}${space}${hideUnlessWord(secret, hide)}`,
      )
      .replace(SECRET_SHAPES, (secret) => hide(secret)),
  );
}

/** Hides a whole value, but for the Liquid in it: `Bearer {{token}}` has nothing to hide, `Bearer abc{{x}}` has. */
export function maskWhole(text: string, hide: Hide): string {
  const [, scheme = '', value = ''] =
    /^(\s*(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key)\s+)?([\s\S]*)$/i.exec(text) ?? [];
  const literal = value.replace(UNTOUCHABLE, '').trim();
  return literal === '' ? text : `${scheme}${hide(value)}`;
}

function maskPairs(text: string, hide: Hide): string {
  return text
    .replace(USERINFO, (all, scheme: string, user: string, password: string) =>
      MASK.test(password) ? all : `${scheme}${user}:${hide(password)}@`,
    )
    .replace(JSON_PAIR, (all, name: string, colon: string, value: string) =>
      isSecretName(name) ? `"${name}"${colon}"${maskWhole(value, hide)}"` : all,
    )
    .replace(PARAMETER, (all, start: string, name: string, value: string) =>
      isSecretName(name) ? `${start}${name}=${maskWhole(value, hide)}` : all,
    );
}

function outsideLiquid(text: string, change: (part: string) => string): string {
  let output = '';
  let end = 0;
  for (const match of text.matchAll(UNTOUCHABLE)) {
    output += change(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return output + change(text.slice(end));
}

/** `Bearer instructions` is prose: a credential has a digit or a sign in it. */
function hideUnlessWord(secret: string, hide: Hide): string {
  return /[\d+/_.~=]/.test(secret) ? hide(secret) : secret;
}
