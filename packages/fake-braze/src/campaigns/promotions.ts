import type { Blueprint } from './blueprint.ts';
import { APPS, converts } from './conversions.ts';
import { control, email, push, sms } from './messages.ts';

const english = (slug: string, heading: string, lead: string, products = 8) => ({
  language: 'en' as const,
  slug,
  heading,
  paragraphs: [lead],
  button: 'Shop now',
  products,
});

/** Sales, seasons and tests: what the calendar brings. */
export const PROMOTIONS: readonly Blueprint[] = [
  {
    name: 'Black Friday hero',
    description: 'The big one. Prices are final; legal approved on Monday.',
    made: 130,
    edited: 25,
    tags: ['black-friday', 'sale', 'legal-approved'],
    teams: ['Campaigns'],
    messages: () => [
      email(
        'Black Friday: 30 % off everything slow',
        english('black-friday', 'Black Friday, quietly', 'Thirty percent off. No countdown.', 330),
      ),
    ],
    conversions: [converts.buys(3), converts.clicks(3), converts.opens(1)],
  },
  {
    name: 'Christmas catalogue',
    made: 120,
    edited: 26,
    state: 'stopped',
    tags: ['christmas', 'catalogue'],
    teams: ['Campaigns'],
    messages: () => [
      email('Our Christmas catalogue', english('christmas', 'Under the spruce', 'All of it, in one long letter.', 335)),
    ],
    conversions: [converts.buys(14)],
  },
  {
    name: 'Subject test: urgency',
    description: 'Does urgency sell? Winner after one week.',
    made: 45,
    edited: 24,
    tags: ['ab-test'],
    teams: ['Growth'],
    messages: () => [
      email('Last chance: 20 % off', english('urgency', 'Twenty percent, until Sunday', 'Then the prices go back.')),
      email(
        'A little something for you',
        english('urgency', 'Twenty percent, until Sunday', 'Then the prices go back.'),
        { name: 'Variation 2' },
      ),
      control('email'),
    ],
    conversions: [converts.opens(1), converts.buys(7)],
  },
  {
    name: 'Spring lookbook',
    description: 'Collection de printemps — envoi aux abonnés',
    made: 60,
    edited: 22,
    tags: ['spring', 'fr'],
    teams: ['Campaigns', 'Europe'],
    messages: () => [
      email(
        'Votre printemps commence ici 🌿',
        {
          language: 'fr',
          slug: 'printemps',
          heading: 'Le printemps, enfin',
          paragraphs: ['Vingt nouveautés, livrées demain.'],
          button: 'Voir la collection',
          products: 20,
        },
        { email_headers: [{ key: 'X-Fern', value: '1' }] },
      ),
    ],
    conversions: [converts.buysProduct('Plaid en laine Fjord', 7), converts.buys(7)],
  },
  {
    name: 'Flash sale push',
    made: 80,
    edited: 30,
    tags: ['flash', 'push', 'sale'],
    teams: ['Growth'],
    messages: () => [
      push('ios_push', '–30 % today', 'Only until midnight', { action: 'https://www.fjordandfern.example/sale' }),
      push('android_push', '–30 % today', 'Only until midnight', {
        image_url: 'https://cdn.fjordandfern.example/sale.png',
      }),
      push('web_push', '–30 % today', 'Only until midnight', {
        large_image_url: 'https://cdn.fjordandfern.example/sale-wide.png',
      }),
    ],
    conversions: [converts.usesApp(6, null), converts.buys(1)],
  },
  {
    name: 'Copy of Flash sale push',
    made: 40,
    edited: 40,
    state: 'draft',
    tags: [],
    messages: () => [push('ios_push', '–30 % today', 'Only until midnight')],
  },
  {
    name: 'Summer sale 2025',
    made: 240,
    edited: 150,
    state: 'stopped',
    tags: ['sale', '2025'],
    messages: () => [
      email('Half price, half the summer', english('summer-2025', 'Summer sale', 'What the sun left over.', 40)),
    ],
    conversions: [converts.buys(7)],
  },
  {
    name: 'Autumn sale 2024',
    made: 480,
    edited: 430,
    state: 'archived',
    olderEdition: true,
    tags: ['sale', '2024'],
    messages: () => [
      email('Leaves fall, prices too', english('autumn-2024', 'Autumn sale', 'Everything brown is beautiful.', 30)),
    ],
    conversions: [converts.buys(7)],
  },
  {
    name: 'New Year clearance',
    made: 400,
    edited: 380,
    state: 'archived',
    tags: ['sale', '2025'],
    messages: () => [
      email('Last pots standing', english('clearance', 'Room for spring', 'The shelves have to be empty.', 30)),
    ],
  },
  {
    name: 'Mother’s Day',
    made: 310,
    edited: 300,
    state: 'archived',
    tags: ['season'],
    messages: () => [
      email('For the one who waters everything', english('mothers-day', 'Mother’s Day', 'Order by Thursday.', 12)),
    ],
    conversions: [converts.buysProduct('Copper watering can', 7)],
  },
  {
    name: 'Sommerpflege',
    made: 210,
    edited: 95,
    tags: ['care', 'de'],
    teams: ['Europe'],
    messages: () => [
      email('So überleben Farne den Juli', {
        language: 'de',
        slug: 'sommerpflege',
        heading: 'Schatten, Wasser, Geduld',
        paragraphs: ['Drei Handgriffe, die jeder Farn mag.'],
        button: 'Zur Anleitung',
        products: 4,
      }),
    ],
    conversions: [converts.clicks(3)],
  },
  {
    name: '春の新作',
    made: 100,
    edited: 44,
    tags: ['spring', 'ja'],
    messages: () => [
      push('ios_push', '新着', '春の新作が届きました🌸'),
      push('android_push', '新着', '春の新作が届きました🌸'),
    ],
    conversions: [converts.usesApp(24, [APPS.ios, APPS.android])],
  },
  {
    name: 'Ramadan greetings',
    made: 70,
    edited: 29,
    tags: ['season', 'ar'],
    messages: () => [
      email('رمضان كريم من فيورد آند فيرن', {
        language: 'ar',
        slug: 'ramadan',
        heading: 'رمضان كريم',
        paragraphs: ['شحن مجاني طوال الشهر.'],
        button: 'تسوّق',
        products: 6,
      }),
      push('ios_push', 'رمضان كريم', 'شحن مجاني طوال الشهر 🌙'),
    ],
    conversions: [converts.buys(14)],
  },
  {
    name: 'Loyalty: gold preview',
    made: 160,
    edited: 55,
    tags: ['loyalty', 'gold'],
    teams: ['Loyalty'],
    messages: () => [
      email(
        'You see it first',
        english('gold-preview', 'Gold members first', 'Twenty-four hours before everybody else.', 16),
        {
          subject: "{% if custom_attribute.${tier} == 'gold' %}You see it first{% else %}Nearly gold{% endif %}",
          extras: { tier: 'gold', preview: 'true' },
        },
      ),
      sms('Fjord & Fern: gold preview is open. fjordandfern.example/gold Reply STOP to end.'),
    ],
    conversions: [converts.buys(2), converts.does('Opened gold preview', 2)],
  },
  {
    name: 'App 5.0 is here',
    made: 90,
    edited: 35,
    tags: ['app'],
    teams: ['App'],
    messages: () => [
      push('ios_push', 'Version 5', 'Your plants, now with reminders'),
      push('huawei_push', 'Version 5', 'Your plants, now with reminders'),
    ],
    conversions: [converts.upgrades(14, null), converts.upgrades(14, [APPS.ios])],
  },
];
