import type { JsonObject } from '@brazier/schema';
import { seeded } from '../seeded.ts';
import type { Blueprint } from './blueprint.ts';
import { converts } from './conversions.ts';
import { control, email, push, sms, webhook } from './messages.ts';
import { LANGUAGES, type Language } from './shop.ts';

const THEMES: readonly [string, ...string[]] = [
  'Newsletter',
  'Restock',
  'Member offer',
  'Care guide',
  'Store event',
  'Gift idea',
  'Reminder',
  'Last call',
];
const TEAMS: readonly [string, ...string[]] = ['Lifecycle', 'Campaigns', 'Editorial', 'Growth', 'Loyalty', 'Shop'];
const STATES = ['live', 'live', 'live', 'live', 'stopped', 'archived', 'draft'] as const;

/** One of any number of everyday campaigns, for workspaces of any size; e-mails have bodies of about 8 KB. */
export function bulkBlueprint(seed: number, index: number): Blueprint {
  const random = seeded(seed, 'bulk', index);
  const theme = random.pick(THEMES);
  const language = random.pick(LANGUAGES);
  const team = random.pick(TEAMS);
  const made = 31 + random.number(870);
  const kind = random.number(10);
  return {
    name: `${theme} ${index} (${language})`,
    made,
    edited: 21 + random.number(made - 21),
    state: random.pick(STATES),
    schedule: random.pick(['time_based', 'action_based', 'api_triggered']),
    tags: [theme.toLowerCase().replace(' ', '-'), language],
    teams: [team],
    messages: () => messagesOf(kind, theme, language, index),
    conversions: [converts.buys(1 + random.number(14)), converts.opens(1 + random.number(7))].slice(random.number(3)),
  };
}

/** Six in ten are e-mails, one of them a test; the others push, SMS and webhooks. */
function messagesOf(kind: number, theme: string, language: Language, index: number): JsonObject[] {
  const content = {
    language,
    slug: `bulk-${index}`,
    heading: theme,
    paragraphs: [`${theme} no. ${index}`],
    button: 'OK',
    products: 20,
  };
  const subject = `${theme} no. ${index}`;
  if (kind < 5) return [email(subject, content)];
  if (kind < 6)
    return [email(subject, content), email(`${subject}!`, content, { name: 'Variation 2' }), control('email')];
  if (kind < 8) return [push('ios_push', theme, subject), push('android_push', theme, subject)];
  if (kind < 9) return [sms(`Fjord & Fern: ${subject}. Reply STOP to end.`)];
  return [
    webhook(
      `https://hooks.fjordandfern.example/${index}`,
      { index },
      { Authorization: `Bearer invented-${index}-token` },
    ),
  ];
}
