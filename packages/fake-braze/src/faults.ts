import type { JsonObject } from '@brazier/schema';

/** What may go wrong with any answer. */
export type AnswerFault =
  /** Another status; `body` is JSON or text. `headers` replace the usual ones, also the rate-limit headers where they are null. */
  | { kind: 'status'; status: number; body?: JsonObject | string; headers?: Record<string, string | null> }
  /** 202 and `{"message":"queued"}`, as during Braze's maintenance. */
  | { kind: 'queued' }
  /** 200, but `message` tells an error. */
  | { kind: 'not-success' }
  /** 200 with a page of HTML, as a proxy gives it. */
  | { kind: 'html' }
  /** 200 with text that begins like JSON and is none. */
  | { kind: 'invalid-json' }
  /** 200 with nothing. */
  | { kind: 'empty' }
  /** The first half of the body, then the connection ends. */
  | { kind: 'cut' }
  /** The request is taken and never answered. */
  | { kind: 'hang' }
  /** The headers come, the body never does. */
  | { kind: 'hang-body' }
  /** The connection is reset before a byte of the answer. */
  | { kind: 'reset' }
  /** The body comes in `pieces`, `pauseMs` between them. */
  | { kind: 'slow'; pieces: number; pauseMs: number };

/** What may be wrong with an answer of `/campaigns/details` besides. */
export type DetailsFault =
  | AnswerFault
  /** Another campaign's details, as if they were this one's. */
  | { kind: 'wrong-campaign'; id: string }
  /** The details as they were before the last edit: Braze settles within minutes. */
  | { kind: 'stale' };

/** What may be wrong with a page of `/campaigns/list` besides. */
export type ListFault =
  | AnswerFault
  /** `by` earlier campaigns were deleted since the page before: later rows move up, and as many are on no page. */
  | { kind: 'shift'; by: number }
  /** The page before comes again. */
  | { kind: 'repeat' }
  /** An empty page, although there are more. */
  | { kind: 'early-end' }
  /** The campaigns `ids` are missing, although their details answer. */
  | { kind: 'omit'; ids: string[] }
  /** The first row comes twice, with different names and times. */
  | { kind: 'contradict' }
  /** Rows that are no campaigns besides the right ones. */
  | { kind: 'junk-rows'; rows: JsonObject[] };

/** Faults on demand, each for the next `times` answers (1 unless told otherwise; Infinity until `clear`). Newer ones come first. */
export interface Faults {
  /** `page` counts from 0; `any` is every page. */
  failList(page: number | 'any', fault: ListFault, times?: number): void;
  /** `id` is a campaign; `any` is every campaign. */
  failDetails(id: string | 'any', fault: DetailsFault, times?: number): void;
  /** From now on the key lacks the permission for an endpoint: 403. */
  withholdPermission(permission: 'campaigns.list' | 'campaigns.details'): void;
  /** No more faults, all permissions. */
  clear(): void;
}

interface Planned<Target, Fault> {
  target: Target | 'any';
  fault: Fault;
  times: number;
}

/** The faults as the server takes them: each call uses one up. */
export interface PlannedFaults extends Faults {
  takeListFault(page: number): ListFault | null;
  takeDetailsFault(id: string): DetailsFault | null;
  isWithheld(permission: string): boolean;
}

export function createFaults(): PlannedFaults {
  const list: Planned<number, ListFault>[] = [];
  const details: Planned<string, DetailsFault>[] = [];
  const withheld = new Set<string>();
  return {
    failList: (target, fault, times = 1) => void list.unshift({ target, fault, times }),
    failDetails: (target, fault, times = 1) => void details.unshift({ target, fault, times }),
    withholdPermission: (permission) => void withheld.add(permission),
    clear: () => {
      list.length = 0;
      details.length = 0;
      withheld.clear();
    },
    takeListFault: (page) => take(list, page),
    takeDetailsFault: (id) => take(details, id),
    isWithheld: (permission) => withheld.has(permission),
  };
}

function take<Target, Fault>(planned: Planned<Target, Fault>[], target: Target): Fault | null {
  const next = planned.find((plan) => plan.times > 0 && (plan.target === 'any' || plan.target === target));
  if (next === undefined) return null;
  next.times -= 1;
  return next.fault;
}
