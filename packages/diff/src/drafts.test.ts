import type { CampaignState, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { apply, diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { context, tell } from './testing/told.ts';

const mail = (subject: string): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', subject } } });
const live = (fields: JsonObject): CampaignState => campaignWith({ ...fields, has_post_launch_draft: false });
const drafted = (fields: JsonObject, draft: JsonObject): CampaignState =>
  campaignWith({ ...fields, has_post_launch_draft: true }, {}, { ...draft, has_post_launch_draft: true });

describe('a post-launch draft', () => {
  it('that is opened is one change instead of its flag, with what it changes against live inside', () => {
    const [change, ...others] = diff(live(mail('A')), drafted(mail('A'), mail('B')), context);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      rule: 'draft.opened',
      op: 'changed',
      path: ['has_post_launch_draft'],
      before: false,
      after: true,
      draft: false,
    });
    expect(change?.inside).toMatchObject([
      {
        rule: 'message.subject.changed',
        path: ['messages', 'm', 'subject'],
        before: 'A',
        after: 'B',
        draft: true,
        severity: 'info',
      },
    ]);
  });

  it('whose flag Braze does not have is told all the same, and changes nothing of the details', () => {
    const after = campaignWith(mail('A'), {}, mail('B'));
    const changes = diff(campaignWith(mail('A')), after, context);
    expect(changes.map(({ rule }) => rule)).toEqual(['draft.opened']);
    expect(apply(campaignWith(mail('A')).details, changes)).toEqual(after.details);
  });

  it('that is edited is told by the ordinary rules, as a draft that reaches nobody', () => {
    const changes = diff(drafted(mail('A'), mail('B')), drafted(mail('A'), mail('')), context);
    expect(changes).toMatchObject([
      { rule: 'message.subject.changed', draft: true, before: 'B', after: '', severity: 'warning' },
    ]);
    expect(changes[0]?.text).toBe('post-launch draft: email “V”: subject “B” → empty');
  });

  it('that is launched is told, and what the launch changes in live too', () => {
    const changes = diff(drafted(mail('A'), mail('B')), live(mail('B')), context);
    expect(tell(changes)).toEqual([
      ['draft.launched', 'changed', ['has_post_launch_draft'], true, false],
      ['message.subject.changed', 'changed', ['messages', 'm', 'subject'], 'A', 'B'],
    ]);
    expect(changes.map(({ draft }) => draft)).toEqual([false, false]);
  });

  it('that is launched and stopped at once was launched', () => {
    const changes = diff(drafted(mail('A'), mail('B')), live({ ...mail('B'), enabled: false }), context);
    expect(changes.map(({ rule }) => rule)).toContain('draft.launched');
  });

  it('that is given up is discarded', () => {
    expect(diff(drafted(mail('A'), mail('B')), live(mail('A')), context).map(({ rule }) => rule)).toEqual([
      'draft.discarded',
    ]);
  });

  it('of which only the flag is known is opened and discarded by the flag', () => {
    const flag = (value: boolean): CampaignState => campaignWith({ has_post_launch_draft: value });
    expect(diff(flag(false), flag(true), context)).toMatchObject([{ rule: 'draft.opened', inside: [] }]);
    expect(diff(flag(true), flag(false), context).map(({ rule }) => rule)).toEqual(['draft.discarded']);
  });

  it('that shows an edit of the live campaign just so does not tell it again', () => {
    const before = drafted({ ...mail('A'), tags: ['a'] }, { ...mail('B'), tags: ['a'] });
    const after = drafted({ ...mail('A'), tags: ['a', 'b'] }, { ...mail('B'), tags: ['a', 'b'] });
    expect(tell(diff(before, after, context))).toEqual([['tag.added', 'added', ['tags', 'b'], undefined, 'b']]);
  });

  it('and the live version changed otherwise at one place are two changes, the live one first', () => {
    const changes = diff(drafted(mail('A'), mail('B')), drafted(mail('C'), mail('D')), context);
    expect(changes.map(({ draft, before }) => [draft, before])).toEqual([
      [false, 'A'],
      [true, 'B'],
    ]);
  });

  it('has fingerprints of its own', () => {
    const open = (subject: string) => diff(live(mail('A')), drafted(mail('A'), mail(subject)), context)[0]?.fingerprint;
    const launch = (subject: string) =>
      diff(drafted(mail(subject), mail('A')), live(mail('A')), context).find(({ rule }) => rule === 'draft.launched')
        ?.fingerprint;
    expect(new Set([open('B'), open('C'), launch('B'), launch('C')]).size).toBe(4);
    expect(open('B')).toBe(open('B'));
  });
});
