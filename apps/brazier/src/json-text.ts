import { type Json, stringifyJson } from '@brazier/schema';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON text in which whatever a terminal would obey or hide stands as its escape; every reader turns it back. No newline at the end. */
export function toJsonText(value: Json, indent = 0): string {
  return stringifyJson(value, indent).replace(UNSEEN, (character) =>
    character === '\n' ? character : toEscape(character),
  );
}

function toEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
