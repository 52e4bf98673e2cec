import type { Change } from '@brazier/diff';
import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';

/**
 * The line, from 1, of a campaign's file on which a change can be seen: that of the value, or of the nearest thing around it
 * that is still there. 1 where the file says nothing of it.
 */
export function lineOfChange(fileText: string, { path, draft }: Pick<Change, 'path' | 'draft'>): number {
  const errors: ParseError[] = [];
  const root = parseTree(fileText, errors);
  if (!root || errors.length > 0) return 1;
  const node = nearestNode(holderOf(root, path[0], draft), path);
  const { offset } = node.parent?.type === 'property' ? node.parent : node;
  return fileText.slice(0, offset).split('\n').length;
}

/** What only the list's row has, such as `last_edited`, is in the file's own part for it. */
function holderOf(root: Node, first: string | number | undefined, draft: boolean): Node {
  const details = findNodeAtLocation(root, [draft ? 'draft' : 'details']);
  const list = findNodeAtLocation(root, ['list']);
  const isInList = first !== undefined && list && findNodeAtLocation(list, [first]) !== undefined;
  const isInDetails = first !== undefined && details && findNodeAtLocation(details, [first]) !== undefined;
  return (isInList && !isInDetails ? list : details) ?? root;
}

function nearestNode(holder: Node, path: Change['path']): Node {
  let at = holder;
  for (const key of path) {
    const child = findNodeAtLocation(at, [key]) ?? elementSaying(at, key);
    if (child === undefined) break;
    at = child;
  }
  return at;
}

// A tag or a channel has its own name as its key in the path, but is an element of a list in the file.
function elementSaying({ type, children }: Node, text: string | number): Node | undefined {
  return type === 'array' ? children?.find(({ value }) => value === text) : undefined;
}
