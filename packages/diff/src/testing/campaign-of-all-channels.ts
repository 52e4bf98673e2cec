import type { JsonObject } from '@brazier/schema';

const choice = (id: string, text: string): JsonObject => ({
  choice_id: id,
  text,
  custom_attribute_key: 'mood',
  custom_attribute_value: id,
  deleted: false,
});

/** A launched campaign with a message of each channel and four conversion behaviors. */
export function campaignOfAllChannels(): JsonObject {
  return {
    created_at: '2026-01-04T09:00:00+00:00',
    updated_at: '2026-02-13T14:05:00+00:00',
    archived: false,
    draft: false,
    enabled: true,
    has_post_launch_draft: false,
    name: 'Spring lookbook',
    description: 'All channels',
    schedule_type: 'time_based',
    channels: ['email', 'ios_push', 'webhook'],
    first_sent: '2026-01-11T09:00:00+00:00',
    last_sent: '2026-02-12T07:00:00+00:00',
    tags: ['spring', 'fr'],
    teams: ['Lifecycle'],
    messages: {
      email: {
        channel: 'email',
        name: 'Mail',
        subject: 'Spring is here',
        preheader: 'Twenty new things',
        body: '<p>Hi {{${first_name}}}</p><a href="https://fern.example/new">See</a>',
        from: 'Fern <hi@fern.example>',
        reply_to: 'care@fern.example',
        title: 'Weekly',
        amp_body: null,
        custom_plain_text: null,
        should_inline_css: true,
        should_whitespace_header: false,
        email_headers: [
          { key: 'X-Fern', value: '1' },
          { key: 'X-Moss', value: '2' },
        ],
        extras: { 'a.b': '1', '': 'empty' },
      },
      push: {
        channel: 'ios_push',
        name: 'Push',
        alert: 'Only today',
        title: 'Sale',
        action: 'https://fern.example/sale',
        image_url: 'https://cdn.fern.example/a.png',
        large_image_url: null,
        extras: { tier: 'gold' },
      },
      survey: {
        type: 'survey',
        name: 'Survey',
        data: {
          pages: [
            {
              header: { text: 'How was it?' },
              choices: [choice('a', 'Lovely'), choice('b', 'Fine'), choice('c', 'Bad')],
            },
            { header: { text: 'Once more?' }, choices: [choice('d', 'Yes'), choice('e', 'No')] },
          ],
        },
      },
      modal: {
        channel: 'in_app_message',
        name: 'Modal',
        message: 'Try the new shop',
        header: 'Open today',
        extras: { screen: 'shop' },
      },
      card: { channel: 'content_card', name: 'Card', extras: { position: '2' } },
      webhook: {
        channel: 'webhook',
        name: 'Hook',
        url: 'https://api.fern.example/v1?key=brazier:secret:00ff',
        method: 'POST',
        type: 'raw',
        body: '{"points":10}',
        headers: { Accept: 'application/json', Authorization: 'brazier:secret:0a0b' },
      },
      sms: { channel: 'sms', name: 'Text', body: 'We miss you', from: ['+1', '+2'], subscription_group_id: 'group-1' },
      whatsapp: {
        channel: 'whats_app',
        name: 'WhatsApp',
        template_name: 'order_update',
        template_language_code: 'pt_BR',
        body_variables: ['Monday', 'noon'],
        buttons: [{ text: 'Yes' }, { text: 'No' }],
      },
      control: { channel: 'email', type: 'control', name: 'Control Group' },
      banner: { channel: 'banner', name: 'Banner', placements: ['home', 'cart'] },
    },
    conversion_behaviors: [
      { type: 'Makes Specific Purchase', window: 604_800, product: 'Fern' },
      { type: 'Performs Custom Event', window: 86_400, custom_event_name: 'Saved' },
      { type: 'Starts Session', window: 86_400, app_ids: ['app-1', 'app-2'] },
      { type: 'Opens Email', window: 259_200 },
    ],
  };
}
