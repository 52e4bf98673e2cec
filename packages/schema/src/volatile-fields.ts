/**
 * Fields of `/campaigns/details` that move without anyone editing: alone they are no change. They are stored as they were at the
 * last real change.
 */
export const VOLATILE_FIELDS: readonly string[] = ['updated_at', 'last_sent'];
