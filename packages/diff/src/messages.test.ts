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

  it('given as a list are compared as one, each difference told as a field', () => {
    expect(
      told({ messages: [mail()] }, { messages: [mail({ subject: 'x' })] }).map(([rule, , path]) => [rule, path]),
    ).toEqual([['message.field.changed', ['messages', 0, 'subject']]]);
  });

  it('that become something else than a message are told whole', () => {
    expect(told({ messages: { m: mail() } }, { messages: { m: null } }).map(([, op, path]) => [op, path])).toEqual([
      ['changed', ['messages', 'm']],
    ]);
  });
});

describe('fields as Braze gives them', () => {
  const edit = (channel: string, before: JsonObject, after: JsonObject): [string, string][] => {
    const state = (fields: JsonObject) => campaignWith({ messages: { m: { channel, name: 'V', ...fields } } });
    return diff(state(before), state(after), context).map(({ rule, severity }) => [rule, severity]);
  };

  it('text and header of an in-app message weigh as what people read, its extras as those of a push', () => {
    const texts = { message: 'Try the new shop', header: 'Open', extras: { screen: 'shop' } };
    expect(edit('in_app_message', texts, { message: 'Try it', header: 'Closed', extras: { screen: 'home' } })).toEqual([
      ['message.extra.changed', 'warning'],
      ['message.header_text.changed', 'warning'],
      ['message.text.changed', 'warning'],
    ]);
    expect(edit('trigger_in_app_message', texts, { ...texts, message: null })).toEqual([
      ['message.text.changed', 'error'],
    ]);
  });

  it('headers of a mail are those of a webhook, also where there were none', () => {
    const unsubscribe = (address: string): JsonObject => ({ headers: { 'List-Unsubscribe': `<mailto:${address}>` } });
    expect(edit('email', { headers: null }, unsubscribe('out@fern.example'))).toEqual([
      ['message.headers.changed', 'warning'],
    ]);
    expect(edit('email', unsubscribe('out@fern.example'), unsubscribe('out@moss.example'))).toEqual([
      ['message.header.changed', 'warning'],
    ]);
    expect(edit('email', unsubscribe('out@fern.example'), { headers: {} })).toEqual([
      ['message.header.removed', 'warning'],
    ]);
  });

  it('either name of the whitespace behind the preheader is one rule; a value in place of null is no drift', () => {
    for (const name of ['should_whitespace_header', 'should_whitespace_preheader'])
      expect(edit('email', { [name]: null }, { [name]: true })).toEqual([
        ['message.should_whitespace_header.changed', 'notice'],
      ]);
    expect(edit('email', { title: null, extras: null }, { title: 'March', extras: { a: '1' } })).toEqual([
      ['message.extras.changed', 'warning'],
      ['message.title.changed', 'info'],
    ]);
  });
});

describe('the pages of a survey', () => {
  const survey = (...pages: JsonObject[]): JsonObject => ({ messages: { m: { type: 'survey', data: { pages } } } });
  const page = (text: string, ...ids: string[]): JsonObject => ({
    header: { text },
    choices: ids.map((choice_id) => ({ choice_id })),
  });
  const at = (...path: (string | number)[]): (string | number)[] => ['messages', 'm', 'data', 'pages', ...path];

  it('are paired by the choices that they share, most shared first', () => {
    expect(told(survey(page('1', 'a', 'b'), page('2', 'c', 'd')), survey(page('2!', 'c', 'd')))).toEqual([
      ['message.page.removed', 'removed', at(0), page('1', 'a', 'b'), undefined],
      ['message.page.changed', 'changed', at(0, 'header', 'text'), '2', '2!'],
    ]);
    const split = told(survey(page('1', 'a', 'b', 'c')), survey(page('0', 'a'), page('1', 'b', 'c')));
    expect(split.map(([rule, , path]) => [rule, path])).toEqual([
      ['message.page.added', at(0)],
      ['message.choice.removed', at(1, 'choices', 0)],
    ]);
  });

  it('without choices in common are paired by position', () => {
    expect(told(survey(page('1', 'a')), survey(page('2', 'b'))).map(([rule]) => rule)).toEqual([
      'message.choice.added',
      'message.choice.removed',
      'message.page.changed',
    ]);
  });

  it('and choices without an id are paired by content, then by position', () => {
    const choices = (...texts: string[]): JsonObject => survey({ choices: texts.map((text) => ({ text })) });
    expect(told(choices('a', 'b', 'c'), choices('b', 'x'))).toEqual([
      ['message.choice.moved', 'moved', at(0, 'choices', 1), 0, 1],
      ['message.choice.text.changed', 'changed', at(0, 'choices', 1, 'text'), 'a', 'x'],
      ['message.choice.removed', 'removed', at(0, 'choices', 2), { text: 'c' }, undefined],
    ]);
  });
});
