import { messageOf } from '../scene.ts';
import type { Judge } from './judge.ts';

// Braze's own links and the words of mails in the languages that we know.
const WAYS_OUT = [
  'unsubscribe',
  'set_user_to_unsubscribed_url',
  'preference_center.${',
  'opt-out',
  'opt out',
  'désinscri',
  'd&eacute;sinscri',
  'désabonn',
  'abmelden',
  'abbestellen',
  'darse de baja',
  'cancelar suscripci',
  'cancelar inscri',
  'disiscriv',
  'annulla iscrizione',
  'afmelden',
  'uitschrijven',
  '配信停止',
];

/** An e-mail that had a way to unsubscribe and has none any more. */
export const unsubscribeMissing: Judge = (difference, scene) => {
  const { before, after } = difference;
  if (messageOf(difference, scene)?.kind !== 'email' || typeof before !== 'string' || typeof after !== 'string')
    return null;
  if (after.trim() === '' || !hasWayOut(before) || hasWayOut(after)) return null;
  // A content block may hold the link: what is in it Braze does not tell.
  if (contentBlocks(after).some((block) => !contentBlocks(before).includes(block))) return null;
  return {
    severity: { live: 'error', draft: 'warning' },
    reason: 'the way to unsubscribe is gone: the law and mailbox providers ask for one',
  };
};

function hasWayOut(text: string): boolean {
  const folded = text.toLowerCase();
  return WAYS_OUT.some((words) => folded.includes(words));
}

function contentBlocks(text: string): string[] {
  return text.match(/content_blocks\.\$\{[^{}]{1,200}\}/g) ?? [];
}
