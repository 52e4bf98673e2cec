import fc from 'fast-check';
import { expect, it } from 'vitest';
import { campaignOf, changeOf, setOf } from '../fixtures/sample-changes.ts';
import { renderMarkdown, renderMarkdownMessage } from './index.ts';

it('a message names the campaign and when it was edited, then tells the change, and ids come last', () => {
  const change = changeOf({
    text: 'email “Variation 1”: sender “Fern <orders@mail.fern.example>” → “Fern <orders@fern-mail.example>”',
    reason: 'it comes from fern-mail.example instead of mail.fern.example: domains are trusted',
    before: 'Fern <orders@mail.fern.example>',
    after: 'Fern <orders@fern-mail.example>',
  });
  expect(renderMarkdownMessage(setOf([campaignOf({ name: 'Order_confirmation & co.', changes: [change] })]))).toBe(
    [
      '**Order_confirmation & co.** (production)',
      'edited 2026-03-02 17:41 UTC, after the snapshot of 2026-03-02 06:00 UTC',
      '',
      '**warning**: email “Variation 1”: sender `Fern <orders@mail.fern.example>` → `Fern <orders@fern-mail.example>`',
      'why: it comes from `fern-mail.example` instead of `mail.fern.example`: domains are trusted',
      '',
      'campaign `b1f0c6de-7a49-4f5e-9a53-0f2f6f0d1a11`, seen by the snapshot of 2026-03-03 06:00 UTC `9e8d7c6`',
      '',
    ].join('\n'),
  );
});

it('a message has the difference of a long text below its sentence', () => {
  const long = 'A long text that is told apart word by word because it does not fit into any sentence, at 49.00';
  const change = changeOf({ before: long, after: long.replace('49.00', '4.90'), text: 'body: “49.00” → “4.90”' });
  const message = renderMarkdownMessage(setOf([campaignOf({ changes: [change] })]));
  expect(message).toMatch(/^```diff\n- .*\[-49\.00-\]\n\+ .*\{\+4\.90\+\}\n```$/m);
});

it('no text from Braze stands outside of a code span where a host or Markdown would act on it', () => {
  const sign = fc.constantFrom(...'`*_~$[]<>@#!&%\\“”|:/ .1aZ'.split(''), 'www.', 'GH-1', '://', '&amp;', ':tada:');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const text = signs.join('');
      const set = setOf([
        campaignOf({ name: `N${text}`, changes: [changeOf({ text, reason: text, before: 1, after: 2 })] }),
      ]);
      for (const report of [renderMarkdownMessage(set), renderMarkdown(set)]) {
        const prose = report
          .replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, 'code')
          .replaceAll(/^ *- [+−~→] /gm, '')
          .replaceAll(/\*\*([^*\n]*)\*\*/g, '$1');
        expect(prose).not.toMatch(
          /[\\`*~$[\]<@]|:\/\/|[#!&%]\d|GH-\d|www\.|&\w+;|:tada:|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/iu,
        );
      }
    }),
    { numRuns: 500 },
  );
});
