import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { campaignJsonSchemas } from './index.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/payloads/${name}`, import.meta.url), 'utf8'));
const schemas = campaignJsonSchemas();
const accepts = (name: string, value: unknown) =>
  z.fromJSONSchema(schemas[name] as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value).success;

describe('the JSON Schemas', () => {
  it('are one for each part of an answer', () => {
    expect(Object.keys(schemas)).toEqual([
      'row',
      'details',
      'conversion',
      'message.email',
      'message.push',
      'message.in_app',
      'message.content_card',
      'message.webhook',
      'message.sms',
      'message.whatsapp',
      'message.control',
      'message.in_app.survey',
    ]);
  });

  it('accept recorded answers, and fields that Braze may add', () => {
    expect(accepts('row', read('list-page-0.json').campaigns[0])).toBe(true);
    expect(accepts('details', { ...read('details-02-new-email.json'), locale_settings: {} })).toBe(true);
    for (const message of Object.values(read('details-05-ab-email-control.json').messages)) {
      const kind = (message as { type?: string }).type === 'control' ? 'message.control' : 'message.email';
      expect(accepts(kind, message)).toBe(true);
    }
    for (const conversion of read('details-18-all-seven-conversions-second.json').conversion_behaviors) {
      expect(accepts('conversion', conversion)).toBe(true);
    }
  });

  it('refuse a field of another type than documented', () => {
    expect(accepts('details', { tags: 'single' })).toBe(false);
    expect(accepts('message.sms', { from: 5 })).toBe(false);
    expect(accepts('conversion', { type: 'Opens Email', window: '86400' })).toBe(false);
  });
});
