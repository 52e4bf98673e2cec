import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, World } from './index.ts';

const AT = '2026-03-01T10:00:00+00:00';
const LATER = '2026-03-01T11:00:00+00:00';
const query = { page: 0, includeArchived: true, descending: false, editedAfter: null };

describe('a world', () => {
  let world: World;
  let id: string;
  beforeEach(() => {
    world = createWorld();
    id = world.idOf('Weekly digest');
  });

  it('an edit moves last_edited and updated_at, and the row follows the name and the tags', () => {
    world.editCampaign(id, (details) => Object.assign(details, { name: 'Digest', tags: ['new'] }), { at: AT });
    expect(world.row(id)).toMatchObject({ id, name: 'Digest', tags: ['new'], last_edited: AT });
    expect(world.details(id)).toMatchObject({ name: 'Digest', tags: ['new'], updated_at: AT });
    expect(world.idOf('Digest')).toBe(id);
  });

  it('an unseen edit moves the times and nothing else', () => {
    const before = world.details(id);
    world.editUnseen(id, { at: AT });
    expect(world.details(id)).toEqual({ ...before, updated_at: AT });
    expect(world.row(id).last_edited).toBe(AT);
  });

  it('a send moves volatile fields of running campaigns only', () => {
    const before = world.details(id);
    const draft = world.details(world.idOf('Untitled'));
    const row = world.row(id);
    world.sendAll({ at: AT });
    expect(world.details(id)).toEqual({ ...before, last_sent: AT, updated_at: AT });
    expect(world.details(world.idOf('Untitled'))).toEqual(draft);
    expect(world.row(id)).toEqual(row);
    world.editUnseen(id, { at: LATER });
    expect(world.details(id)).toMatchObject({ last_sent: AT, updated_at: LATER });
  });

  it('what a caller does with a copy changes nothing', () => {
    Object.assign(world.details(id), { name: 'x' });
    Object.assign(world.row(id), { name: 'x' });
    expect(world.details(id).name).toBe('Weekly digest');
    expect(world.row(id).name).toBe('Weekly digest');
  });

  it('an archived campaign is listed only on demand', () => {
    const listed = () => world.listPage({ ...query, includeArchived: false }).map((row) => row.id);
    expect(listed()).toContain(id);
    world.archive(id, { at: AT });
    expect(listed()).not.toContain(id);
    expect(world.listPage(query).map((row) => row.id)).toContain(id);
    expect(world.details(id).archived).toBe(true);
  });

  it('a removed campaign is gone from everywhere', () => {
    world.removeCampaign(id);
    expect(world.ids).not.toContain(id);
    expect(world.detailsBody(id)).toBeNull();
    expect(() => world.editUnseen(id, { at: AT })).toThrow(`no campaign ${id}`);
  });

  it('an added campaign is the last in the order of creation', () => {
    world.addCampaign('new-campaign', { name: 'New', schedule_type: 'api_triggered', tags: ['x'] }, { at: AT });
    expect(world.ids.at(-1)).toBe('new-campaign');
    expect(world.row('new-campaign')).toEqual({
      id: 'new-campaign',
      last_edited: AT,
      name: 'New',
      is_api_campaign: true,
      tags: ['x'],
    });
    expect(() => world.addCampaign(id, {}, { at: AT })).toThrow('already has');
  });

  it('a draft stands beside the live version until it is launched', () => {
    const live = world.details(id);
    world.openDraft(id, (draft) => Object.assign(draft, { description: 'Draft' }), { at: AT });
    world.openDraft(id, (draft) => Object.assign(draft, { schedule_type: 'action_based' }), { at: LATER });
    expect(world.details(id)).toEqual({ ...live, has_post_launch_draft: true, updated_at: LATER });
    expect(world.details(id, { draft: true })).toMatchObject({ description: 'Draft', schedule_type: 'action_based' });
    const before = world.details(id);
    world.launchDraft(id, { at: LATER });
    expect(JSON.parse(world.staleDetailsBody(id) ?? '')).toEqual({ message: 'success', ...before });
    expect(world.details(id)).toMatchObject({ description: 'Draft', has_post_launch_draft: false });
    expect(world.details(id, { draft: true })).toEqual(world.details(id));
    expect(() => world.launchDraft(id, { at: LATER })).toThrow('no draft');
  });

  it('a discarded draft leaves the live version as it was', () => {
    const live = world.details(id);
    world.openDraft(id, (draft) => Object.assign(draft, { description: 'Draft' }), { at: AT });
    world.discardDraft(id, { at: LATER });
    expect(world.details(id)).toEqual({ ...live, updated_at: LATER });
  });

  it('remembers what it said before the last edit', () => {
    const before = world.detailsBody(id);
    world.editCampaign(id, (details) => Object.assign(details, { name: 'Digest' }), { at: AT });
    expect(JSON.parse(world.staleDetailsBody(id) ?? '')).toEqual(JSON.parse(before ?? ''));
  });

  it('keeps nothing of what nobody edited: it is made anew each time', () => {
    let made = 0;
    const details = () => ({ name: 'x', made: ++made });
    const small = new World([{ id: 'one', archived: false, row: () => ({ id: 'one' }), details }]);
    small.listPage(query);
    expect(made).toBe(0);
    expect([small.details('one').made, small.details('one').made]).toEqual([1, 2]);
    small.editUnseen('one', { at: AT });
    expect([small.details('one').made, small.details('one').made]).toEqual([3, 3]);
  });

  it('says which name it does not have', () => {
    expect(() => world.idOf('Nothing')).toThrow('no campaign called "Nothing"');
  });
});
