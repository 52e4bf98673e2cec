import type { Filters } from './state.ts';

/** True where anything is narrowed. */
export function hasFilters(filters: Filters): boolean {
  const { areas, severity, channels, tags, workspaces, name, since, live } = filters;
  return (
    areas.length + channels.length + tags.length + workspaces.length > 0 ||
    severity !== null ||
    name !== '' ||
    since !== '' ||
    live !== null
  );
}
