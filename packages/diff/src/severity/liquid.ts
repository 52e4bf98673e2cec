import { safeText } from '../sentence/safe-text.ts';
import type { Judge } from './judge.ts';
import { liquidFault } from './liquid-fault.ts';

/** Liquid that closed before and no longer does: Braze shows it as text, or does not send the message. */
export const liquidBroken: Judge = ({ before, after }) => {
  if (typeof before !== 'string' || typeof after !== 'string' || liquidFault(before)) return null;
  const fault = liquidFault(after);
  if (!fault) return null;
  return {
    severity: { live: 'error', draft: 'warning' },
    reason: `its Liquid is broken now (${fault}): it may not be sent, or show its code`,
  };
};

/** A variable of the recipient or the trigger that stood in the text and stands nowhere in it any more. */
export const variableVanished: Judge = ({ before, after }) => {
  if (typeof before !== 'string' || typeof after !== 'string' || after.trim() === '') return null;
  const kept = variables(after);
  const gone = [...variables(before)].filter((name) => !kept.has(name));
  const first = gone[0];
  if (first === undefined) return null;
  const more = gone.length > 1 ? ` and ${gone.length - 1} more` : '';
  return {
    severity: { live: 'warning', draft: 'notice' },
    reason: `the variable ${safeText(first, MAX_NAME)}${more} no longer stands in it`,
  };
};

const MAX_NAME = 60;
// As Braze writes them: `${first_name}`, `custom_attribute.${tier}`, `api_trigger_properties.${order}`.
const VARIABLE = /\$\{[^{}]{1,100}\}/g;
const OWNER = /[A-Za-z_][\w.]*$/;
const LONGEST_OWNER = 60;

function variables(text: string): Set<string> {
  const names = [...text.matchAll(VARIABLE)].map((match) => {
    const owner = OWNER.exec(text.slice(Math.max(0, match.index - LONGEST_OWNER), match.index));
    return `${owner?.[0] ?? ''}${match[0].replace(/\s+/g, '')}`;
  });
  return new Set(names);
}
