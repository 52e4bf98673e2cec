import type { CampaignState, Json, JsonObject } from '@brazier/schema';
import fc from 'fast-check';

/** A few of all values, so that what was there comes back. */
const TEXTS: readonly Json[] = ['49.00', '4.90', '', null];

/** One edit of a campaign, chosen by numbers: which kind, where, what. */
type Edit = readonly [kind: number, at: number, what: number];

const LISTS = ['conversions', 'choices', 'other choices', 'rows', 'apps', 'senders', 'tags', 'loose'] as const;

/**
 * The states of one campaign from snapshot to snapshot, null where it does not exist: texts come and go and come back, elements of lists are moved,
 * inserted and removed, messages take each other's places, values change their type.
 */
export const arbitraryHistory: fc.Arbitrary<(CampaignState | null)[]> = fc
  .array(fc.array(fc.tuple(fc.nat(11), fc.nat(7), fc.nat(7)), { minLength: 0, maxLength: 3 }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((steps) => {
    let details = firstDetails();
    let exists = true;
    return steps.map((edits, index) => {
      for (const edit of edits) {
        if (edit[0] === 11) exists = !exists;
        else details = applyEdit(structuredClone(details), edit);
      }
      const time = `2026-01-01T0${index}:00:00+00:00`;
      return exists ? stateOf({ ...structuredClone(details), updated_at: time }, time) : null;
    });
  });

function stateOf(details: JsonObject, lastEdited: string): CampaignState {
  return { id: 'campaign', list: { id: 'campaign', last_edited: lastEdited }, details };
}

function firstDetails(): JsonObject {
  return {
    name: 'Welcome',
    draft: false,
    archived: false,
    created_at: '2026-01-04T09:00:00Z',
    tags: ['spring'],
    messages: {
      mail: {
        channel: 'email',
        name: 'Mail',
        subject: '49.00',
        email_headers: [
          { key: 'a', value: '49.00' },
          { key: 'b', value: '4.90' },
        ],
      },
      text: { channel: 'sms', from: ['+1', '+2'] },
      survey: {
        type: 'survey',
        data: { pages: [{ choices: [choice('x'), choice('y')] }, { choices: [choice('z')] }] },
      },
    },
    conversion_behaviors: [
      { type: 'Opens Email', window: 3_600 },
      { type: 'Starts Session', window: 3_600, app_ids: ['a', 'b'] },
    ],
  };
}

function choice(id: string, text: Json = '49.00'): JsonObject {
  return { choice_id: id, text };
}

function applyEdit(details: JsonObject, [kind, at, what]: Edit): JsonObject {
  const messages = details['messages'] as JsonObject;
  switch (kind) {
    case 0:
    case 1:
      return editList(details, LISTS[at % LISTS.length] ?? 'tags', what);
    case 2:
      return setOrDelete(details, at % 2 === 0 ? 'description' : 'priority', what);
    case 3:
      return { ...details, messages: { ...messages, mail: setOrDelete(objectAt(messages, 'mail'), 'subject', what) } };
    case 4:
      return { ...details, messages: setOrDelete(messages, ['mail', 'text', 'survey'][at % 3] ?? '', what) };
    case 5:
      // Under another id it is another message, or the same that was replaced.
      return {
        ...details,
        messages: { ...messages, [`mail${at % 2}`]: { ...objectAt(messages, 'mail'), body: 'new' } },
      };
    case 6:
      return { ...details, created_at: ['2026-01-04T09:00:00+00:00', '2026-01-04T10:00:00Z'][at % 2] ?? null };
    case 7:
      return setOrDelete(details, 'loose', what < 4 ? 7 : what);
    default:
      return editList(details, LISTS[at % 3] ?? 'tags', what);
  }
}

function setOrDelete(object: JsonObject, key: string, what: number): JsonObject {
  const rest = Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  if (what === 7) return rest;
  const others: Json[] = [[], {}, { a: '49.00' }];
  return { ...rest, [key]: what < TEXTS.length ? (TEXTS[what] ?? null) : (others[what - TEXTS.length] ?? null) };
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { channel: 'email' };
}

/** Takes the list apart, changes it and puts it back; where something else took its place, it is made anew. */
function editList(details: JsonObject, list: (typeof LISTS)[number], what: number): JsonObject {
  const messages = details['messages'] as JsonObject;
  const inMessage = (id: string, message: JsonObject): JsonObject => ({
    ...details,
    messages: { ...messages, [id]: message },
  });
  const mail = objectAt(messages, 'mail');
  const text = objectAt(messages, 'text');
  switch (list) {
    case 'conversions':
      return {
        ...details,
        conversion_behaviors: changed(details['conversion_behaviors'], what, {
          type: ['Opens Email', 'Clicks Email'][what % 2] ?? null,
          window: 3_600 * (1 + (what % 3)),
        }),
      };
    case 'apps': {
      const [first, ...rest] = listOf(details['conversion_behaviors']);
      const behavior = objectAt({ first: first ?? null }, 'first');
      const apps = changed(behavior['app_ids'], what, 'c');
      return { ...details, conversion_behaviors: [{ ...behavior, app_ids: apps }, ...rest] };
    }
    case 'choices':
    case 'other choices': {
      const survey = objectAt(messages, 'survey');
      const pages = listOf(objectAt(survey, 'data')['pages']);
      const at = list === 'choices' ? 0 : 1;
      const page = objectAt({ page: pages[at] ?? null }, 'page');
      const made = choice(['x', 'y', 'w'][what % 3] ?? '', TEXTS[what % 2] ?? null);
      const edited = { ...page, choices: changed(page['choices'], what, made) };
      return inMessage('survey', { ...survey, data: { pages: pages.toSpliced(at, 1, edited) } });
    }
    case 'rows': {
      const row = { key: ['a', 'b', 'c'][what % 3] ?? '', value: TEXTS[what % 2] ?? null };
      return inMessage('mail', { ...mail, email_headers: changed(mail['email_headers'], what, row) });
    }
    case 'senders':
      return inMessage('text', { ...text, from: changed(text['from'], what, '+3') });
    case 'tags':
      return { ...details, tags: changed(details['tags'], what, ['spring', 'fr'][what % 2] ?? '') };
    case 'loose':
      return { ...details, loose: changed(details['loose'], what, TEXTS[what % TEXTS.length] ?? null) };
  }
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function changed(value: Json | undefined, what: number, made: Json): Json[] {
  const list = listOf(value);
  switch (what % 5) {
    case 0:
      return [made, ...list];
    case 1:
      return list.slice(1);
    case 2:
      return list.toReversed();
    case 3:
      return [...list.slice(0, -1), made];
    default:
      return [...list, made];
  }
}
