import { kindOfMessage } from './channels.ts';
import type { Json, JsonPath } from './json.ts';

/**
 * How an array compares. `set`: neither order nor repetition counts. `ordered`: each place has a meaning. `keyed`: elements are known by
 * an id of their own, whatever their order.
 */
export type ArrayComparison = 'set' | 'ordered' | 'keyed';

/**
 * How the array at a path of `/campaigns/details` compares. What nothing is known of is ordered.
 *
 * @param message the message variation that the path lies in, if any: SMS numbers are a set, in other channels `from` is not.
 */
export function arrayComparison(path: JsonPath, message?: Json): ArrayComparison {
  const [root, , field] = path;
  if (path.length === 1) return root === 'tags' || root === 'channels' || root === 'teams' ? 'set' : 'ordered';
  if (root === 'conversion_behaviors') return path.length === 3 && field === 'app_ids' ? 'set' : 'ordered';
  if (root !== 'messages') return 'ordered';
  if (path.length === 3 && field === 'from') return isNumberList(message) ? 'set' : 'ordered';
  return isSurveyList(path) ? 'keyed' : 'ordered';
}

/**
 * The field that holds the id of each element of the array at a path of `/campaigns/details`, where they are known by one: an element is the same wherever
 * it is. Null for other arrays; the pages of a survey have no ids of their own.
 */
export function elementIdField(path: JsonPath): 'choice_id' | null {
  return path.length === 6 && isSurveyList(path) ? 'choice_id' : null;
}

function isNumberList(message: Json | undefined): boolean {
  const kind = kindOfMessage(message);
  return kind === 'sms' || kind === 'whatsapp';
}

/** `["messages", id, "data", "pages"]`, or `[…, "pages", index, "choices"]`. */
function isSurveyList(path: JsonPath): boolean {
  const [, , data, pages, , choices] = path;
  if (data !== 'data' || pages !== 'pages') return false;
  return path.length === 4 || (path.length === 6 && choices === 'choices');
}
