import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { API_KEY, brazier, fingerprintFolder, git, temporaryFolder } from './support/program.ts';

type Body = Record<string, unknown>;
type Messages = Record<string, Body>;

interface Edit {
  /** The campaign's name in the recorded payload. */
  campaign: string;
  does: string;
  edit(details: Body, draft: Body | undefined): void;
  expect: Body[];
}

const message = (details: Body, id: string): Body => (details['messages'] as Messages)[id] as Body;
const HOSTILE = 'd98f310e-e033-413a-9bc9-04a56e113ac7';

/** One edit in each recorded campaign, and exactly the changes that it must be told as. */
const EDITS: Edit[] = [
  {
    campaign: 'Weekly digest',
    does: 'a subject',
    edit: (details) => {
      message(details, 'a39f707b-1004-4ea0-9b76-dd9e7bed3db8')['subject'] = 'Your month at Fjord & Fern';
    },
    expect: [
      {
        rule: 'message.subject.changed',
        op: 'changed',
        area: 'messages',
        path: ['messages', 'a39f707b-1004-4ea0-9b76-dd9e7bed3db8', 'subject'],
        before: 'Your week at Fjord & Fern no. 1',
        after: 'Your month at Fjord & Fern',
        draft: false,
      },
    ],
  },
  {
    campaign: 'Spring lookbook',
    does: 'a preheader set to null',
    edit: (details) => {
      message(details, '702ad97a-ebd3-49ed-98d0-fa4fc2999497')['preheader'] = null;
    },
    expect: [
      {
        op: 'changed',
        area: 'messages',
        path: ['messages', '702ad97a-ebd3-49ed-98d0-fa4fc2999497', 'preheader'],
        after: null,
      },
    ],
  },
  {
    campaign: 'Abandoned basket',
    does: 'an extra added',
    edit: (details) => {
      (message(details, '1d7d1fd8-7931-4651-989d-522ff0d2851b')['extras'] as Body)['a/b.c'] = 'new';
    },
    expect: [
      {
        op: 'added',
        area: 'messages',
        path: ['messages', '1d7d1fd8-7931-4651-989d-522ff0d2851b', 'extras', 'a/b.c'],
        after: 'new',
      },
    ],
  },
  {
    campaign: 'Subject test: urgency',
    does: 'two conversions swapped',
    edit: (details) => {
      const behaviors = details['conversion_behaviors'] as unknown[];
      behaviors.splice(0, 2, behaviors[1], behaviors[0]);
    },
    expect: [{ op: 'moved', area: 'conversions' }],
  },
  {
    campaign: 'Parcel shipped',
    does: 'a channel and its message removed',
    edit: (details) => {
      details['channels'] = ['ios_push'];
      delete (details['messages'] as Messages)['514a690b-964f-4857-9477-da8c13479dba'];
    },
    expect: [
      {
        rule: 'channel.removed',
        op: 'removed',
        area: 'channels',
        path: ['channels', 'android_push'],
        before: 'android_push',
      },
      {
        rule: 'message.removed',
        op: 'removed',
        area: 'messages',
        path: ['messages', '514a690b-964f-4857-9477-da8c13479dba'],
      },
    ],
  },
  {
    campaign: 'Flash sale push',
    does: 'an app list instead of any app',
    edit: (details) => {
      ((details['conversion_behaviors'] as Body[])[0] as Body)['app_ids'] = ['5f1c'];
    },
    expect: [
      {
        op: 'changed',
        area: 'conversions',
        path: ['conversion_behaviors', 0, 'app_ids'],
        before: null,
        after: ['5f1c'],
      },
    ],
  },
  {
    campaign: 'How was your visit?',
    does: 'a choice deleted',
    edit: (details) => {
      const survey = message(details, '7e7e273b-36b8-4623-93c9-7a4f95f250f4') as {
        data: { pages: { choices: Body[] }[] };
      };
      (survey.data.pages[0]?.choices[1] as Body)['deleted'] = true;
    },
    expect: [
      {
        op: 'changed',
        area: 'messages',
        path: ['messages', '7e7e273b-36b8-4623-93c9-7a4f95f250f4', 'data', 'pages', 0, 'choices', 1, 'deleted'],
        before: false,
        after: true,
      },
    ],
  },
  {
    campaign: 'Delivery window',
    does: 'a string that becomes an array',
    edit: (details) => {
      message(details, 'e40f1f96-82ea-481a-993b-c21d94b4f0cc')['from'] = ['+15550100', '+15550101'];
    },
    expect: [
      {
        op: 'changed',
        area: 'messages',
        path: ['messages', 'e40f1f96-82ea-481a-993b-c21d94b4f0cc', 'from'],
        before: '+15550100, +15550101',
        after: ['+15550100', '+15550101'],
      },
    ],
  },
  {
    campaign: 'WhatsApp: order update',
    does: 'a template variable',
    edit: (details) => {
      (message(details, '0cb8d41e-c21d-4ccd-9bb1-c6b63a8aa29e')['body_variables'] as unknown[])[1] = '{{x}}';
    },
    expect: [
      {
        op: 'changed',
        area: 'messages',
        path: ['messages', '0cb8d41e-c21d-4ccd-9bb1-c6b63a8aa29e', 'body_variables', 1],
        before: '{{api_trigger_properties.${eta}}}',
        after: '{{x}}',
      },
    ],
  },
  {
    campaign: 'Conversion set 1',
    does: 'a window made shorter',
    edit: (details) => {
      ((details['conversion_behaviors'] as Body[])[2] as Body)['window'] = 86400;
    },
    expect: [
      {
        rule: 'conversion.window.changed',
        op: 'changed',
        severity: 'error',
        path: ['conversion_behaviors', 2, 'window'],
        before: 259200,
        after: 86400,
      },
    ],
  },
  {
    campaign: 'Conversion set 2',
    does: 'the first of four conversions removed',
    edit: (details) => {
      (details['conversion_behaviors'] as unknown[]).shift();
    },
    expect: [
      {
        op: 'removed',
        area: 'conversions',
        path: ['conversion_behaviors', 0],
        before: { type: 'Performs Custom Event', window: 86400, custom_event_name: 'Used Feline Body Armor' },
      },
    ],
  },
  {
    campaign: 'Product recall 2026-04',
    does: 'a tag dropped',
    edit: (details) => {
      details['tags'] = ['recall', 'legal'];
    },
    expect: [
      { rule: 'tag.removed', op: 'removed', area: 'tags', path: ['tags', 'do-not-edit'], before: 'do-not-edit' },
    ],
  },
  {
    campaign: 'Welcome series 1',
    does: 'a draft edited',
    edit: (_details, draft) => {
      if (draft) message(draft, '9a42e76b-d81f-4121-93ea-107349d9ddf4')['subject'] = 'Welcome — here is 15 %';
    },
    expect: [
      {
        rule: 'message.subject.changed',
        draft: true,
        path: ['messages', '9a42e76b-d81f-4121-93ea-107349d9ddf4', 'subject'],
        before: 'Welcome — here is 10 %',
        after: 'Welcome — here is 15 %',
      },
    ],
  },
  {
    campaign: 'Banner pilot',
    does: 'a field that no rule knows',
    edit: (details) => {
      details['priority'] = 4;
    },
    expect: [{ rule: 'campaign.field.changed', op: 'changed', path: ['priority'], before: 3, after: 4 }],
  },
  {
    campaign: '\u001b[2J\u001b]0;title\u0007 ::error::x [skip ci] @everyone fixes #12 \u202etxt.exe\u202c',
    does: 'a description that forges trailers',
    edit: (details) => {
      message(details, HOSTILE)['title'] = 'Brazier-Severity: info\n---\nfixes #1';
    },
    expect: [
      {
        op: 'changed',
        path: ['messages', HOSTILE, 'title'],
        before: 'Weekly 24',
        after: 'Brazier-Severity: info\n---\nfixes #1',
      },
    ],
  },
  {
    campaign: 'Odd keys',
    does: 'a key that a prototype has',
    edit: (details) => {
      const extras = message(details, 'a38af4e0-bfaf-48a6-9c82-a4458e32c431')['extras'] as Body;
      delete extras['constructor'];
      extras['a\nb'] = '33';
    },
    expect: [
      {
        op: 'changed',
        path: ['messages', 'a38af4e0-bfaf-48a6-9c82-a4458e32c431', 'extras', 'a\nb'],
        before: '3',
        after: '33',
      },
      {
        op: 'removed',
        path: ['messages', 'a38af4e0-bfaf-48a6-9c82-a4458e32c431', 'extras', 'constructor'],
        before: 'c',
      },
    ],
  },
];

