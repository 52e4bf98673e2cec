import { type JsonObject, stringifyJson } from '@brazier/schema';
import type { ListFault } from './faults.ts';
import type { ListQuery, World } from './world.ts';

/** The body of a page of `/campaigns/list`, with what a fault does to its rows. */
export function listBody(world: World, query: ListQuery, fault: ListFault | null): string {
  return stringifyJson({ message: 'success', campaigns: rowsUnder(fault, world, query) });
}

function rowsUnder(fault: ListFault | null, world: World, query: ListQuery): JsonObject[] {
  switch (fault?.kind) {
    case 'shift':
      return world.listPage(query, fault.by);
    case 'repeat':
      return world.listPage({ ...query, page: Math.max(0, query.page - 1) });
    case 'early-end':
      return [];
    case 'omit':
      return world.listPage(query).filter((row) => !fault.ids.includes(String(row.id)));
    case 'contradict':
      return contradict(world.listPage(query));
    case 'junk-rows':
      return [...fault.rows, ...world.listPage(query)];
    default:
      return world.listPage(query);
  }
}

function contradict(rows: JsonObject[]): JsonObject[] {
  const [first, ...rest] = rows;
  if (first === undefined) return rows;
  return [first, ...rest, { ...first, name: `${String(first.name)} (old)`, last_edited: '2020-01-01T00:00:00+00:00' }];
}
