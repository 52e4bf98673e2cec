import type { Blueprint } from './blueprint.ts';
import { APPS, converts } from './conversions.ts';
import { contentCard, control, email, modal, push, sms, survey } from './messages.ts';

const english = (slug: string, heading: string, lead: string, products = 0) => ({
  language: 'en' as const,
  slug,
  heading,
  paragraphs: [lead],
  button: 'Take a look',
  products,
});

/** What follows people through the year: onboarding, surveys, cards, coming back. */
export const LIFECYCLE: readonly Blueprint[] = [
  {
    name: 'Welcome 2: how we grow',
    made: 690,
    edited: 140,
    schedule: 'action_based',
    tags: ['welcome', 'en'],
    teams: ['Lifecycle'],
    messages: () => [
      email(
        'How a fern travels',
        english('welcome-2', 'Slowly, by train', 'From the nursery to your door in nine days.'),
        { from: 'Ingrid from Fjord & Fern <ingrid@mail.fjordandfern.example>' },
      ),
    ],
    conversions: [converts.clicks(3)],
  },
  {
    name: 'Welcome 3: first order',
    made: 685,
    edited: 62,
    schedule: 'action_based',
    tags: ['welcome', 'en', 'ab-test'],
    teams: ['Lifecycle', 'Growth'],
    messages: () => [
      email('10 % for your first order', english('welcome-3', 'A first step', 'The code is FERN10.', 6)),
      email('Free delivery on your first order', english('welcome-3', 'A first step', 'The code is FERNSHIP.', 6), {
        name: 'Variation 2',
      }),
      control('email'),
    ],
    conversions: [converts.buys(7), converts.clicks(3), converts.opens(1), converts.usesApp(72, null)],
  },
  {
    name: 'Finish your garden profile',
    made: 350,
    edited: 110,
    schedule: 'action_based',
    tags: ['onboarding', 'app'],
    teams: ['App'],
    messages: () => [modal('Where do your plants live?', ['Later', 'Tell us'])],
    conversions: [converts.does('Completed garden profile', 3)],
  },
  {
    name: 'Birthday treat',
    made: 600,
    edited: 200,
    schedule: 'action_based',
    tags: ['birthday'],
    teams: ['Lifecycle'],
    messages: () => [
      email(
        'Happy birthday, {{${first_name}}}',
        english('birthday', 'A candle for you', 'It is on us, with any order.', 3),
      ),
      push('ios_push', 'Happy birthday 🎂', 'A candle is waiting in your basket'),
    ],
    conversions: [converts.buysProduct('Candle “First snow”', 14)],
  },
  {
    name: 'Win back 60 days',
    made: 450,
    edited: 75,
    schedule: 'action_based',
    tags: ['winback'],
    teams: ['Lifecycle'],
    messages: () => [
      email('Your fern misses you', english('winback-60', 'It has been a while', 'Ten percent, to start again.', 6)),
    ],
    conversions: [converts.buys(14), converts.usesApp(48, [APPS.ios, APPS.android])],
  },
  {
    name: 'Win back 120 days',
    made: 445,
    edited: 74,
    schedule: 'action_based',
    tags: ['winback', 'ab-test'],
    teams: ['Lifecycle', 'Growth'],
    messages: () => [
      email('We saved your place', english('winback-120', 'Still here', 'Fifteen percent, no strings.', 6)),
      sms('We miss you 🌱 15 % with FERN15 at fjordandfern.example', { name: 'Variation 2' }),
      control('email'),
    ],
    conversions: [converts.buys(30)],
  },
  {
    name: 'Sunset: last mail',
    made: 430,
    edited: 180,
    schedule: 'action_based',
    tags: ['deliverability'],
    teams: ['Lifecycle'],
    messages: () => [
      email('Shall we stop writing?', english('sunset', 'One click is enough', 'Otherwise this was our last mail.'), {
        custom_plain_text: 'Shall we stop writing? fjordandfern.example/stay',
      }),
    ],
    conversions: [converts.clicks(14)],
  },
  {
    name: 'How was your visit?',
    made: 280,
    edited: 88,
    schedule: 'action_based',
    tags: ['survey', 'nps'],
    teams: ['Research'],
    channels: ['in-app_message'],
    messages: () => {
      const { channel: _absentInTheDocumentedSurvey, ...message } = survey('nps', {
        'How was your visit?': ['Lovely', 'Fine', 'Not good'],
      });
      return [message];
    },
    conversions: [converts.usesApp(24, null)],
  },
  {
    name: 'Preference centre',
    made: 270,
    edited: 87,
    schedule: 'action_based',
    tags: ['preferences'],
    teams: ['Research'],
    messages: () => [
      survey(
        'likes',
        {
          'What do you like?': ['Plants', 'Pots', 'Textiles'],
          'How often shall we write?': ['Weekly', 'Monthly', 'Only sales'],
        },
        { channel: 'trigger_in_app_message' },
      ),
    ],
    conversions: [converts.does('Saved preferences', 1)],
  },
  {
    name: 'Repotting survey',
    made: 50,
    edited: 27,
    schedule: 'action_based',
    tags: ['survey', 'care'],
    teams: ['Research'],
    messages: () => [
      survey('repots', { 'When did you last repot?': ['This year', 'Last year', 'Never', 'What is repotting?'] }),
    ],
    conversions: [converts.does('Read care guide', 7)],
  },
  {
    name: 'Home card: repairs',
    made: 190,
    edited: 66,
    tags: ['cards'],
    teams: ['App'],
    channels: ['content_card'],
    messages: () => [contentCard('Card A', { position: '2', 'style.css': 'a/b' }), contentCard('Card B')],
    conversions: [converts.does('Booked repair', 30)],
  },
  {
    name: 'Home card: fern of the month',
    made: 185,
    edited: 36,
    tags: ['cards', 'editorial'],
    teams: ['App', 'Editorial'],
    channels: ['content_card'],
    messages: () => [contentCard('Maidenhair', { position: '1', deeplink: 'fern://p/maidenhair' })],
    conversions: [converts.usesApp(24, null)],
  },
  {
    name: 'Price drop on your wish list',
    made: 230,
    edited: 58,
    schedule: 'action_based',
    tags: ['wishlist'],
    messages: () => [
      push(
        'android_push',
        'Cheaper now',
        '{{event_properties.${product_name}}} is down to {{event_properties.${price}}} €',
        { extras: { deeplink: 'fern://wishlist', priority: 'high' } },
      ),
      push(
        'ios_push',
        'Cheaper now',
        '{{event_properties.${product_name}}} is down to {{event_properties.${price}}} €',
        { extras: { deeplink: 'fern://wishlist' } },
      ),
    ],
    conversions: [converts.buys(3), converts.does('Viewed wish list', 1), converts.does('Viewed wish list', 7)],
  },
  {
    name: 'Abandoned basket 2',
    made: 515,
    edited: 47,
    schedule: 'action_based',
    tags: ['basket', 'en'],
    teams: ['Lifecycle'],
    messages: () => [
      email('Last day for your basket', {
        ...english(
          'basket-2',
          'It closes tonight',
          '{% connected_content https://api.fjordandfern.example/stock/{{${user_id}}} :save stock %}{{stock.left}} left.',
          3,
        ),
        lines: true,
      }),
      sms('Fjord & Fern: your basket closes tonight. fjordandfern.example/basket Reply STOP to end.'),
    ],
    conversions: [converts.buys(3)],
  },
];
