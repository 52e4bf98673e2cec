import {
  type ChannelKind,
  isJsonObject,
  type Json,
  type JsonObject,
  kindOfMessage,
  own,
  stringifyJson,
  visible,
} from '@brazier/schema';
import { hideSecrets } from '../secret-words.ts';
import { htmlToText } from './html-to-text.ts';

/** One message variation as its reader sees it, in lines: a mail as text, a push with its title, a survey with its choices. Liquid stays as it is; control and invisible characters are made visible. */
export function messageAsText(message: JsonObject): string {
  const blocks = READERS[kindOfMessage(message)](message).filter((block) => block !== '');
  return hideSecrets(blocks.join('\n\n'))
    .split('\n')
    .map((line) => visible(line).trimEnd())
    .join('\n');
}

/** For each kind of message the blocks of its text; an empty line will stand between two of them. */
const READERS: Record<ChannelKind, (message: JsonObject) => string[]> = {
  email: (mail) => [
    labelled(mail, { from: 'From', reply_to: 'Reply to', subject: 'Subject', preheader: 'Preheader' }),
    htmlToText(textOf(mail, 'body')),
    section('Plain text', textOf(mail, 'custom_plain_text')),
    section('AMP', htmlToText(textOf(mail, 'amp_body'))),
  ],
  push: (push) => [
    [textOf(push, 'title'), textOf(push, 'alert')].filter((text) => text !== '').join('\n'),
    labelled(push, { image_url: 'Image', large_image_url: 'Large image', action: 'Opens' }),
  ],
  in_app: (message) => surveyBlocks(message) ?? modalBlocks(message) ?? otherTexts(message),
  content_card: otherTexts,
  webhook: (hook) => [
    [textOf(hook, 'method'), textOf(hook, 'url')].filter((text) => text !== '').join(' '),
    pairs(own(hook, 'headers')),
    textOf(hook, 'body'),
  ],
  sms: (sms) => [labelled(sms, { from: 'From' }), textOf(sms, 'body')],
  whatsapp: (message) => [
    labelled(message, { from: 'From', template_name: 'Template', template_language_code: 'Language' }),
    ['header_text', 'body_text', 'footer_text']
      .map((key) => textOf(message, key))
      .filter((text) => text !== '')
      .join('\n'),
    labelled(message, {
      header_variables: 'Header variables',
      body_variables: 'Body variables',
      button_variables: 'Button variables',
    }),
    listOf(own(message, 'buttons'))
      .map((button) => `[${isJsonObject(button) ? textOf(button, 'text') : plain(button)}]`)
      .join(' '),
  ],
  control: () => ['Control group: receives nothing.'],
  unknown: otherTexts,
};

/** A survey's pages with their choices, or null where `data` is no survey. */
function surveyBlocks(message: JsonObject): string[] | null {
  const data = own(message, 'data');
  const pages = isJsonObject(data) ? listOf(own(data, 'pages')).filter(isJsonObject) : [];
  if (pages.length === 0) return null;
  return pages.map((page) => {
    const header = own(page, 'header');
    const choices = listOf(own(page, 'choices')).filter(isJsonObject);
    return [isJsonObject(header) ? textOf(header, 'text') : '', ...choices.map(choiceLine)]
      .filter((line) => line !== '')
      .join('\n');
  });
}

/** The header and text of a modal, slide-up or full-screen message with what else it holds, or null where it has neither. */
function modalBlocks(message: JsonObject): string[] | null {
  const texts = [textOf(message, 'header'), textOf(message, 'message')].filter((text) => text !== '');
  if (texts.length === 0) return null;
  const { name: _, header: __, message: ___, ...rest } = message;
  return [texts.join('\n'), ...otherTexts(rest)];
}

function choiceLine(choice: JsonObject): string {
  return `( ) ${textOf(choice, 'text')}${own(choice, 'deleted') === true ? ' (deleted)' : ''}`;
}

/** Every value of a message that nothing describes, a line each. */
function otherTexts(message: JsonObject): string[] {
  const lines = Object.entries(message)
    .filter(([key, value]) => key !== 'channel' && value !== null && value !== '')
    .map(([key, value]) => `${key}: ${plain(value)}`);
  return [lines.join('\n')];
}

function labelled(message: JsonObject, labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([key, label]): [string, string] => [label, textOf(message, key)])
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${text}`)
    .join('\n');
}

function section(title: string, text: string): string {
  return text === '' ? '' : `${title}:\n${text}`;
}

function pairs(map: Json | undefined): string {
  if (!isJsonObject(map)) return '';
  return Object.entries(map)
    .map(([key, value]) => `${key}: ${plain(value)}`)
    .join('\n');
}

function plain(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return stringifyJson(value);
}

function textOf(object: JsonObject, key: string): string {
  const value = own(object, key);
  return value === undefined || value === null ? '' : plain(value);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
