import type { CampaignState, Json, JsonObject } from '@brazier/schema';
import fc from 'fast-check';

/** Texts that tell text apart from markup, masks, Liquid, controls and keys of the prototype. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12, unit: 'grapheme' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '{{${first_name}}}',
      'Hi {% if x %}you{% endif %}',
      '<a href="https://fern.example/a">x</a>',
      'brazier:secret:0123456789abcdef',
      '\u202egro.elpmaxe',
      'a\u0000b\u001b[2J',
      '2026-01-01T00:00:00+00:00',
    ),
  },
);

const key = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '__proto__', 'constructor', 'toString', 'a.b', 'a/b', 'a\nb', '0', '$text', '='),
  },
);

/** Any JSON value, small. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, 1, '1', 1.5, 90071992547409931234n),
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    map(tie('value')),
  ),
})).value;

/** An object of any keys, those that a careless assignment would lose included. */
function map(value: fc.Arbitrary<Json>, maxKeys = 3): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength: maxKeys, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

const names = fc.uniqueArray(fc.constantFrom('welcome', 'spring', 'fr', 'a b', '', '__proto__', 'émoji 🌿'), {
  maxLength: 3,
});
const nullable = fc.option(text, { nil: null });
const named = { name: fc.constantFrom('Variation 1', 'Variation 2', 'Control Group', '') };
const extras = map(text);
const pairs = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: text }), {
  maxLength: 3,
  selector: (pair) => pair.key,
});

const email = fc.record(
  {
    channel: fc.constant('email'),
    ...named,
    subject: text,
    body: text,
    from: fc.constantFrom('Fern <hi@fern.example>', 'hi@moss.example', '{{x}}'),
    reply_to: nullable,
    title: nullable,
    preheader: nullable,
    amp_body: nullable,
    custom_plain_text: nullable,
    should_inline_css: fc.boolean(),
    extras: fc.oneof(extras, pairs),
    email_headers: pairs,
    headers: fc.option(map(text), { nil: null }),
    should_whitespace_preheader: fc.option(fc.boolean(), { nil: null }),
  },
  { requiredKeys: ['channel'] },
);

const push = fc.record(
  {
    channel: fc.constantFrom('ios_push', 'android_push', 'web_push'),
    ...named,
    alert: text,
    title: nullable,
    action: nullable,
    image_url: nullable,
    extras,
  },
  { requiredKeys: ['channel', 'alert'] },
);

const choice = fc.record(
  {
    choice_id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    text,
    custom_attribute_key: text,
    custom_attribute_value: fc.oneof(text, fc.boolean(), fc.integer()),
    deleted: fc.boolean(),
  },
  { requiredKeys: ['choice_id', 'text'] },
);
const page = fc.record({
  header: fc.record({ text }),
  choices: fc.uniqueArray(choice, { maxLength: 4, selector: ({ choice_id }) => choice_id }),
});
const inApp = fc.record(
  {
    channel: fc.constant('trigger_in_app_message'),
    type: fc.constant('survey'),
    data: fc.record({ pages: fc.array(page, { maxLength: 2 }) }),
    ...named,
  },
  { requiredKeys: ['type', 'data'] },
);

const modal = fc.record(
  {
    channel: fc.constantFrom('in_app_message', 'trigger_in_app_message'),
    ...named,
    message: nullable,
    header: nullable,
    extras: fc.option(extras, { nil: null }),
  },
  { requiredKeys: ['channel', 'message'] },
);

const card = fc.record(
  { channel: fc.constantFrom('content_card', 'content_cards'), ...named, extras },
  { requiredKeys: ['channel'] },
);

const webhook = fc.record(
  {
    channel: fc.constant('webhook'),
    ...named,
    url: fc.constantFrom('https://a.example/x', 'https://b.example/x?key=brazier:secret:0f', 'http://a.example'),
    body: nullable,
    type: fc.constantFrom('raw', 'form'),
    headers: map(text),
    method: fc.constantFrom('POST', 'GET', 'PUT'),
  },
  { requiredKeys: ['channel', 'url'] },
);

