import { campaignWith } from './example.ts';
import type { Rule } from './rule.ts';

const live = { messages: { 'variation-1': { channel: 'email', name: 'Variation 1', subject: 'Hi' } } };
const edited = { messages: { 'variation-1': { channel: 'email', name: 'Variation 1', subject: 'Hello' } } };
const withoutDraft = campaignWith({ ...live, has_post_launch_draft: false });
const withDraft = campaignWith(
  { ...live, has_post_launch_draft: true },
  {},
  { ...edited, has_post_launch_draft: true },
);

/** The post-launch draft of a launched campaign as a whole. */
export const DRAFT_RULES: readonly Rule[] = [
  {
    id: 'draft.opened',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'somebody prepares a new version; what is sent stays as it is until it is launched',
    example: { before: withoutDraft, after: withDraft },
    at: ['has_post_launch_draft'],
    when: ({ draftEvent }) => draftEvent === 'opened',
    noun: 'post-launch draft',
    brief: 'draft',
    verb: 'opened',
    say: ({ inside }) => ({ predicate: `opened: ${insideWords(inside?.length ?? 0)}` }),
  },
  {
    id: 'draft.launched',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the prepared version is what is sent from now on',
    example: {
      before: campaignWith({ ...live, has_post_launch_draft: true }, {}, { ...live, has_post_launch_draft: true }),
      after: withoutDraft,
    },
    at: ['has_post_launch_draft'],
    when: ({ draftEvent }) => draftEvent === 'launched',
    noun: 'post-launch draft',
    brief: 'draft',
    verb: 'launched',
    say: () => ({ predicate: 'launched' }),
  },
  {
    id: 'draft.discarded',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the prepared version is given up; what is sent stays as it was',
    example: { before: withDraft, after: withoutDraft },
    at: ['has_post_launch_draft'],
    when: ({ draftEvent }) => draftEvent === 'discarded',
    noun: 'post-launch draft',
    brief: 'draft',
    verb: 'discarded',
    say: () => ({ predicate: 'discarded' }),
  },
  {
    id: 'draft.flag.changed',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'info', draft: 'info' },
    reason: 'Braze tells differently whether there is a post-launch draft; no draft came or went',
    example: {
      before: campaignWith({ has_post_launch_draft: null }),
      after: campaignWith({ has_post_launch_draft: false }),
    },
    at: ['has_post_launch_draft'],
    noun: 'flag of a post-launch draft',
  },
];

function insideWords(count: number): string {
  if (count === 0) return 'it changes nothing yet';
  return `it changes ${count} ${count === 1 ? 'thing' : 'things'}`;
}
