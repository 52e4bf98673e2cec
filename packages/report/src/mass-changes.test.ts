import { describe, expect, it } from 'vitest';
import { campaignOf, changeOf, setOf } from '../fixtures/sample-changes.ts';
import { renderCheckText, renderHtml, renderJson, renderMarkdown, renderText } from './index.ts';

const NEW_FIELD = {
  rule: 'schema.field.unknown',
  area: 'schema',
  op: 'added',
  severity: 'info',
  path: ['send_limit'],
  after: null,
} as const;
const set = setOf(
  Array.from({ length: 200 }, (_, index) =>
    campaignOf({
      id: `c${index}`,
      name: `Campaign ${index}`,
      changes: [
        changeOf({
          ...NEW_FIELD,
          fingerprint: `f${String(index).padStart(11, '0')}`,
          text: 'unknown field “send_limit” appeared',
        }),
        ...(index === 7 ? [changeOf({ fingerprint: 'e00000000000' })] : []),
      ],
    }),
  ),
);

describe('the same change in most campaigns', () => {
  it('is one finding in text, with how many there are and the names of the first', () => {
    const report = renderText(set, { color: false, width: 200 });
    expect(report.match(/send_limit/g)).toHaveLength(1);
    expect(report).toContain(
      'in 200 campaigns (Campaign 0, Campaign 1, Campaign 2 and 197 more): unknown field “send_limit” appeared',
    );
    expect(report).toContain('200 campaigns changed: 201 changes');
    expect(report).toContain('production · Campaign 7');
    expect(report).not.toContain('production · Campaign 8');
  });

  it('is one finding in Markdown and in HTML', () => {
    expect(renderMarkdown(set).match(/send_limit/g)).toHaveLength(1);
    expect(renderHtml(set).match(/send_limit/g)).toHaveLength(1);
  });

  it('says how many of them the policy excuses', () => {
    const findings = set.campaigns.flatMap((campaign) =>
      campaign.changes.map((change, index) => ({
        campaign,
        change,
        decidedBy: null,
        ...(index === 0 && campaign.id < 'c2' && { ignored: { reason: 'known' } }),
      })),
    );
    expect(renderCheckText({ set, findings, warnings: [] }, { color: false, width: 400 })).toContain(
      '; 112 changes acknowledged or ignored',
    );
  });

  it('stays one change a campaign in JSON', () => {
    expect(renderJson(set).match(/schema.field.unknown/g)).toHaveLength(200);
  });
});
