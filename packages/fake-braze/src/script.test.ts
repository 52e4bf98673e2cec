import { isJsonObject, type Json, type JsonObject, jsonEqual } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { createWorld, demoScript, type World } from './index.ts';

/** The paths at which two values differ, told by a comparison that knows nothing of campaigns; times that every edit moves are left out. */
function differences(before: Json | undefined, after: Json | undefined, path = ''): string[] {
  if (jsonEqual(before, after) || path.endsWith('/updated_at') || path.endsWith('/last_edited')) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], `${path}/${key}`));
  }
  return [path];
}

function stateOf(world: World): JsonObject {
  return Object.fromEntries(
    world.ids.map((id) => {
      const draft = world.details(id, { draft: true });
      const details = world.details(id);
      const name = String(details.name);
      return [
        name,
        { edited: String(world.row(id).last_edited), details, ...(jsonEqual(draft, details) ? {} : { draft }) },
      ];
    }),
  );
}

function play(world: World) {
  return demoScript().map((step) => {
    const before = stateOf(world);
    step.apply(world);
    const changed = differences(before, stateOf(world)).map((path) =>
      path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>'),
    );
    return { step, changed };
  });
}

describe('the demo’s script', () => {
  it('makes the edits that it tells of, and no others', () => {
    const steps = play(createWorld());
    expect(Object.fromEntries(steps.map(({ step, changed }) => [step.title, changed]))).toEqual({
      'The subject test is decided: both variations take the winning subject': [
        '/Subject test: urgency/edited',
        '/Subject test: urgency/details/messages/<id>/subject',
      ],
      'Somebody shortens the purchase window of the basket reminder from a week to a day': [
        '/Abandoned basket 1/edited',
        '/Abandoned basket 1/details/conversion_behaviors',
      ],
      'The recall loses its tag “do-not-edit”': [
        '/Product recall 2026-01/edited',
        '/Product recall 2026-01/details/tags',
      ],
      'Last summer’s sale is archived': ['/Summer sale 2025/edited', '/Summer sale 2025/details/archived'],
      'A text message joins the win-back mail': [
        '/Win back 60 days/edited',
        '/Win back 60 days/details/channels',
        '/Win back 60 days/details/messages/<id>',
      ],
      'A price slips: the wool blanket costs 4.90 € in the Black Friday mail': [
        '/Black Friday hero/edited',
        '/Black Friday hero/details/messages/<id>/body',
      ],
      'The price of the wool blanket is put right': [
        '/Black Friday hero/edited',
        '/Black Friday hero/details/messages/<id>/body',
      ],
      'An answer is taken out of the repotting survey': [
        '/Repotting survey/edited',
        '/Repotting survey/details/messages/<id>/data/pages',
      ],
      'Somebody drafts a new welcome: shorter window, other subject': [
        '/Welcome 1/edited',
        '/Welcome 1/details/has_post_launch_draft',
        '/Welcome 1/draft',
      ],
      'The audience of the birthday mail changes, which the API does not show': ['/Birthday treat/edited'],
      'The forgotten copy of the flash sale is deleted': ['/Copy of Flash sale push'],
      'The new welcome is launched': [
        '/Welcome 1/edited',
        '/Welcome 1/details/has_post_launch_draft',
        '/Welcome 1/details/messages/<id>/subject',
        '/Welcome 1/details/conversion_behaviors',
        '/Welcome 1/draft',
      ],
      'Platform rotates the key of the points service': [
        '/Loyalty sync/edited',
        '/Loyalty sync/details/messages/<id>/headers/Authorization',
      ],
      'Opens and clicks of the weekly digest swap places': [
        '/Weekly digest/edited',
        '/Weekly digest/details/conversion_behaviors',
      ],
      'Order mails come from another domain': [
        '/Order confirmation/edited',
        '/Order confirmation/details/messages/<id>/from',
      ],
      'A new campaign: the open greenhouse': ['/Open greenhouse, 21 March'],
      'The flash sale is stopped': ['/Flash sale push/edited', '/Flash sale push/details/enabled'],
    });
  });

  it('puts right the price that slipped', () => {
    const world = createWorld();
    const before = world.details(world.idOf('Black Friday hero'));
    for (const { step } of play(world)) expect(step.title).not.toBe('');
    expect(world.details(world.idOf('Black Friday hero')).messages).toEqual(before.messages);
  });

  it('is told in order, over two weeks, and every edit carries its time', () => {
    const world = createWorld();
    const times = demoScript().map((step) => Date.parse(step.at));
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.at(0)).toBeGreaterThan(Date.parse('2026-02-15T00:00:00Z'));
    expect(times.at(-1)).toBeLessThan(Date.parse('2026-03-02T09:00:00Z'));
    for (const step of demoScript()) {
      const before = new Map(world.ids.map((id) => [id, world.row(id).last_edited]));
      step.apply(world);
      const moved = world.ids.filter((id) => world.row(id).last_edited !== before.get(id));
      for (const id of moved) expect(world.row(id).last_edited).toBe(step.at);
    }
  });

  it('plays the same on a world of another present, and on a large one', () => {
    const now = '2027-06-15T08:00:00Z';
    const world = createWorld({ campaigns: 300, now });
    for (const step of demoScript({ now })) step.apply(world);
    expect(world.row(world.idOf('Flash sale push')).last_edited).toBe('2027-06-14T18:00:00+00:00');
  });
});
