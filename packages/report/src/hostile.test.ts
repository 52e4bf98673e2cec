import { parseJson } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS, hostileCheck, hostileSet } from '../fixtures/hostile-text.ts';
import { setOf } from '../fixtures/sample-changes.ts';
import {
  type LogEntry,
  messageAsText,
  type ReportTable,
  renderBlameText,
  renderCampaignText,
  renderCheckHtml,
  renderCheckJson,
  renderCheckMarkdown,
  renderCheckText,
  renderGithub,
  renderHtml,
  renderJson,
  renderJunit,
  renderLogHtml,
  renderLogMarkdown,
  renderLogText,
  renderMarkdown,
  renderMarkdownMessage,
  renderRulesText,
  renderSarif,
  renderTableHtml,
  renderTableMarkdown,
  renderText,
} from './index.ts';

// Whatever a terminal or a browser would obey or swallow; a line feed is the report's own.
const ACTIVE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\u{e0041}/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const locate = (): { file: string; line: number } => ({ file: 'audit/a b/x#y.json', line: 3 });
const entries = (text: string): LogEntry[] => [
  {
    revision: 'a'.repeat(40),
    time: '2026-03-03T06:00:00Z',
    workspaces: { [text]: { complete: false, failed: 1 } },
    changes: hostileSet(text),
  },
];

const shown = (text: string): string => {
  const message = { channel: 'email', name: text, subject: text, body: text, extras: { [text]: text } };
  const state = {
    id: text,
    list: { last_edited: text },
    details: {
      name: text,
      [`${text}k`]: text,
      messages: { [text]: message },
      conversion_behaviors: [{ type: text, [text]: text }],
    },
  };
  return renderCampaignText({ revision: 'a', time: 't', workspace: 'w', state }, { color: false });
};

const table = (text: string): ReportTable => ({
  title: text,
  subtitle: '2 campaigns in two rows.',
  columns: ['campaign', 'tags', 'status'],
  rows: [
    [text, text, text],
    [text, '', text],
  ],
});

/** What is printed to terminals and logs. */
const TEXTS: Record<string, (text: string) => string> = {
  text: (text) => renderText(hostileSet(text), { color: false }),
  'narrow text': (text) => renderText(hostileSet(text), { color: false, width: 20 }),
  'check text': (text) => renderCheckText(hostileCheck(text), { color: false }),
  'log text': (text) => renderLogText(entries(text), { color: false }),
  'show text': shown,
  'blame text': (text) =>
    renderBlameText([{ path: [text, text], value: text, since: { revision: 'a', time: 't' }, before: [text] }], {
      color: false,
    }),
  'rules text': (text) =>
    renderRulesText(
      [{ id: 'tag.removed', area: 'tags', op: 'added', severity: { live: 'info', draft: 'info' }, reason: text }],
      {
        color: false,
      },
    ),
};
const MARKDOWNS: Record<string, (text: string) => string> = {
  markdown: (text) => renderMarkdown(hostileSet(text)),
  'check markdown': (text) => renderCheckMarkdown(hostileCheck(text)),
  'log markdown': (text) => renderLogMarkdown(entries(text)),
  'table markdown': (text) => renderTableMarkdown(table(text)),
  message: (text) => renderMarkdownMessage(hostileSet(text)),
};
const OTHERS: Record<string, (text: string) => string> = {
  html: (text) => renderHtml(hostileSet(text)),
  'check html': (text) => renderCheckHtml(hostileCheck(text)),
  'log html': (text) => renderLogHtml(entries(text)),
  'table html': (text) => renderTableHtml(table(text)),
  json: (text) => renderJson(hostileSet(text)),
  'check json': (text) => renderCheckJson(hostileCheck(text)),
  github: (text) => renderGithub(hostileCheck(text), { locate }),
  sarif: (text) => renderSarif(hostileCheck(text), { locate, rules: [], version: '1.0.0' }),
  junit: (text) => renderJunit(hostileCheck(text), { failOn: 'info' }),
};
const ALL = Object.entries({ ...TEXTS, ...MARKDOWNS, ...OTHERS });
const CORPUS = Object.entries(HOSTILE_TEXTS);

describe.each(ALL)('%s', (_name, render) => {
  it.each(CORPUS)('lets no control, bidirectional or invisible character of “%s” through', (_text, text) => {
    const report = render(text);
    // Invisible inside an emoji they belong to it: family, keycap, heart.
    const plain = report.replaceAll(HOSTILE_TEXTS.emoji ?? '', '');
    expect(plain.match(ACTIVE)).toBeNull();
    expect(plain.match(LONE_SURROGATE)).toBeNull();
    expect(report.endsWith('\n')).toBe(true);
  });
});

