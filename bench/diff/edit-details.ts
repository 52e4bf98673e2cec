import { isJsonObject, type Json, type JsonObject } from '@brazier/schema';

// The stand-in's campaigns are known: what is not as expected is a mistake of the benchmark, and ends it.
export function objectOf(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error('There is no object where the edit expects one.');
  return value;
}

export function listOf(value: Json | undefined): Json[] {
  if (!Array.isArray(value)) throw new Error('There is no array where the edit expects one.');
  return value;
}

/** Sets a field, of whatever value it was before. */
export function set(holder: Json | undefined, field: string, value: Json): void {
  const fields = objectOf(holder);
  if (JSON.stringify(fields[field]) === JSON.stringify(value)) throw new Error(`${field} is that already.`);
  fields[field] = value;
}

export function swapFirst(items: Json[]): void {
  items.splice(0, 2, ...items.slice(0, 2).reverse());
}

/** The id of the first variation, or of the first one of a channel. */
export function messageId(details: JsonObject, channel?: string): string {
  const messages = objectOf(details.messages);
  const id = Object.keys(messages).find((key) => channel === undefined || objectOf(messages[key]).channel === channel);
  if (id === undefined) throw new Error(`The campaign has no ${channel ?? 'message'}.`);
  return id;
}

export function messageOf(details: JsonObject, channel?: string): JsonObject {
  return objectOf(objectOf(details.messages)[messageId(details, channel)]);
}

export function pagesOf(details: JsonObject): Json[] {
  return listOf(objectOf(messageOf(details).data).pages);
}

/** The choices of the first page of a survey. */
export function choicesOf(details: JsonObject): Json[] {
  return listOf(objectOf(pagesOf(details)[0]).choices);
}

/** Writes the body of the first message anew. */
export function rewriteBody(details: JsonObject, rewrite: (body: string) => string): void {
  set(messageOf(details), 'body', rewrite(String(messageOf(details).body)));
}

/** Somebody deletes the first variation after copying it, and words the copy anew: it has another id. */
export function replaceMessage(details: JsonObject): void {
  const messages = objectOf(details.messages);
  const id = messageId(details);
  messages['0f6c1c57-7d0e-4c6e-9a53-3f1f2b0c9d11'] = { ...objectOf(messages[id]), subject: 'Only for you' };
  delete messages[id];
}

/** Turns round the order of all keys, at every depth. */
export function turnKeys(value: Json): void {
  if (Array.isArray(value)) for (const item of value) turnKeys(item);
  if (!isJsonObject(value)) return;
  for (const [key, inner] of Object.entries(value).reverse()) {
    turnKeys(inner);
    delete value[key];
    value[key] = inner;
  }
}
