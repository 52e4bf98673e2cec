import { describe, expect, it } from 'vitest';
import {
  type CampaignState,
  type CampaignStatus,
  campaignChannels,
  campaignMessages,
  campaignName,
  campaignStatus,
  campaignTags,
  campaignTeams,
  isLive,
  type JsonObject,
  lastEdited,
} from './index.ts';

const state = (details: JsonObject, list: JsonObject = {}): CampaignState => ({ id: 'c1', list, details });

describe('a campaign state', () => {
  it('is named by its details, else by its list row, else by its id', () => {
    expect(campaignName(state({ name: 'Details' }, { name: 'Row' }))).toBe('Details');
    expect(campaignName(state({}, { name: 'Row' }))).toBe('Row');
    expect(campaignName(state({ name: 7 }, { name: 'Row' }))).toBe('Row');
    expect(campaignName(state({ name: null }, { name: null }))).toBe('c1');
    expect(campaignName(state({ name: '' }, { name: 'Row' }))).toBe('');
  });

  it('counts a tag, channel or team that is listed twice once, and a single text as one', () => {
    expect(campaignTags(state({ tags: ['b', 'a', 'b', 3] }))).toEqual(['b', 'a']);
    expect(campaignTags(state({ tags: 'single' }))).toEqual(['single']);
    expect(campaignChannels(state({ channels: ['email', 'email'] }))).toEqual(['email']);
    expect(campaignTeams(state({ teams: null }))).toEqual([]);
    expect(campaignTeams(state({}))).toEqual([]);
  });

  it.each<[JsonObject, CampaignStatus]>([
    [{}, 'live'],
    [{ draft: false, archived: false, enabled: true }, 'live'],
    [{ draft: true }, 'draft'],
    [{ archived: true }, 'archived'],
    [{ archived: true, draft: true, enabled: false }, 'archived'],
    [{ draft: true, enabled: false }, 'draft'],
    [{ enabled: false }, 'stopped'],
    [{ enabled: null }, 'live'],
  ])('%j is %s', (details, status) => {
    expect(campaignStatus(state(details))).toBe(status);
    expect(isLive(state(details))).toBe(status === 'live');
  });

  it('has messages only where they are an object, and no time where it is no text', () => {
    expect(campaignMessages({ messages: { m1: { channel: 'sms' } } })).toEqual({ m1: { channel: 'sms' } });
    expect(campaignMessages({ messages: [] })).toEqual({});
    expect(lastEdited(state({}, { last_edited: '2026-01-04T09:00:00Z' }))).toBe('2026-01-04T09:00:00Z');
    expect(lastEdited(state({}, { last_edited: 5 }))).toBeNull();
  });
});
