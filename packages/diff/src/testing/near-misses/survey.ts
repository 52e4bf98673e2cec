import type { Json, JsonObject } from '@brazier/schema';
import { type Example, fieldOf, survey } from '../../rules/example.ts';
import { miss, type NearMiss } from './near-miss.ts';

const answer = (id: string, fields: JsonObject = {}): JsonObject => ({
  choice_id: id,
  text: id,
  deleted: false,
  ...fields,
});
const page = (...choices: Json[]): JsonObject => ({ header: { text: 'How was it?' }, choices });
const mail = (before: JsonObject, after: JsonObject): Example => fieldOf('email', before, after);

export const SURVEY_NEAR_MISSES: readonly NearMiss[] = [
  miss(
    'message.page.added',
    'the page has one more choice',
    survey([page(answer('a'))], [page(answer('a'), answer('b'))]),
    'message.choice.added',
  ),
  miss(
    'message.page.removed',
    'the page lost its choice',
    survey([page(answer('a'))], [page()]),
    'message.choice.removed',
  ),
  miss(
    'message.page.moved',
    'the page before it is gone',
    survey([page(answer('a')), page(answer('b'))], [page(answer('b'))]),
    'message.page.removed',
  ),
  miss(
    'message.page.changed',
    'a choice reads otherwise',
    survey([page(answer('a'))], [page(answer('a', { text: 'x' }))]),
    'message.choice.text.changed',
  ),
  miss(
    'message.choice.added',
    'a deleted one is offered again',
    survey([page(answer('a', { deleted: true }))], [page(answer('a'))]),
    'message.choice.restored',
  ),
  miss(
    'message.choice.removed',
    'it is marked as deleted',
    survey([page(answer('a'))], [page(answer('a', { deleted: true }))]),
    'message.choice.deleted',
  ),
  miss(
    'message.choice.moved',
    'the choice before it is gone',
    survey([page(answer('a'), answer('b'))], [page(answer('b'))]),
    'message.choice.removed',
  ),
  miss(
    'message.choice.deleted',
    'it is gone altogether',
    survey([page(answer('a'))], [page()]),
    'message.choice.removed',
  ),
  miss(
    'message.choice.restored',
    'it was not deleted, only unsaid',
    survey([page(answer('a', { deleted: null }))], [page(answer('a'))]),
    'message.data.changed',
  ),
  miss(
    'message.choice.text.changed',
    'the attribute it sets',
    survey([page(answer('a'))], [page(answer('a', { custom_attribute_key: 'x' }))]),
    'message.choice.attribute.changed',
  ),
  miss(
    'message.choice.attribute.changed',
    'an extra of that name',
    fieldOf('ios_push', { extras: { custom_attribute_key: 'a' } }, { extras: { custom_attribute_key: 'b' } }),
    'message.extra.changed',
  ),
  miss(
    'message.data.changed',
    'an e-mail has no data',
    mail({ data: { a: 1 } }, { data: { a: 2 } }),
    'message.field.changed',
  ),
];
