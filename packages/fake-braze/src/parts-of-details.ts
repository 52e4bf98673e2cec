import { isJsonObject, type Json, type JsonObject } from '@brazier/schema';

// The script knows what its campaigns are made of: whatever is not there is a slip in the script, and throws.

export function messageOf(details: JsonObject, name: string): JsonObject {
  const found = Object.values(objectOf(details, 'messages')).find(
    (message) => isJsonObject(message) && message.name === name,
  );
  if (!isJsonObject(found)) throw new Error(`The campaign has no message called ${name}.`);
  return found;
}

export function behaviorOf(details: JsonObject, index: number): JsonObject {
  return itemOf(arrayOf(details, 'conversion_behaviors'), index);
}

export function choiceOf(survey: JsonObject, index: number): JsonObject {
  const page = itemOf(arrayOf(objectOf(survey, 'data'), 'pages'), 0);
  return itemOf(arrayOf(page, 'choices'), index);
}

export function itemOf(items: Json[], index: number): JsonObject {
  const item = items[index];
  if (!isJsonObject(item)) throw new Error(`There is no object at ${index}.`);
  return item;
}

export function objectOf(parent: JsonObject, field: string): JsonObject {
  const value = parent[field];
  if (!isJsonObject(value)) throw new Error(`${field} is no object.`);
  return value;
}

export function arrayOf(parent: JsonObject, field: string): Json[] {
  const value = parent[field];
  if (!Array.isArray(value)) throw new Error(`${field} is no array.`);
  return value;
}
