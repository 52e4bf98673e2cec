import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type * as z from 'zod';
import { ConfigError, NewerFormatError } from '../errors.ts';
import { type BrazierConfig, configSchema } from './config-schema.ts';

/**
 * Reads `brazier.json`.
 *
 * @param file its path, for messages.
 * @throws ConfigError with the place of the first slip (`/workspaces/production/endpoint, line 5, column 7`), NewerFormatError where a newer
 *   Brazier wrote it.
 */
export function parseConfig(text: string, file: string): BrazierConfig {
  // Some editors begin a file with a byte order mark.
  const json = text.replace(/^\ufeff/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
  const value = readJson(json, file, errors);
  refuseNewer(value, file);
  const repeated = tree && findRepeatedKey(tree);
  if (repeated) {
    throw new ConfigError(file, placeOf(pathOf(repeated), json, repeated), 'stands there twice; keep one of the two');
  }
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  // A misspelt key also lacks the right one: the slip is what the user can see.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const { path, reason } = issue ? explain(issue, tree) : { path: [], reason: 'is not valid' };
  throw new ConfigError(file, placeOf(path, json, nearestNode(path, tree)), reason);
}

type Path = (string | number)[];

function readJson(text: string, file: string, errors: readonly ParseError[]): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = lineAndColumn(text, errors[0]?.offset ?? 0);
    throw new ConfigError(file, place, 'is not JSON (a comma or quote too many or too few?)', { cause });
  }
}

function refuseNewer(value: unknown, file: string): void {
  if (typeof value !== 'object' || value === null || !('version' in value)) return;
  const { version } = value;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1)
    throw new NewerFormatError(file, version);
}

/** The second of two properties of one object that have the same key. */
function findRepeatedKey(node: Node): Node | undefined {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? keyOf(child) : undefined;
    if (key !== undefined && seen.has(key)) return child;
    if (key !== undefined) seen.add(key);
    const inside = findRepeatedKey(child);
    if (inside) return inside;
  }
  return undefined;
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

/** Where a property is, from the outermost key or index on. */
function pathOf(property: Node): Path {
  const path: Path = [];
  for (let node: Node | undefined = property; node; node = node.parent) {
    if (node.type === 'property') path.unshift(keyOf(node));
    if (node.parent?.type === 'array') path.unshift(node.parent.children?.indexOf(node) ?? 0);
  }
  return path;
}

function explain(issue: z.core.$ZodIssue, tree: Node | undefined): { path: Path; reason: string } {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const key = String(issue.keys[0]);
    return { path: [...path, key], reason: `“${key}” is no key that Brazier knows; correct or remove it` };
  }
  if (issue.code === 'invalid_key') return { path, reason: issue.issues[0]?.message ?? issue.message };
  if (!tree || !findNodeAtLocation(tree, path)) return { path, reason: 'is missing' };
  return { path, reason: issue.message.charAt(0).toLowerCase() + issue.message.slice(1) };
}

/** What is at the path; of what is missing, what should hold it. */
function nearestNode(path: Path, tree: Node | undefined): Node | undefined {
  for (let length = path.length; tree && length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node.parent?.type === 'property' ? node.parent : node;
  }
  return undefined;
}

/** The path as a JSON Pointer, with line and column. */
function placeOf(path: Path, text: string, node: Node | undefined): string {
  const where = lineAndColumn(text, node?.offset ?? 0);
  return path.length === 0 ? where : `${jsonPointer(path)}, ${where}`;
}

/** RFC 6901. */
function jsonPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** `line 5, column 3`, both from 1. */
function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
