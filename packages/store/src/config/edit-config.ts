import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import type { WorkspaceConfig } from './config-schema.ts';
import { parseConfig } from './parse-config.ts';

/** A finding that somebody has looked at, as `brazier.json` keeps it. */
export interface Acknowledgement {
  /** Of the change: 12 hexadecimal digits. */
  fingerprint: string;
  reason: string;
}

/**
 * The text of `brazier.json` with another acknowledgement at the end of its list; what is on other lines stays as its author wrote it.
 *
 * @param file its path, for messages.
 * @throws ConfigError where the text is not valid, before or after.
 */
export function withAcknowledgement(text: string, entry: Acknowledgement, file: string): string {
  const isFirst = parseConfig(text, file).policy?.acknowledge === undefined;
  const edited = isFirst
    ? setValue(text, ['policy', 'acknowledge'], [entry])
    : setValue(text, ['policy', 'acknowledge', -1], entry);
  parseConfig(edited, file);
  return edited;
}

/**
 * The text of `brazier.json` with another workspace; what is on other lines stays as its author wrote it.
 *
 * @param file its path, for messages.
 * @throws ConfigError where the text is not valid afterwards.
 */
export function withWorkspace(
  text: string,
  { name, config }: { name: string; config: WorkspaceConfig },
  file: string,
): string {
  const edited = setValue(text, ['workspaces', name], config);
  parseConfig(edited, file);
  return edited;
}

/** The text of `brazier.json` with a masking key added; what is on other lines stays as its author wrote it. */
export function withSecretKey(text: string, key: Uint8Array): string {
  return setValue(text, ['secretKey'], Buffer.from(key).toString('hex'));
}

/** An index of -1 adds to the end of a list. */
function setValue(text: string, path: JSONPath, value: unknown): string {
  const indent = /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  // Some editors begin a file with a byte order mark.
  const json = text.replace(/^\ufeff/, '');
  const mark = text.slice(0, text.length - json.length);
  return mark + applyEdits(json, modify(json, path, value, { formattingOptions }));
}
