import type { Blueprint } from './blueprint.ts';
import { APPS, converts } from './conversions.ts';
import { contentCard, email, push, sms, webhook, whatsAppTemplate } from './messages.ts';

const notice = (slug: string, heading: string, ...paragraphs: string[]) => ({
  language: 'en' as const,
  slug,
  heading,
  paragraphs,
  button: 'Your order',
});

/** Orders, machines and notices: what has to arrive. All secrets in it are invented. */
export const OPERATIONS: readonly Blueprint[] = [
  {
    name: 'Order confirmation',
    made: 730,
    edited: 170,
    schedule: 'api_triggered',
    tags: ['transactional', 'en'],
    teams: ['Shop'],
    messages: () => [
      email(
        'Your order {{api_trigger_properties.${order_id}}}',
        notice('order', 'Thank you', 'We pack it today.', 'Total: {{api_trigger_properties.${total}}} €'),
        { from: 'Fjord & Fern Orders <orders@mail.fjordandfern.example>' },
      ),
    ],
    conversions: [converts.opens(3)],
  },
  {
    name: 'Confirmation de commande',
    made: 729,
    edited: 171,
    schedule: 'api_triggered',
    tags: ['transactional', 'fr'],
    teams: ['Shop', 'Europe'],
    messages: () => [
      email(
        'Votre commande {{api_trigger_properties.${order_id}}}',
        { ...notice('commande', 'Merci', 'Nous la préparons aujourd’hui.'), language: 'fr', button: 'Votre commande' },
        { from: 'Fjord & Fern <orders@mail.fjordandfern.example>' },
      ),
    ],
    conversions: [converts.opens(3)],
  },
  {
    name: 'Parcel shipped',
    made: 728,
    edited: 260,
    schedule: 'api_triggered',
    olderEdition: true,
    tags: ['transactional'],
    messages: () => [
      {
        channel: 'ios_push',
        alert: 'Your parcel is on its way 📦',
        extras: { deeplink: 'fern://orders/{{api_trigger_properties.${order_id}}}' },
      },
      {
        channel: 'android_push',
        alert: 'Your parcel is on its way 📦',
        extras: { deeplink: 'fern://orders', priority: 'high' },
      },
    ],
    conversions: [converts.usesApp(1, [APPS.ios, APPS.android])],
  },
  {
    name: 'Delivery window',
    made: 500,
    edited: 190,
    schedule: 'api_triggered',
    tags: ['transactional', 'sms'],
    teams: ['Shop'],
    messages: () => [
      sms('Fjord & Fern: your slot is {{api_trigger_properties.${slot}}}. Reply STOP to end.', {
        from: '+15550100, +15550101',
      }),
    ],
    conversions: [converts.does('Delivered', 1)],
  },
  {
    name: 'WhatsApp: order update',
    made: 220,
    edited: 70,
    schedule: 'api_triggered',
    tags: ['transactional', 'whatsapp'],
    teams: ['Shop'],
    messages: () => [
      whatsAppTemplate('order_update', 'pt_BR', [
        '{{api_trigger_properties.${order}}}',
        '{{api_trigger_properties.${eta}}}',
      ]),
    ],
  },
  {
    name: 'WhatsApp: care tips',
    made: 140,
    edited: 52,
    tags: ['care', 'whatsapp'],
    messages: () => [
      {
        channel: 'whats_app',
        name: 'Response',
        subscription_group_id: '75688a35-11c3-4dc1-9838-cf4a6c4decec',
        from: ['+15550200', '+15550201'],
        layout: 'quick-reply',
        header_text: 'Fern care',
        body_text: 'Light, water, or leaves?',
        footer_text: 'Fjord & Fern',
        buttons: [{ text: 'Light' }, { text: 'Water' }, { text: 'Leaves' }],
      },
    ],
    conversions: [converts.does('Asked for care tip', 2)],
  },
  {
    name: 'Refund issued',
    made: 505,
    edited: 230,
    schedule: 'api_triggered',
    tags: ['transactional', 'en'],
    teams: ['Shop'],
    messages: () => [
      email('Your refund is on its way', notice('refund', 'It is done', 'Your bank needs three to five days.')),
    ],
  },
  {
    name: 'Return received',
    made: 504,
    edited: 228,
    schedule: 'api_triggered',
    tags: ['transactional', 'en'],
    teams: ['Shop'],
    messages: () => [
      email('We have your parcel back', notice('return', 'It arrived', 'We look at it within two days.')),
    ],
  },
  {
    name: 'Back in stock',
    made: 330,
    edited: 105,
    schedule: 'action_based',
    tags: ['stock'],
    messages: () => [
      push('web_push', 'Back in stock', '{{event_properties.${product_name}}}'),
      push('kindle_push', 'Back in stock', '{{event_properties.${product_name}}}'),
    ],
    conversions: [converts.buys(2)],
  },
  {
    name: 'Loyalty sync',
    description: 'Tells the points service. Ask Platform before touching it.',
    made: 390,
    edited: 160,
    schedule: 'action_based',
    tags: ['ops', 'loyalty'],
    teams: ['Platform'],
    messages: () => [
      webhook(
        'https://api.loyalty.example/v1/points?api_key=lk_live_51Hq9ZsecretZ&user={{${user_id}}}',
        { user: '{{${user_id}}}', points: 10 },
        { Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmZXJuIn0.c2lnbmF0dXJlLXNlY3JldA' },
      ),
    ],
  },
  {
    name: 'Warehouse ping',
    made: 380,
    edited: 165,
    schedule: 'action_based',
    tags: ['ops'],
    teams: ['Platform'],
    messages: () => [
      webhook(
        'https://svc:hunter2-secret@hooks.fjordandfern.example/pick',
        { order: '{{event_properties.${order_id}}}' },
        { 'X-Api-Key': '0f8fad5b-d9cb-469f-a165-SECRET' },
      ),
      webhook(
        'https://crm.fjordandfern.example/segments',
        { segment: 'gold' },
        {},
        { name: 'Variation 2', method: 'PUT', body: 'token=ghp_0123456789abcdefSECRETghijklmnopqrs&x=1', type: 'form' },
      ),
    ],
  },
  {
    name: 'Product recall 2026-01',
    description: 'Legal approved. Do not edit without Compliance.',
    made: 55,
    edited: 28,
    tags: ['legal', 'recall', 'do-not-edit'],
    teams: ['Compliance'],
    messages: () => [
      email(
        'Important safety notice',
        notice(
          'recall',
          'Please stop using the moss lamp',
          'Lot 2025-11 can overheat.',
          'We collect it and refund it.',
        ),
      ),
      push('ios_push', 'Safety notice', 'Please stop using the moss lamp'),
      sms('Safety notice: fjordandfern.example/recall', { from: ['+15550100'] }),
      webhook('https://crm.fjordandfern.example/recall', { lot: '2025-11' }, {}),
      contentCard('Recall', { position: '1' }),
    ],
    conversions: [converts.opens(7), converts.does('Opened recall page', 30)],
  },
  { name: 'Untitled', made: 42, edited: 42, state: 'draft', tags: [], messages: () => [], channels: [] },
  {
    name: 'Garden club launch',
    made: 38,
    edited: 23,
    state: 'draft',
    tags: ['garden-club'],
    teams: ['Campaigns'],
    messages: () => [email('The garden club opens', notice('club', 'You are invited', 'First meeting in May.'))],
    conversions: [converts.does('Joined garden club', 30)],
  },
  {
    name: 'Privacy policy 2025',
    made: 290,
    edited: 285,
    state: 'archived',
    tags: ['legal'],
    teams: ['Compliance'],
    messages: () => [
      email('We changed our privacy policy', notice('privacy', 'What changed', 'Section 4, and nothing else.')),
    ],
  },
];
