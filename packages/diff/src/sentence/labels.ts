import { isJsonObject, type Json, own } from '@brazier/schema';
import type { Difference } from '../difference.ts';
import { type MessageInScene, messageOf, type Scene, valueAt } from '../scene.ts';
import { safeText } from './safe-text.ts';
import { showName } from './show-value.ts';
import type { PlaceName } from './wording.ts';

const PUSH_NAMES: Readonly<Record<string, string>> = {
  ios_push: 'iOS push',
  apple_push: 'Apple push',
  android_push: 'Android push',
  web_push: 'web push',
  kindle_push: 'Kindle push',
  huawei_push: 'Huawei push',
};

/** A message as a sentence names it: `email “Variation 1”`. */
export function messageLabel({ id, content, kind }: MessageInScene): string {
  const name = own(content, 'name');
  return `${channelWord(kind, own(content, 'channel'))} ${showName(typeof name === 'string' && name.trim() !== '' ? name : id)}`;
}

function channelWord(kind: MessageInScene['kind'], channel: Json | undefined): string {
  switch (kind) {
    case 'in_app':
      return 'in-app message';
    case 'content_card':
      return 'content card';
    case 'sms':
      return 'SMS';
    case 'whatsapp':
      return 'WhatsApp';
    case 'control':
      return 'control group';
    case 'push':
      return typeof channel === 'string' && Object.hasOwn(PUSH_NAMES, channel)
        ? (PUSH_NAMES[channel] ?? 'push')
        : 'push';
    case 'unknown':
      return typeof channel === 'string' && channel.trim() !== '' ? safeText(channel, 40) : 'message';
    default:
      return kind;
  }
}

/** A conversion behavior as the dashboard letters it: `conversion A (Opens Email)`. */
export function conversionLabel({ path, op, before, after }: Difference, scene: Scene): string {
  const index = path[1];
  if (typeof index !== 'number') return 'conversions';
  const whole = path.length === 2 && op !== 'moved' ? (after ?? before) : undefined;
  const behavior = whole ?? valueAt(scene.after, ['conversion_behaviors', index]);
  return `conversion ${placeLetter(index)} (${conversionName(behavior)})`;
}

/** `A` for 0, as Braze letters conversion events; numbers beyond Z. */
export function placeLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** What a behavior counts: `Performs Custom Event “Saved preferences”`. */
export function conversionName(behavior: Json | undefined): string {
  if (!isJsonObject(behavior)) return 'of an unknown kind';
  const type = own(behavior, 'type');
  const object = own(behavior, 'custom_event_name') ?? own(behavior, 'product');
  const words = typeof type === 'string' ? safeText(type, 100) : 'of an unknown kind';
  return typeof object === 'string' ? `${words} ${showName(object)}` : words;
}

/** Where in the campaign a difference is: a message, which its own heading names in most reports, or a conversion; null for the campaign itself. */
export function placeName(difference: Difference, scene: Scene): PlaceName | null {
  const message = messageOf(difference, scene);
  if (message) return { full: messageLabel(message), brief: '' };
  const { path } = difference;
  if (path[0] !== 'conversion_behaviors' || path.length < 2) return null;
  const full = conversionLabel(difference, scene);
  return { full, brief: typeof path[1] === 'number' ? `conversion ${placeLetter(path[1])}` : full };
}

/** The steps of a path from `from` on, as a reader sees them: `“locale_settings › default”`. */
export function fieldName(path: readonly (string | number)[], from: number): string {
  const steps = path.slice(from).map((step) => (typeof step === 'number' ? `no. ${step + 1}` : step));
  return showName(steps.join(' › '));
}