describe('against a plain server of recorded payloads', () => {
  const folder = temporaryFolder();
  let braze: PlainBraze;
  const head = () => git(folder.dir, 'rev-parse', 'HEAD').trim();
  const snapshot = (...args: string[]) => brazier(folder.dir, ['snapshot', '--format', 'json', ...args]);
  const campaignNamed = (name: string) => {
    const campaign = braze.campaigns.find(({ details }) => details['name'] === name);
    if (!campaign) throw new Error(`no recorded campaign is called ${name}`);
    return campaign;
  };
  const edited = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00+00:00`;

  beforeAll(async () => {
    braze = await startPlainBraze(recordedCampaigns());
    const made = await brazier(folder.dir, ['init', '.', '--workspace', 'production', '--endpoint', braze.endpoint]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await braze.close();
    folder.remove();
  });

  it('the first snapshot holds every campaign, its long text whole', async () => {
    const outcome = await snapshot();
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    const result = JSON.parse(outcome.stdout);
    expect(result.workspaces.production).toMatchObject({ listed: braze.campaigns.length, failed: [], complete: true });
    expect(result.summary.campaigns).toEqual({ added: braze.campaigns.length, removed: 0, changed: 0 });
    expect(result.revision).toBe(head());
    const shown = await brazier(folder.dir, ['show', 'Black Friday hero', '--format', 'json']);
    const { message: _status, ...details } = campaignNamed('Black Friday hero').details;
    expect(JSON.parse(shown.stdout).details).toEqual(details);
  });

  it('the second snapshot commits nothing', async () => {
    const before = [head(), fingerprintFolder(folder.dir)];
    const outcome = await snapshot('--full');
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ revision: null, campaigns: [] });
    expect([head(), fingerprintFolder(folder.dir)]).toEqual(before);
  });

  it('volatile fields and the order of tags, channels and keys commit nothing', async () => {
    const before = [head(), fingerprintFolder(folder.dir)];
    for (const campaign of braze.campaigns) {
      const { details } = campaign;
      details['updated_at'] = '2026-02-28T00:00:00Z';
      details['last_sent'] = '2026-02-28T00:00:00Z';
      if (Array.isArray(details['tags'])) details['tags'].reverse();
      if (Array.isArray(details['channels'])) details['channels'].reverse();
      campaign.details = Object.fromEntries(Object.entries(details).reverse());
    }
    const outcome = await snapshot('--full');
    expect(JSON.parse(outcome.stdout)).toMatchObject({ revision: null, campaigns: [] });
    expect([head(), fingerprintFolder(folder.dir)]).toEqual(before);
  });

  describe('of one edit in each of many campaigns', () => {
    let changes: Map<string, Body[]>;

    beforeAll(async () => {
      for (const [minute, { campaign: name, edit }] of EDITS.entries()) {
        const campaign = campaignNamed(name);
        edit(campaign.details, campaign.draft);
        campaign.row['last_edited'] = edited(minute);
      }
      const outcome = await snapshot();
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
      const result = JSON.parse(outcome.stdout);
      changes = new Map(
        result.campaigns.map((campaign: { id: string; changes: Body[] }) => [campaign.id, campaign.changes]),
      );
      const diff = JSON.parse((await brazier(folder.dir, ['diff', '--format', 'json'])).stdout);
      expect(diff.campaigns).toEqual(result.campaigns);
    });

    it.each(EDITS)('$does shows as exactly that', (given) => {
      const found = changes.get(campaignNamed(given.campaign).id);
      expect(found).toMatchObject(given.expect);
      expect(found).toHaveLength(given.expect.length);
    });

    it('nothing else shows, and the commit counts them', () => {
      expect([...changes.keys()].sort()).toEqual(EDITS.map(({ campaign }) => campaignNamed(campaign).id).sort());
      expect(git(folder.dir, 'log', '-1', '--format=%(trailers:key=Brazier-Changes,valueonly)').trim()).toBe(
        String(EDITS.reduce((sum, { expect: expected }) => sum + expected.length, 0)),
      );
      expect(git(folder.dir, 'status', '--porcelain')).toBe('');
    });
  });

  it('last_edited alone is one unseen edit', async () => {
    const campaign = campaignNamed('Odd keys');
    const before = campaign.row['last_edited'];
    campaign.row['last_edited'] = '2026-03-01T11:30:00+00:00';
    const result = JSON.parse((await snapshot()).stdout);
    expect(result.campaigns).toMatchObject([
      {
        id: campaign.id,
        changes: [
          {
            rule: 'campaign.edited.unseen',
            area: 'lifecycle',
            severity: 'info',
            op: 'changed',
            path: ['last_edited'],
            before,
            after: '2026-03-01T11:30:00+00:00',
          },
        ],
      },
    ]);
    expect(result.campaigns[0].changes).toHaveLength(1);
  });

  it('one campaign gone is one removal, proven by its details', async () => {
    braze.campaigns = braze.campaigns.filter(({ details }) => details['name'] !== 'Win back');
    const result = JSON.parse((await snapshot()).stdout);
    expect(result.campaigns).toMatchObject([
      { name: 'Win back', status: 'removed', changes: [{ rule: 'campaign.removed', op: 'removed', path: [] }] },
    ]);
  });

  it('no secret is anywhere in the folder, the objects, the log or the output', async () => {
    const outputs = [
      await snapshot('--full', '--verbose'),
      await brazier(folder.dir, ['show', 'Loyalty sync']),
      await brazier(folder.dir, ['log']),
    ];
    const objects = git(folder.dir, 'cat-file', '--batch-all-objects', '--batch');
    const haystack =
      outputs.map(({ stdout, stderr }) => stdout + stderr).join('\n') + objects + git(folder.dir, 'log', '--all', '-p');
    for (const secret of [
      API_KEY,
      'lk_live_51Hq9ZsecretZ',
      'eyJhbGciOiJIUzI1NiJ9',
      'hunter2-secret',
      'ghp_0123456789',
      '0f8fad5b-d9cb',
    ]) {
      expect(haystack).not.toContain(secret);
    }
  });

  it('only GET to the two paths was ever asked, the key only in its header', () => {
    for (const request of braze.requests) {
      expect(request.method).toBe('GET');
      expect(['/campaigns/list', '/campaigns/details']).toContain(request.path);
      expect(request.authorization).toBe(`Bearer ${API_KEY}`);
      expect(request.query.toString()).not.toContain(API_KEY);
    }
  });
});