describe.each(Object.entries(TEXTS))('%s', (_name, render) => {
  it.each(CORPUS)('has no line that a runner would take for a command in “%s”', (_text, text) => {
    for (const line of render(text).split('\n')) {
      expect(line.startsWith('::')).toBe(false);
      expect(line.startsWith('##[')).toBe(false);
    }
  });

  it('holds its lines and stays readable whatever is put in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const report = render(text);
        expect(report.split('\n').some((line) => line.startsWith('::'))).toBe(false);
        expect(report.match(ACTIVE)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

it('a name of ten thousand characters is cut and says how long it was', () => {
  for (const name of ['x'.repeat(10_000), 'e\u0301'.repeat(5_000)]) {
    const heading = renderText(hostileSet(name), { color: false, width: 1_000 }).split('\n')[3] ?? '';
    expect(heading.length).toBeLessThan(400);
    expect(heading).toContain('… (10,000 characters)');
  }
});

it('a name without a visible character is told in words', () => {
  expect(renderText(hostileSet('   '), { color: false })).toContain('production · (a name of 3 spaces)');
  expect(renderText(hostileSet(''), { color: false })).toContain('production · (no name)');
});

describe.each(Object.entries(MARKDOWNS))('%s', (_name, render) => {
  it.each(CORPUS)('has no link, image, HTML, mention, reference or table of “%s” outside its fences', (_text, text) => {
    const prose = withoutCode(withoutFences(render(text))).replaceAll(/^ *- [+−~→] /gm, '');
    expect(prose.replace(/\*\*([^*\n]*)\*\*/g, '$1')).not.toMatch(/[\\`*~$[\]<@]/);
    expect(prose).not.toMatch(/#\d|GH-\d|[!&%]\d|:\/\/|www\.|&#?\w+;/i);
    expect(prose).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
  });

  it.each(CORPUS)('closes every fence that it opens around “%s”', (_text, text) => {
    expect(() => withoutFences(render(text))).not.toThrow();
  });

  it.each(CORPUS)('begins every line of “%s” with a sign of its own', (_text, text) => {
    for (const line of withoutFences(render(text)).split('\n')) {
      expect(line).toMatch(
        /^(?:|#{2,3} .*|id .*|(?:last )?edited .*|from .* to .*|Policy:|\s*- .*|\s+(?:why: |fingerprint |decided by |acknowledged|ignored).*|\d+ campaigns? .*|No .*|\*\*.*|why: .*|campaign .*)$/,
      );
    }
  });
});

/** What stands outside code spans, as CommonMark has them: from a run of backticks to the next run as long. */
function withoutCode(prose: string): string {
  return prose.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, 'code');
}

/** What a Markdown reader sees outside fenced blocks; throws where one is not closed. */
function withoutFences(markdown: string): string {
  let fence: string | null = null;
  const prose = markdown.split('\n').filter((line) => {
    const run = /^ *(`{3,})(diff)?$/.exec(line);
    if (fence === null) {
      fence = run?.[2] ? (run[1] ?? null) : null;
      return run === null;
    }
    if (run?.[1] && run[1].length >= fence.length) fence = null;
    return false;
  });
  if (fence !== null) throw new Error('a fence is not closed');
  return prose.join('\n');
}

describe('json', () => {
  it.each(CORPUS)('keeps the true value of “%s”', (_text, text) => {
    const report = parseJson(renderJson(hostileSet(text))) as {
      campaigns: { name: string; changes: { before: string }[] }[];
    };
    expect(report.campaigns[0]?.name).toBe(text);
    expect(report.campaigns[0]?.changes[0]?.before).toBe(text);
  });
});

describe('github', () => {
  it.each(CORPUS)('gives a command a finding, whatever “%s” holds', (_text, text) => {
    const lines = renderGithub(hostileCheck(text), { locate }).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^::warning file=audit\/a b\/x#y.json,line=3,title=[^,:]*::[^\r]*$/);
  });

  it('escapes what a runner would turn back into a line feed or a border', () => {
    const line = renderGithub(hostileCheck('100 % off, %0A::error::x'), { locate }).split('\n')[0];
    expect(line).toContain(
      'title=100 %25 off%2C %250A%3A%3Aerror%3A%3Ax%3A message.subject.changed::~ 100 %25 off, %250A::error::x',
    );
  });

  it('shows ten of a level at most, and the tenth counts the others', () => {
    const one = hostileCheck('x');
    const findings = Array.from({ length: 50 }, () => one.findings[0]).filter((finding) => finding !== undefined);
    const lines = renderGithub({ ...one, findings }, { locate })
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe('::warning title=Brazier::41 more findings of this level; `brazier check` lists all');
  });

  it('is empty where there is nothing to say', () => {
    expect(renderGithub({ set: setOf([]), findings: [], warnings: [] }, { locate })).toBe('');
  });
});

describe('messageAsText', () => {
  it.each(CORPUS)('shows “%s” as inert lines in every channel', (_text, text) => {
    for (const channel of [
      'email',
      'ios_push',
      'webhook',
      'sms',
      'whats_app',
      'content_card',
      'line',
      'in-app_message',
    ]) {
      const message = {
        channel,
        subject: text,
        body: text,
        alert: text,
        url: text,
        body_text: text,
        buttons: [{ text }],
        data: { pages: [{ header: { text }, choices: [{ choice_id: text, text }] }] },
      };
      expect(
        messageAsText(message)
          .replaceAll(HOSTILE_TEXTS.emoji ?? '', '')
          .match(ACTIVE),
      ).toBeNull();
    }
  });
});
