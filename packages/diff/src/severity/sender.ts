import { messageOf } from '../scene.ts';
import { safeText } from '../sentence/safe-text.ts';
import type { Judge } from './judge.ts';

const DOMAIN_LIMIT = 100;

/** An e-mail's sender with another domain. */
export const senderDomainChanged: Judge = (difference, scene) => {
  if (messageOf(difference, scene)?.kind !== 'email') return null;
  const domains = otherDomains(difference.before, difference.after);
  if (!domains) return null;
  return {
    severity: { live: 'error', draft: 'warning' },
    reason: `it comes from ${domains[1]} instead of ${domains[0]}: mailbox providers trust a domain, not a name`,
  };
};

/** An e-mail's address for answers with another domain. */
export const replyDomainChanged: Judge = ({ before, after }) => {
  const domains = otherDomains(before, after);
  if (!domains) return null;
  return {
    severity: { live: 'warning', draft: 'notice' },
    reason: `answers go to ${domains[1]} instead of ${domains[0]}`,
  };
};

function otherDomains(before: unknown, after: unknown): [string, string] | null {
  const [old, now] = [domainOf(before), domainOf(after)];
  return old !== null && now !== null && old !== now
    ? [safeText(old, DOMAIN_LIMIT), safeText(now, DOMAIN_LIMIT)]
    : null;
}

/** The domain of `Fern <hi@fern.example>` or `hi@fern.example`; null where it is not plain, as with Liquid in it. */
function domainOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const domain = /@([^@<>\s]{1,255})>?\s*$/.exec(value.slice(-300))?.[1];
  return domain === undefined || /[{}%$]/.test(domain) ? null : domain.toLowerCase();
}