const numbers = fc.uniqueArray(fc.constantFrom('+1', '+2', '+3'), { maxLength: 3 });
const sms = fc.record(
  {
    channel: fc.constant('sms'),
    ...named,
    body: text,
    from: fc.oneof(numbers, fc.constant('+1')),
    subscription_group_id: text,
  },
  { requiredKeys: ['channel', 'body'] },
);
const whatsApp = fc.record(
  {
    channel: fc.constant('whats_app'),
    ...named,
    template_name: text,
    from: numbers,
    body_variables: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }),
    buttons: fc.array(fc.record({ text }), { maxLength: 2 }),
  },
  { requiredKeys: ['channel'] },
);
const control = fc.record({ channel: fc.constant('email'), type: fc.constant('control'), ...named });
const unknown = fc.record({
  channel: fc.constant('banner'),
  placements: fc.array(text, { maxLength: 3 }),
  payload: json,
});

/** A message variation of any channel, a control group and an unknown channel included. */
export const arbitraryMessage: fc.Arbitrary<JsonObject> = fc.oneof<fc.Arbitrary<JsonObject>[]>(
  email,
  push,
  inApp,
  modal,
  card,
  webhook,
  sms,
  whatsApp,
  control,
  unknown,
);

const window = fc.constantFrom(3_600, 86_400, 259_200);
/** A conversion behavior of any documented type, or of one that nobody knows yet. */
export const arbitraryConversion: fc.Arbitrary<JsonObject> = fc.oneof<fc.Arbitrary<JsonObject>[]>(
  fc.record({ type: fc.constantFrom('Opens Email', 'Clicks Email', 'Makes Any Purchase'), window }),
  fc.record({ type: fc.constant('Makes Specific Purchase'), window, product: fc.constantFrom('Fern', 'Moss') }),
  fc.record({
    type: fc.constant('Performs Custom Event'),
    window,
    custom_event_name: fc.constantFrom('Saved', 'Shared'),
  }),
  fc.record({
    type: fc.constantFrom('Upgrades App', 'Starts Session'),
    window,
    app_ids: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }), { nil: null }),
  }),
  fc.record({ type: fc.constant('Views Banner'), window: fc.constant('86400'), banner_id: text }),
);

const id = fc.constantFrom('m1', 'm2', 'm3', 'm4', '7', '__proto__');
const messages = fc
  .uniqueArray(fc.tuple(id, arbitraryMessage), { maxLength: 2, selector: ([name]) => name })
  .map((entries): JsonObject => Object.fromEntries(entries));
const time = fc.constantFrom('2026-01-04T09:00:00+00:00', '2026-01-04T09:00:00Z', '2026-02-01T00:00:00Z');

/** The details of a campaign, of any channels. */
export const arbitraryDetails: fc.Arbitrary<JsonObject> = fc.record(
  {
    created_at: time,
    updated_at: time,
    archived: fc.boolean(),
    draft: fc.boolean(),
    enabled: fc.boolean(),
    name: text,
    description: nullable,
    schedule_type: fc.constantFrom('time_based', 'action_based', 'api_triggered'),
    channels: fc.uniqueArray(fc.constantFrom('email', 'sms', 'webhook', 'banner'), { maxLength: 3 }),
    first_sent: fc.option(time, { nil: null }),
    last_sent: fc.option(time, { nil: null }),
    tags: names,
    teams: names,
    messages,
    conversion_behaviors: fc.array(arbitraryConversion, { maxLength: 3 }),
    priority: json,
  },
  { requiredKeys: ['name', 'messages', 'conversion_behaviors', 'archived', 'draft'] },
) as fc.Arbitrary<JsonObject>;

const anything = fc.oneof(json, fc.array(json, { maxLength: 3 }), map(json));

/** Details with documented names and anything at all under them. */
export const arbitraryNonsense: fc.Arbitrary<JsonObject> = fc.record(
  {
    created_at: anything,
    archived: anything,
    draft: anything,
    enabled: anything,
    has_post_launch_draft: anything,
    name: anything,
    channels: anything,
    tags: anything,
    teams: anything,
    messages: fc.oneof(anything, map(fc.oneof(arbitraryMessage, anything))),
    conversion_behaviors: fc.oneof(anything, fc.array(fc.oneof(arbitraryConversion, anything), { maxLength: 3 })),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

/** A state with these details; row and id are always the same. */
export function stateOf(details: JsonObject): CampaignState {
  return { id: 'campaign-1', list: { id: 'campaign-1', last_edited: '2026-02-01T09:00:00+00:00' }, details };
}
