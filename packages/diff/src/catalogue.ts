import type { Difference } from './difference.ts';
import { CAMPAIGN_RULES } from './rules/campaign.ts';
import { CONVERSION_RULES } from './rules/conversion.ts';
import { DRAFT_RULES } from './rules/draft.ts';
import { EMAIL_RULES } from './rules/email.ts';
import { ENTRY_RULES } from './rules/entries.ts';
import { FIELD_RULES } from './rules/field.ts';
import { IN_APP_RULES } from './rules/in-app.ts';
import { MESSAGE_RULES } from './rules/message.ts';
import { NAME_RULES } from './rules/names.ts';
import { PHONE_RULES } from './rules/phone.ts';
import { PUSH_RULES } from './rules/push.ts';
import { fits, type Rule } from './rules/rule.ts';
import { SCHEMA_RULES } from './rules/schema.ts';
import { WEBHOOK_RULES } from './rules/webhook.ts';
import type { Scene } from './scene.ts';

/** Every kind of change that there is. The first one that fits a difference tells it; the last ones fit whatever is left. */
export const RULES: readonly Rule[] = [
  ...SCHEMA_RULES,
  ...CAMPAIGN_RULES,
  ...DRAFT_RULES,
  ...NAME_RULES,
  ...MESSAGE_RULES,
  ...EMAIL_RULES,
  ...PUSH_RULES,
  ...IN_APP_RULES,
  ...WEBHOOK_RULES,
  ...PHONE_RULES,
  ...ENTRY_RULES,
  ...CONVERSION_RULES,
  ...FIELD_RULES,
];

/** The rule that tells a difference. */
export function ruleFor(difference: Difference, scene: Scene): Rule {
  const rule = RULES.find((candidate) => fits(candidate, difference, scene));
  if (!rule)
    throw new Error(
      `No rule of the catalogue tells a difference at ${JSON.stringify(difference.path)}: one of them must.`,
    );
  return rule;
}
