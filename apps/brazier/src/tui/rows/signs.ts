/** The sign that stands before an added, removed, changed or moved thing, so that colour is never needed. */
export const SIGNS = { added: '+', removed: '−', changed: '~', moved: '↕' } as const;
