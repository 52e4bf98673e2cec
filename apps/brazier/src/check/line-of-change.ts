import type { Change } from '@brazier/diff';
import { type LineNode, readLines } from './json-lines.ts';

/**
 * The line, from 1, of a campaign's file on which a change can be seen: that of the value, or of the nearest thing around it
 * that is still there. 1 where the file says nothing of it.
 */
export function lineOfChange(fileText: string, change: Pick<Change, 'path' | 'draft'>): number {
  let root: LineNode;
  try {
    root = readLines(fileText);
  } catch {
    return 1;
  }
  const [first] = change.path;
  const details = root.children.get(change.draft ? 'draft' : 'details');
  // What only the list's row says, such as `last_edited`, stands in the file's own part for it.
  const holder =
    first !== undefined && !details?.children.has(first) ? (holderInList(root, first) ?? details) : details;
  return holder ? nearestLine(holder, change.path) : root.line;
}

function holderInList(root: LineNode, key: string | number): LineNode | undefined {
  const list = root.children.get('list');
  return list?.children.has(key) ? list : undefined;
}

function nearestLine(holder: LineNode, path: Change['path']): number {
  let at = holder;
  for (const key of path) {
    const child = at.children.get(key) ?? elementSaying(at, key);
    if (child === undefined) break;
    at = child;
  }
  return at.line;
}

// A tag or a channel has its own name as its key in the path, but is an element of a list in the file.
function elementSaying(node: LineNode, text: string | number): LineNode | undefined {
  return [...node.children.values()].find((child) => child.text === text);
}
