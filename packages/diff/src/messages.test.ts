import type { JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { type Change, diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { context, tell, told } from './testing/told.ts';

describe('messages', () => {
  const mail = (fields: JsonObject = {}): JsonObject => ({ channel: 'email', name: 'V', subject: 'Hi', ...fields });
  const replaced = (before: JsonObject, after: JsonObject): Change[] =>
    diff(campaignWith({ messages: before }), campaignWith({ messages: after }), context);

  it('of one channel and name, one gone and one new, are one replacement with the differences inside', () => {
    const [change, ...others] = replaced({ old: mail() }, { new: mail({ subject: 'Hello' }) });
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      rule: 'message.replaced',
      op: 'changed',
      path: ['messages', 'new'],
      before: mail(),
      after: mail({ subject: 'Hello' }),
      replaces: 'old',
    });
    expect(tell(change?.inside ?? [])).toEqual([
      ['message.subject.changed', 'changed', ['messages', 'new', 'subject'], 'Hi', 'Hello'],
    ]);
  });

  it('of equal content under another name are one too', () => {
    const [change] = replaced({ old: mail({ name: 'A' }) }, { new: mail({ name: 'B' }) });
    expect(change?.inside?.map(({ rule }) => rule)).toEqual(['message.name.changed']);
  });

  it('are paired by name before content', () => {
    const changes = replaced(
      { o1: mail({ name: 'A' }), o2: mail({ name: 'B' }) },
      { n1: mail({ name: 'B', subject: 'x' }), n2: mail({ name: 'C' }) },
    );
    expect(changes.map(({ path, replaces }) => [path[1], replaces])).toEqual([
      ['n1', 'o2'],
      ['n2', 'o1'],
    ]);
  });

  it('of one name are paired in order, each once', () => {
    const changes = replaced(
      { o1: mail({ subject: '1' }), o2: mail({ subject: '2' }) },
      { n1: mail({ subject: '3' }) },
    );
    expect(changes.map(({ rule, path }) => [rule, path[1]])).toEqual([
      ['message.replaced', 'n1'],
      ['message.removed', 'o2'],
    ]);
  });

  it('without a name do not agree by having none', () => {
    expect(
      replaced({ old: mail({ name: '' }) }, { new: mail({ name: '', subject: 'x' }) }).map(({ rule }) => rule),
    ).toEqual(['message.added', 'message.removed']);
  });

  it('that were replaced count once and matter as much as what is inside, at least a notice', () => {
    expect(replaced({ old: mail() }, { new: mail() })[0]).toMatchObject({ severity: 'notice', inside: [] });
    expect(replaced({ old: mail() }, { new: mail({ subject: '' }) })[0]).toMatchObject({ severity: 'error' });
  });

  it('say in each change which message it is', () => {
    expect(replaced({ m: mail({ name: 'Old' }) }, { m: mail({ name: 'New' }) })[0]?.message).toEqual({
      id: 'm',
      name: 'New',
      channel: 'email',
    });
    expect(replaced({ m: mail() }, {})[0]?.message).toEqual({ id: 'm', name: 'V', channel: 'email' });
    expect(replaced({ m: { type: 'survey', data: {} } }, {})[0]?.message).toEqual({
      id: 'm',
      name: null,
      channel: null,
    });
  });

  it('given as a list are compared as one', () => {
    expect(
      told({ messages: [mail()] }, { messages: [mail({ subject: 'x' })] }).map(([rule, , path]) => [rule, path]),
    ).toEqual([['message.subject.changed', ['messages', 0, 'subject']]]);
  });

  it('that become something else than a message are told whole', () => {
    expect(told({ messages: { m: mail() } }, { messages: { m: null } }).map(([, op, path]) => [op, path])).toEqual([
      ['changed', ['messages', 'm']],
    ]);
  });
});
