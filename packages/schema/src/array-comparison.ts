import { kindOfMessage } from './channels.ts';
import type { Json, JsonPath } from './json.ts';

/**
 * How an array compares. `set`: neither order nor repetition counts. `ordered`: each place has a meaning. `keyed`: elements are known by an id
 * of their own (`choice_id`).
 */
export type ArrayComparison = 'set' | 'ordered' | 'keyed';

const TOP_LEVEL_SETS: ReadonlySet<string | number | undefined> = new Set(['tags', 'channels', 'teams']);

/**
 * How the array at a path of `/campaigns/details` compares. What nothing is known of is ordered.
 *
 * @param message the message variation that the path lies in, if any: SMS numbers are a set, in other channels `from` is not.
 */
export function arrayComparison(path: JsonPath, message?: Json): ArrayComparison {
  if (path.length === 1 && TOP_LEVEL_SETS.has(path[0])) return 'set';
  if (path[0] === 'conversion_behaviors' && path.length === 3 && path[2] === 'app_ids') return 'set';
  if (path[0] === 'messages' && path.length === 3 && path[2] === 'from') {
    const kind = kindOfMessage(message);
    return kind === 'sms' || kind === 'whatsapp' ? 'set' : 'ordered';
  }
  return path[0] === 'messages' && path[2] === 'data' && (isPages(path) || isChoices(path)) ? 'keyed' : 'ordered';
}

function isPages(path: JsonPath): boolean {
  return path.length === 4 && path[3] === 'pages';
}

function isChoices(path: JsonPath): boolean {
  return path.length === 6 && path[3] === 'pages' && path[5] === 'choices';
}
