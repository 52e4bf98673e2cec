/// <reference lib="dom" />
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileMail } from '../fixtures/hostile-mail.ts';
import { hostileMarkup } from '../fixtures/hostile-markup.ts';
import { HOSTILE_TEXTS, hostileCampaign } from '../fixtures/hostile-text.ts';
import { campaignOf, changeOf, SAMPLE, SAMPLE_CHECK, SAMPLE_LOG, setOf } from '../fixtures/sample-changes.ts';
import { renderCheckHtml, renderHtml, renderLogHtml } from './index.ts';

const CHROMIUM = '/usr/bin/chromium';
const REQUIRED = process.env.BRAZIER_REQUIRE_CHROMIUM === '1';
const AVAILABLE = existsSync(CHROMIUM);
if (!AVAILABLE) console.warn(`The HTML reports were not opened in a browser: there is no ${CHROMIUM}.`);

const PATIENCE_MS = 300_000;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const LAUNCH = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

it('the HTML reports have no script and a policy that lets nothing load', () => {
  for (const report of [renderHtml(SAMPLE), renderCheckHtml(SAMPLE_CHECK), renderLogHtml(SAMPLE_LOG)]) {
    expect(report).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(report).not.toMatch(/<script|\son[a-z]+=|javascript:|<link|<img|@import|url\(/i);
    expect(report.match(/<iframe /g)).toHaveLength(report.match(/<iframe sandbox="" /g)?.length ?? 0);
  }
});

// Looked for from every beginning of a tag, the end of one would take minutes.
it('a mail of a million beginnings of tags is a report', { timeout: 100_000 }, () => {
  const change = changeOf({ rule: 'message.body.changed', path: ['messages', 'm', 'body'], before: 'x'.repeat(90) });
  const report = renderHtml(setOf([campaignOf({ changes: [{ ...change, after: '<a'.repeat(1_000_000) }] })]));
  expect(report).toContain('</html>');
});

it('a browser is here where it is required', () => {
  expect(AVAILABLE || !REQUIRED).toBe(true);
});

describe.skipIf(!AVAILABLE)('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let elsewhere: string;
  let folder: string;
  const served: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'brazier-html-'));
    server = createServer((request, response) => {
      served.push(request.url ?? '');
      response.end("document.title='hacked'");
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { chromium } = await import('playwright-core');
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: LAUNCH, timeout: PATIENCE_MS });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a page did of its own accord. */
  interface Watched {
    page: Page;
    context: BrowserContext;
    events: string[];
  }

  async function open(html: string, viewport = DESKTOP, colorScheme: 'light' | 'dark' = 'light'): Promise<Watched> {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const context = await browser.newContext({ viewport, colorScheme });
    context.setDefaultTimeout(PATIENCE_MS);
    const events: string[] = [];
    const page = await context.newPage();
    context.on('page', (other) => events.push(`window ${other.url()}`));
    context.on('request', (request) => {
      if (request.url() !== url) events.push(`request ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('framenavigated', (frame) => {
      if (frame.url().replace(/#.*$/, '') !== url && frame.url() !== 'about:srcdoc' && frame.url() !== 'about:blank')
        events.push(`navigation ${frame.url()}`);
    });
    page.on('download', () => events.push('download'));
    served.length = 0;
    await page.goto(url, { waitUntil: 'load' });
    await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')));
    return { page, context, events };
  }

  /** Opens everything that folds, presses every link and button in every frame, and waits for what that might set off. */
  async function useEverything({ page }: Watched): Promise<void> {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const link of (await page.locator('.index a').all()).slice(0, 3)) await link.click();
    for (const frame of page.frames().slice(1)) {
      await frame.evaluate(() => {
        for (const target of document.querySelectorAll<HTMLElement>('a, button, input, summary, h1')) target.click();
      });
    }
    const links = page
      .frames()
      .slice(1, 4)
      .map((frame) => frame.locator('a').first());
    for (const link of links) await link.click({ force: true, timeout: 500 }).catch(() => undefined);
    await page.waitForTimeout(300);
  }

  function hostileReport(): string {
    const mail = hostileMail(elsewhere);
    const body = (before: string, after: string, fields = {}): ReturnType<typeof changeOf> =>
      changeOf({
        rule: 'message.body.changed',
        path: ['messages', 'm1', 'body'],
        before,
        after,
        text: mail,
        reason: mail,
        ...fields,
      });
    const attacks = campaignOf({
      id: mail,
      name: mail,
      workspace: mail,
      edited: { at: mail, after: mail },
      facts: {
        tags: [mail],
        channels: [mail],
        teams: [mail],
        live: true,
        before: null,
        after: { status: 'live', tags: [mail], channels: [mail] },
      },
      changes: [
        body(`<p>Hello</p>${mail}`, `${mail}<p>Bye</p>`),
        body(mail, `${mail} `, { path: ['messages', 'm1', 'amp_body'] }),
        body('x'.repeat(100), mail, { path: ['messages', 'm1', 'custom_plain_text'] }),
        changeOf({
          rule: 'message.added',
          op: 'added',
          path: ['messages', 'm2'],
          after: { channel: 'email', name: mail, subject: mail, body: mail, extras: { [mail]: mail } },
        }),
        changeOf({
          rule: 'campaign.added',
          op: 'added',
          path: [],
          after: { name: mail, tags: [mail], messages: { m3: { channel: 'email', name: mail, body: mail } } },
        }),
        changeOf({
          rule: 'tag.added',
          area: 'tags',
          op: 'added',
          path: ['tags', mail],
          after: mail,
          text: `tag “${mail}” added`,
        }),
      ],
    });
    return renderHtml(setOf([attacks, ...Object.values(HOSTILE_TEXTS).map(hostileCampaign)]));
  }

  it('the hostile mail does act where nothing holds it: the harness would notice', async () => {
    const watched = await open(hostileMail(elsewhere));
    await watched.page.waitForTimeout(300);
    expect(watched.events.some((event) => event.startsWith('request '))).toBe(true);
    expect(served.length).toBeGreaterThan(0);
    await watched.context.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('a hostile campaign runs, loads and leads nowhere at %s width', async (_name, viewport) => {
    const watched = await open(hostileReport(), viewport);
    const { page } = watched;
    const address = page.url();
    await useEverything(watched);
    expect(watched.events).toEqual([]);
    expect(served).toEqual([]);
    expect(await page.title()).toBe('What changed in Braze');
    expect(page.url().replace(/#.*$/, '')).toBe(address.replace(/#.*$/, ''));
    const found = await page.evaluate(() => ({
      scripts: document.scripts.length,
      handlers: [...document.querySelectorAll('*')].filter((element) =>
        [...element.attributes].some(({ name }) => name.startsWith('on')),
      ).length,
      names: [...new Set([...document.querySelectorAll('*')].map((element) => element.localName))].sort(),
      links: [...document.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#')).length,
      frames: [...document.querySelectorAll('iframe')].filter(
        (frame) => frame.getAttribute('sandbox') !== '' || frame.hasAttribute('src'),
      ).length,
      styles: document.querySelectorAll('style, [style]').length,
      broken: document.querySelector('#out') !== null,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      text: document.body.textContent,
    }));
    expect(found).toMatchObject({ scripts: 0, handlers: 0, links: 0, frames: 0, styles: 1, broken: false });
    for (const frame of page.frames().slice(1)) {
      const active =
        'script, iframe, object, embed, form, input, base, link, img, svg, video, [href], [src], meta[http-equiv=refresh]';
      expect(await frame.evaluate((selector) => document.querySelectorAll(selector).length, active)).toBe(0);
    }
    expect(found.overflow).toBeLessThanOrEqual(0);
    expect(found.names).toEqual(expect.arrayContaining(['article', 'iframe', 'section']));
    for (const name of ['img', 'svg', 'form', 'input', 'object', 'embed', 'base', 'video', 'link'])
      expect(found.names).not.toContain(name);
    expect(found.text).toContain("<script>document.title='hacked'");
    await watched.context.close();
  });

  it('markup that parsers read in different ways runs, loads and leads nowhere, read by whichever', async () => {
    const mails = hostileMarkup(elsewhere);
    const changes = mails.map((mail, index) =>
      changeOf({
        rule: 'message.body.changed',
        path: ['messages', `m${index}`, 'body'],
        before: `<p>Hello</p>${mail}`,
        after: `${mail}<p>Bye</p>`,
      }),
    );
    const watched = await open(renderHtml(setOf([campaignOf({ changes })])));
    const previews = watched.page.frames().slice(1);
    expect(previews).toHaveLength(mails.length * 2);
    await useEverything(watched);
    expect(watched.events).toEqual([]);
    expect(served).toEqual([]);
    const known =
      '[style*="url(" i], [style*="image-set" i], script, iframe, object, embed, form, input, button, base, link, img, svg, math, template, meta[http-equiv=refresh], [href], [src], [ping]';
    for (const preview of previews) {
      const found = await preview.evaluate(
        (selector) => ({
          active: [...document.querySelectorAll(selector)].map((element) => element.outerHTML),
          handlers: [...document.querySelectorAll('*')].flatMap((element) =>
            [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
          ),
          styles: [...document.querySelectorAll('style')].map((style) => style.textContent),
        }),
        known,
      );
      expect(found).toMatchObject({ active: [], handlers: [] });
      expect(found.styles.join('')).not.toMatch(/url\s*\(|@import|image-set|src\s*\(|\\/i);
    }
    await watched.context.close();
  });

  it('a preview shows a mail with its layout and styles, its links inert', async () => {
    const { page, context } = await open(renderHtml(SAMPLE));
    const previews = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((one) =>
          one.evaluate(() => ({
            text: document.body.textContent,
            links: document.querySelectorAll('[href], [src], [action]').length,
            colour: getComputedStyle(document.querySelector('.price') ?? document.body).color,
          })),
        ),
    );
    const mails = previews.filter(({ text }) => text.includes('Welcome to Fjord'));
    expect(mails).toHaveLength(2);
    expect(mails.map(({ text }) => /Stoneware mug\s*([\d.]+)/.exec(text)?.[1])).toEqual(['59.00', '5.90']);
    for (const { links, colour } of mails) {
      expect(links).toBe(0);
      expect(colour).toBe('rgb(0, 170, 85)');
    }
    await context.close();
  });

  it.each([
    ['check', renderCheckHtml(SAMPLE_CHECK)],
    ['log', renderLogHtml(SAMPLE_LOG)],
  ])('the report of %s fits a phone and a desk, and its text stands out in light and dark', async (_name, report) => {
    const { page, context } = await open(report);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of [PHONE, DESKTOP]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        const { overflow, contrasts } = await page.evaluate(measureLayout);
        expect(overflow).toBeLessThanOrEqual(0);
        expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
      }
    }
    await context.close();
  });
});

/** Runs in the page: how far it is wider than its window, and the contrast of each text with what stands behind it. */
function measureLayout(): { overflow: number; contrasts: { text: string; contrast: number }[] } {
  const parts = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = parts(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element): string => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const contrast = (element: Element): number => {
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const texts = document.querySelectorAll(
    'h1, h2, h3, p, a, summary, ins, del, .severity, .pill, .text-line span, figcaption',
  );
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    contrasts: [...texts].map((element) => ({ text: element.textContent.slice(0, 30), contrast: contrast(element) })),
  };
}
