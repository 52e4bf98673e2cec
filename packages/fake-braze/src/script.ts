import { isJsonObject, type JsonObject, readInstant } from '@brazier/schema';
import { brazeTime } from './campaigns/blueprint.ts';
import { sms } from './campaigns/messages.ts';
import { DEFAULT_PRESENT } from './create-world.ts';
import { arrayOf, behaviorOf, choiceOf, messageOf, objectOf } from './parts-of-details.ts';
import { seededId } from './seeded.ts';
import type { World } from './world.ts';

/** One thing that somebody does in the dashboard. */
export interface DemoStep {
  /** What it is, as "Window of “Abandoned basket 1” shortened to one day". */
  title: string;
  /** When it happens: ISO 8601. */
  at: string;
  apply(world: World): void;
}

interface Scene {
  title: string;
  /** Days before the present, and the time of day. */
  daysAgo: number;
  clock: string;
  play(world: World, at: string): void;
}

/**
 * Two weeks of work at Fjord & Fern, in order, for a world that has its campaigns: tests that are won, prices that slip, drafts that are
 * launched. The last step is a few hours before `now` (ISO 8601), which has to be the world's.
 */
export function demoScript(options: { now?: string } = {}): DemoStep[] {
  const present = readInstant(options.now ?? DEFAULT_PRESENT);
  if (present === null) throw new Error(`${JSON.stringify(options.now)} is no time in ISO 8601.`);
  const today = present - (present % 86_400_000);
  return SCENES.map(({ title, daysAgo, clock, play }) => {
    const at = brazeTime((readInstant(`1970-01-01T${clock}:00Z`) ?? 0) + today - daysAgo * 86_400_000);
    return { title, at, apply: (world) => play(world, at) };
  });
}

const SCENES: readonly Scene[] = [
  {
    title: 'The subject test is decided: both variations take the winning subject',
    daysAgo: 14,
    clock: '10:12',
    play: edit('Subject test: urgency', (details) => {
      messageOf(details, 'Variation 1').subject = 'A little something for you';
    }),
  },
  {
    title: 'Somebody shortens the purchase window of the basket reminder from a week to a day',
    daysAgo: 13,
    clock: '15:40',
    play: edit('Abandoned basket 1', (details) => {
      behaviorOf(details, 0).window = 86_400;
    }),
  },
  {
    title: 'The recall loses its tag “do-not-edit”',
    daysAgo: 12,
    clock: '08:55',
    play: edit('Product recall 2026-01', (details) => {
      details.tags = arrayOf(details, 'tags').filter((tag) => tag !== 'do-not-edit');
    }),
  },
  {
    title: 'Last summer’s sale is archived',
    daysAgo: 11,
    clock: '11:20',
    play: (world, at) => world.archive(world.idOf('Summer sale 2025'), { at }),
  },
  {
    title: 'A text message joins the win-back mail',
    daysAgo: 10,
    clock: '14:05',
    play: edit('Win back 60 days', (details) => {
      const id = seededId(1, 'message', 'Win back 60 days', 'sms');
      arrayOf(details, 'channels').push('sms');
      objectOf(details, 'messages')[id] = sms('Fjord & Fern: 10 % to start again with FERN10. Reply STOP to end.');
    }),
  },
  {
    title: 'A price slips: the wool blanket costs 4.90 € in the Black Friday mail',
    daysAgo: 9,
    clock: '09:31',
    play: edit('Black Friday hero', (details) => replaceInBody(details, '%}49.00 €', '%}4.90 €')),
  },
  {
    title: 'The price of the wool blanket is put right',
    daysAgo: 9,
    clock: '16:48',
    play: edit('Black Friday hero', (details) => replaceInBody(details, '%}4.90 €', '%}49.00 €')),
  },
  {
    title: 'An answer is taken out of the repotting survey',
    daysAgo: 8,
    clock: '13:15',
    play: edit('Repotting survey', (details) => {
      choiceOf(messageOf(details, 'Survey'), 3).deleted = true;
    }),
  },
  {
    title: 'Somebody drafts a new welcome: shorter window, other subject',
    daysAgo: 7,
    clock: '10:02',
    play: (world, at) =>
      world.openDraft(
        world.idOf('Welcome 1'),
        (draft) => {
          messageOf(draft, 'Variation 1').subject = 'Welcome — here is 10 %';
          behaviorOf(draft, 0).window = 3 * 86_400;
        },
        { at },
      ),
  },
  {
    title: 'The audience of the birthday mail changes, which the API does not show',
    daysAgo: 6,
    clock: '09:45',
    play: (world, at) => world.editUnseen(world.idOf('Birthday treat'), { at }),
  },
  {
    title: 'The forgotten copy of the flash sale is deleted',
    daysAgo: 6,
    clock: '17:30',
    play: (world) => world.removeCampaign(world.idOf('Copy of Flash sale push')),
  },
  {
    title: 'The new welcome is launched',
    daysAgo: 5,
    clock: '11:00',
    play: (world, at) => world.launchDraft(world.idOf('Welcome 1'), { at }),
  },
  {
    title: 'Platform rotates the key of the points service',
    daysAgo: 4,
    clock: '08:10',
    play: edit('Loyalty sync', (details) => {
      objectOf(messageOf(details, 'Variation 1'), 'headers').Authorization =
        'Bearer invented-after-rotation-7d1f0c2b9a';
    }),
  },
  {
    title: 'Opens and clicks of the weekly digest swap places',
    daysAgo: 4,
    clock: '14:22',
    play: edit('Weekly digest', (details) => {
      arrayOf(details, 'conversion_behaviors').reverse();
    }),
  },
  {
    title: 'Order mails come from another domain',
    daysAgo: 3,
    clock: '10:37',
    play: edit('Order confirmation', (details) => {
      messageOf(details, 'Variation 1').from = 'Fjord & Fern Orders <orders@fjordfern-mail.example>';
    }),
  },
  { title: 'A new campaign: the open greenhouse', daysAgo: 2, clock: '09:05', play: addOpenGreenhouse },
  {
    title: 'The flash sale is stopped',
    daysAgo: 1,
    clock: '18:00',
    play: edit('Flash sale push', (details) => {
      details.enabled = false;
    }),
  },
];

function edit(name: string, change: (details: JsonObject) => void): Scene['play'] {
  return (world, at) => world.editCampaign(world.idOf(name), change, { at });
}

function addOpenGreenhouse(world: World, at: string): void {
  const model = world.details(world.idOf('Garden club launch'));
  const name = 'Open greenhouse, 21 March';
  const [message] = Object.values(objectOf(model, 'messages'));
  const id = seededId(1, 'message', name, 0);
  world.addCampaign(
    seededId(1, 'campaign', name),
    {
      ...model,
      name,
      description: 'One day, all doors open.',
      tags: ['event', 'en'],
      messages: {
        [id]: { ...(isJsonObject(message) ? message : {}), subject: 'Come and see it grow', title: 'Open greenhouse' },
      },
      conversion_behaviors: [
        { type: 'Performs Custom Event', window: 1_209_600, custom_event_name: 'Joined garden club' },
      ],
    },
    { at },
  );
}

function replaceInBody(details: JsonObject, from: string, to: string): void {
  const message = messageOf(details, 'Variation 1');
  const body = String(message.body);
  if (!body.includes(from)) throw new Error(`The mail lacks ${JSON.stringify(from)}.`);
  message.body = body.replace(from, to);
}
