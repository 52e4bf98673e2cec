import {
  isCampaignId,
  isLive,
  kindOfMessage,
  parseDetails,
  parseJson,
  parseListPage,
  stringifyJson,
} from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { createWorld, type World } from './index.ts';

const everything = { page: 0, includeArchived: true, descending: false, editedAfter: null };
const world = createWorld();
const all = world.ids.map((id) => ({ id, row: world.row(id), details: world.details(id) }));
const messages = all.flatMap(({ details }) => Object.values(details.messages ?? {}));
const textOf = (from: World) => from.ids.map((id) => from.detailsBody(id)).join('\n');

describe('the believable workspace', () => {
  it('has at least 60 campaigns, each with a name and an id of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ row }) => row.name)).size).toBe(all.length);
    for (const { id } of all) {
      expect(isCampaignId(id)).toBe(true);
      expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  it('answers as documented: no drift in any row or details', () => {
    const page = parseListPage({ message: 'success', campaigns: world.listPage(everything) });
    expect(page).toMatchObject({ unusable: [], drift: [] });
    for (const id of world.ids) expect(parseDetails(parseJson(world.detailsBody(id) ?? '')).drift).toEqual([]);
  });

  it('has messages of every kind', () => {
    expect(new Set(messages.map((message) => kindOfMessage(message)))).toEqual(
      new Set(['email', 'push', 'in_app', 'content_card', 'webhook', 'sms', 'whatsapp', 'control']),
    );
  });

  it('has all seven conversion behaviors, in campaigns of one to four', () => {
    const behaviors = all.map(({ details }) => details.conversion_behaviors as { type: string }[]);
    expect(new Set(behaviors.flat().map(({ type }) => type)).size).toBe(7);
    expect(Math.max(...behaviors.map(({ length }) => length))).toBe(4);
  });

  it('is live in part: drafts, stopped and archived campaigns, and an older edition stand in it too', () => {
    const live = all.filter(({ details }) => isLive({ id: '', list: {}, details }));
    expect(live.length).toBeGreaterThan(45);
    expect(all.filter(({ details }) => details.draft === true).length).toBeGreaterThan(1);
    expect(all.filter(({ details }) => details.archived === true).length).toBeGreaterThan(1);
    expect(all.filter(({ details }) => !Object.hasOwn(details, 'enabled')).length).toBeGreaterThan(0);
  });

  it('writes one-line mails of 100 KB, in five languages, with Liquid', () => {
    const bodies = messages.flatMap((message) =>
      kindOfMessage(message) === 'email' ? [String((message as { body: string }).body)] : [],
    );
    const large = bodies.filter((body) => body.length > 95_000);
    expect(large.length).toBeGreaterThan(1);
    for (const body of large) expect(body).not.toContain('\n');
    for (const language of ['en', 'fr', 'de', 'ja', 'ar']) {
      expect(
        bodies.some((body) => body.includes(`lang="${language}"`)),
        language,
      ).toBe(true);
    }
    expect(bodies.some((body) => body.includes("{% if custom_attribute.${tier} == 'gold' %}"))).toBe(true);
  });

  it('is in the order of creation, and was edited at least 20 days ago', () => {
    const created = all.map(({ details }) => Date.parse(String(details.created_at)));
    expect(created).toEqual(created.toSorted((left, right) => left - right));
    for (const { row, details } of all) {
      expect(row.last_edited).toBe(details.updated_at);
      expect(Date.parse(String(row.last_edited))).toBeLessThan(Date.parse('2026-02-11T00:00:00Z'));
      expect(Date.parse(String(row.last_edited))).toBeGreaterThanOrEqual(Date.parse(String(details.created_at)));
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(textOf(createWorld({ seed: 7 }))).toBe(textOf(createWorld({ seed: 7 })));
    expect(createWorld({ seed: 7 }).ids).not.toEqual(createWorld({ seed: 8 }).ids);
  });
});

describe('a workspace of any size', () => {
  it('has as many campaigns as were asked for, the believable ones among them', () => {
    const large = createWorld({ campaigns: 2_000 });
    expect(new Set(large.ids).size).toBe(2_000);
    expect(large.details(large.idOf('Black Friday hero'))).toEqual(world.details(world.idOf('Black Friday hero')));
    expect(createWorld({ campaigns: 3 }).ids).toHaveLength(3);
  });

  it('makes the details of a campaign whenever it is asked, always the same, and without drift', () => {
    const large = createWorld({ campaigns: 2_000 });
    for (const id of large.ids.filter((_, index) => index % 50 === 0)) {
      const body = large.detailsBody(id) ?? '';
      expect(large.detailsBody(id)).toBe(body);
      expect(parseDetails(parseJson(body)).drift).toEqual([]);
      expect(stringifyJson({ message: 'success', ...large.details(id) })).toBe(body);
    }
  });
});
