import { isJsonObject, type Json, type JsonObject, type JsonPath } from '@brazier/schema';

/** One edit that a person makes to `campaignOfAllChannels`, and the rule that must tell it, once. */
export interface KnownEdit {
  rule: string;
  path: JsonPath;
  /** What it needs for itself: edits that share a word would be one change, or another. */
  targets: readonly string[];
  /** Changes its argument. */
  edit(details: JsonObject): void;
}

/** Sets the value at the path. */
function set(rule: string, path: JsonPath, value: Json, targets: readonly string[] = [path.join('/')]): KnownEdit {
  return { rule, path, targets, edit: (details) => change(details, path, () => value) };
}

/** Deletes the key at the path. */
function drop(rule: string, path: JsonPath): KnownEdit {
  const [key, parent] = [String(path.at(-1)), path.slice(0, -1)];
  return {
    rule,
    path,
    targets: [path.join('/')],
    edit: (details) => change(details, parent, (value) => (isJsonObject(value) ? without(value, key) : value)),
  };
}

/** Edits the array at the path. */
function list(rule: string, path: JsonPath, edit: (items: Json[]) => Json[], targets: readonly string[]): KnownEdit {
  return {
    rule,
    path,
    targets,
    edit: (details) => change(details, path, (value) => (Array.isArray(value) ? edit(value) : value)),
  };
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function change(root: JsonObject, path: JsonPath, edit: (value: Json) => Json): void {
  let holder: Json = { root };
  let key: string | number = 'root';
  for (const step of path) {
    holder = read(holder, key);
    key = step;
  }
  const value = edit(read(holder, key));
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else if (isJsonObject(holder)) holder[String(key)] = value;
}

function read(holder: Json, key: string | number): Json {
  if (Array.isArray(holder)) return holder[Number(key)] ?? null;
  return isJsonObject(holder) ? (holder[String(key)] ?? null) : null;
}

const swapFirstTwo = ([first = null, second = null, ...rest]: Json[]): Json[] => [second, first, ...rest];
const email = ['messages', 'email'];
const push = ['messages', 'push'];
const pages = ['messages', 'survey', 'data', 'pages'];
const modal = ['messages', 'modal'];
const hook = ['messages', 'webhook'];
const sms = ['messages', 'sms'];
const whatsapp = ['messages', 'whatsapp'];
const conversions = 'conversion_behaviors';

/** Edits as marketers make them, over all areas and channels. */
export const KNOWN_EDITS: readonly KnownEdit[] = [
  set('campaign.archived', ['archived'], true),
  set('campaign.unlaunched', ['draft'], true),
  set('campaign.stopped', ['enabled'], false),
  set('campaign.name.changed', ['name'], 'Spring lookbook 2'),
  set('campaign.description.changed', ['description'], null),
  set('campaign.schedule_type.changed', ['schedule_type'], 'action_based'),
  set('campaign.created_at.changed', ['created_at'], '2026-01-05T09:00:00+00:00'),
  set('campaign.first_sent.changed', ['first_sent'], '2026-01-12T09:00:00+00:00'),
  set('schema.field.unknown', ['priority'], 3),
  set('schema.type.unexpected', ['teams'], 5),
  list('channel.added', ['channels'], (items) => ['sms', ...items], ['channels+']),
  list('channel.removed', ['channels'], (items) => items.filter((item) => item !== 'webhook'), ['channels-']),
  list('schema.channel.unknown', ['channels'], (items) => [...items, 'banner'], ['channels?']),
  list('tag.added', ['tags'], (items) => ['winter', ...items], ['tags+']),
  list('tag.removed', ['tags'], (items) => items.filter((item) => item !== 'fr'), ['tags-']),
  set('message.subject.changed', [...email, 'subject'], 'Spring is really here'),
  set('message.preheader.changed', [...email, 'preheader'], ''),
  set(
    'message.body.changed',
    [...email, 'body'],
    '<p>Hello {{${first_name}}}</p><a href="https://fern.example/new">See</a>',
  ),
  set('message.from.changed', [...email, 'from'], 'Moss <hi@fern.example>'),
  drop('message.reply_to.changed', [...email, 'reply_to']),
  set('message.title.changed', [...email, 'title'], 'Weekly 2'),
  set('message.amp_body.changed', [...email, 'amp_body'], '<p>Hi</p>'),
  set('message.custom_plain_text.changed', [...email, 'custom_plain_text'], 'Hi'),
  set('message.should_inline_css.changed', [...email, 'should_inline_css'], false),
  set('message.should_whitespace_header.changed', [...email, 'should_whitespace_header'], true),
  set('message.header.changed', [...email, 'email_headers', 0, 'value'], '2', ['headers']),
  list('message.header.added', [...email, 'email_headers'], (rows) => [{ key: 'X-Bark', value: '3' }, ...rows], [
    'headers',
  ]),
  set('message.extra.changed', [...email, 'extras', 'a.b'], '2'),
  set('message.extra.added', [...email, 'extras', '__proto'], 'x'),
  drop('message.extra.removed', [...email, 'extras', '']),
  set('schema.field.unknown', [...email, 'send_priority'], 'high'),
  set('message.alert.changed', [...push, 'alert'], 'Only tomorrow'),
  set('message.action.changed', [...push, 'action'], null),
  set('message.image_url.changed', [...push, 'image_url'], 'https://cdn.fern.example/b.png'),
  set('message.large_image_url.changed', [...push, 'large_image_url'], 'https://cdn.fern.example/c.png'),
  set('message.name.changed', [...push, 'name'], 'Push 2'),
  set('message.extra.changed', [...push, 'extras', 'tier'], { level: 1 }),
  set('message.page.changed', [...pages, 0, 'header', 'text'], 'How was your visit?', ['question']),
  set('message.choice.deleted', [...pages, 0, 'choices', 0, 'deleted'], true, ['choice a']),
  set('message.choice.text.changed', [...pages, 0, 'choices', 1, 'text'], 'Good', ['choice b']),
  set('message.choice.attribute.changed', [...pages, 1, 'choices', 0, 'custom_attribute_value'], 7, ['choice d']),
  list('message.choice.removed', [...pages, 0, 'choices'], (items) => items.filter((_, index) => index !== 2), [
    'choice c',
  ]),
  list('message.choice.added', [...pages, 1, 'choices'], (items) => [...items, { choice_id: 'f', text: 'Maybe' }], [
    'choice f',
  ]),
  list(
    'message.choice.moved',
    [...pages, 1, 'choices'],
    (items) => [items[1] ?? null, items[0] ?? null, ...items.slice(2)],
    ['page 2 order'],
  ),
  list('message.page.added', pages, (items) => [...items, { header: { text: 'Bye' }, choices: [] }], ['page 3']),
  set('message.text.changed', [...modal, 'message'], 'The new shop is open'),
  set('message.header_text.changed', [...modal, 'header'], null),
  set('message.extra.changed', [...modal, 'extras', 'screen'], 'home'),
  set('message.extra.changed', ['messages', 'card', 'extras', 'position'], '3'),
  set('message.url.changed', [...hook, 'url'], 'https://api.fern.example/v1?key=brazier:secret:11ff'),
  set('message.method.changed', [...hook, 'method'], 'PUT'),
  set('message.type.changed', [...hook, 'type'], 'form'),
  set('message.body.changed', [...hook, 'body'], '{"points":20}'),
  set('message.header.changed', [...hook, 'headers', 'Authorization'], 'brazier:secret:0c0d'),
  drop('message.header.removed', [...hook, 'headers', 'Accept']),
  set('message.body.changed', [...sms, 'body'], 'We miss you so'),
  set('message.from.changed', [...sms, 'from'], ['+3', '+1']),
  set('message.subscription_group_id.changed', [...sms, 'subscription_group_id'], 'group-2'),
  set('message.template_name.changed', [...whatsapp, 'template_name'], 'order_shipped'),
  set('message.template_language_code.changed', [...whatsapp, 'template_language_code'], 'en'),
  set('message.body_variables.changed', [...whatsapp, 'body_variables', 0], 'Tuesday'),
  set('message.buttons.changed', [...whatsapp, 'buttons', 1, 'text'], 'Never'),
  drop('message.removed', ['messages', 'control']),
  set('message.added', ['messages', 'sms2'], { channel: 'sms', name: 'Text 2', body: 'Bye' }),
  set('message.field.changed', ['messages', 'banner', 'placements', 1], 'basket'),
  set('conversion.product.changed', [conversions, 0, 'product'], 'Moss'),
  set('conversion.window.changed', [conversions, 0, 'window'], 86_400),
  set('conversion.custom_event_name.changed', [conversions, 1, 'custom_event_name'], 'Shared'),
  set('conversion.app_ids.changed', [conversions, 2, 'app_ids'], null),
  list('conversion.removed', [conversions], (items) => items.filter((item) => typeOf(item) !== 'Opens Email'), [
    'conversion D',
  ]),
  list('conversion.added', [conversions], (items) => [...items, { type: 'Clicks Email', window: 3_600 }], [
    'conversion E',
  ]),
  list('conversion.moved', [conversions], swapFirstTwo, ['conversion order']),
];

function typeOf(item: Json): Json {
  return isJsonObject(item) ? (item.type ?? null) : null;
}

/**
 * The campaign of all channels after these edits, and those of them that were made: an edit whose target an earlier one has is left out.
 */
export function applyKnownEdits(
  campaign: JsonObject,
  chosen: readonly KnownEdit[],
): { after: JsonObject; made: KnownEdit[] } {
  const after = structuredClone(campaign);
  const taken = new Set<string>();
  const made = chosen.filter(({ targets }) => {
    const isFree = targets.every((target) => !taken.has(target));
    for (const target of targets) taken.add(target);
    return isFree;
  });
  // Elements are addressed by index: what shifts them comes last.
  for (const { edit } of made.toSorted((left, right) => shifts(left) - shifts(right))) edit(after);
  return { after, made };
}

const SHIFTING = /(?:\.|^)(?:added|removed|moved)$/;

function shifts({ rule }: KnownEdit): number {
  return SHIFTING.test(rule) ? 1 : 0;
}
