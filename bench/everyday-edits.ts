import { isJsonObject, type Json, type JsonObject } from '@brazier/schema';

/** What people do to campaigns day by day, in turn. Each changes the details in place, and differs from one number to the next. */
const EDITS: readonly ((details: JsonObject, number: number) => void)[] = [
  (details, number) => rewriteMessage(details, (message) => ({ ...message, subject: `Week ${number}: our ferns` })),
  (details, number) => turn(details, 'tags', `season-${number % 12}`),
  (details, number) => Object.assign(details, { description: `Brief of week ${number}` }),
  (details, number) => Object.assign(details, { enabled: details['enabled'] === false, description: `Run ${number}` }),
  (details, number) =>
    Object.assign(details, { conversion_behaviors: [{ type: 'Opens Email', window: 3600 * (1 + (number % 240)) }] }),
  (details, number) => Object.assign(details, { name: `${String(details['name']).split(' · ')[0]} · ${number}` }),
  (details, number) => rewriteMessage(details, (message) => repriced(message, number)),
  (details, number) =>
    Object.assign(details, { archived: details['archived'] !== true, description: `Kept ${number}` }),
];

/** Does to a campaign what the number says. */
export function editEveryday(details: JsonObject, number: number): void {
  EDITS[number % EDITS.length]?.(details, number);
}

function turn(details: JsonObject, key: string, item: string): void {
  const items = Array.isArray(details[key]) ? details[key] : [];
  details[key] = items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}

function rewriteMessage(details: JsonObject, rewrite: (message: JsonObject) => JsonObject): void {
  const messages = details['messages'];
  if (!isJsonObject(messages)) return;
  const [id] = Object.keys(messages);
  const message: Json | undefined = id === undefined ? undefined : messages[id];
  if (id !== undefined && isJsonObject(message)) messages[id] = rewrite(message);
}

function repriced(message: JsonObject, number: number): JsonObject {
  const { body } = message;
  if (typeof body !== 'string') return { ...message, name: `Variation of week ${number}` };
  return { ...message, body: body.replace(/\d+(?=[.,]\d\d )/, String(10 + (number % 89))) };
}
