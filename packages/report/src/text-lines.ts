import type { CheckFinding } from '@brazier/audit';
import { type CampaignChanges, type Change, type ChangeSet, type EqualChanges, groupEqualChanges } from '@brazier/diff';
import { AREA_TITLES, byArea, editedSentence, MARKS, statusWords } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { diffLines } from './diff-lines.ts';
import { nameText, oneLine } from './display-text.ts';
import { wrapText } from './display-width.ts';
import { exampleWords, memberWords, sharedByWords, sharedTitle } from './equal-changes.ts';
import { longTexts } from './long-text.ts';
import { OP_STYLE, type Paint, painter, SEVERITY_STYLE, type TextOptions } from './paint.ts';
import { policySentences } from './policy-words.ts';

const DEFAULT_WIDTH = 80;
/** Below this many columns lines are left to the terminal to break. */
const LEAST_WIDTH = 40;
const MAX_DIFF_LINES = 30;
const SEVERITY_WIDTH = 'warning'.length;
/** Cells from a change's sign to its sentence. */
const INNER = 2 + SEVERITY_WIDTH + 2;

/** What the blocks of one text report share. */
export interface TextStyle {
  paint: Paint;
  width: number;
  /** Whether long texts are told word by word under their sentence. */
  details: boolean;
  decisions: Decisions | null;
}

export function textStyle(options: TextOptions, rest: Partial<TextStyle> = {}): TextStyle {
  const width = Math.max(LEAST_WIDTH, options.width ?? DEFAULT_WIDTH);
  return { paint: painter(options.color), width, details: true, decisions: null, ...rest };
}

/** Lines as a text that ends with a newline, without blanks at the ends of lines. */
export function toText(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Lines of a sentence under a margin: the first led by `lead`, the others indented as far. `leadWidth` is the lead's cells. */
export function indented(lead: string, leadWidth: number, text: string, width: number): string[] {
  const lines = wrapText(text, Math.max(LEAST_WIDTH / 2, width - leadWidth));
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(leadWidth)) + line);
}

/** A set's changes: what most campaigns of a workspace share, then campaign by campaign. Each block is the lines of one. */
export function changeBlocks(set: ChangeSet, style: TextStyle): string[][] {
  const { equal, campaigns } = groupEqualChanges(set);
  return [
    ...[...Map.groupBy(equal, ({ workspace }) => workspace)].map(([workspace, shared]) => [
      ...headingLines(sharedTitle(workspace), style),
      ...sharedLines(shared, style),
    ]),
    ...campaigns.map((campaign) => campaignLines(campaign, style)),
  ];
}

function sharedLines(shared: readonly EqualChanges[], style: TextStyle): string[] {
  const entries = shared.map((one) => ({ one, area: one.members[0].change.area }));
  return byArea(entries).flatMap(([area, found]) => [
    `  ${AREA_TITLES[area]}`,
    ...found.flatMap(({ one }) => equalLines(one, style)),
  ]);
}

/** A change that many campaigns share: once in words, then each of them. */
function equalLines(equal: EqualChanges, style: TextStyle): string[] {
  const example = exampleWords(equal);
  const margin = 4 + INNER;
  const below = ' '.repeat(margin);
  const [first] = equal.members;
  return [
    ...changeLines(first.change, { ...style, details: style.details && example === null }, 4, style.decisions !== null),
    ...(example !== null && style.details
      ? [...indented(below, margin, example, style.width), ...longTextLines(first.change, style, margin)]
      : []),
    ...indented(below, margin, sharedByWords(equal), style.width),
    ...equal.members.flatMap((member) =>
      indented(`${below}- `, margin + 2, memberWords(member, style.decisions), style.width),
    ),
  ];
}

function campaignLines(campaign: CampaignChanges, style: TextStyle): string[] {
  return [
    ...headingLines(`${oneLine(campaign.workspace)} · ${nameText(campaign.name)}  (${statusWords(campaign)})`, style),
    ...[editedSentence(campaign), `id ${oneLine(campaign.id)}`]
      .flatMap((about) => indented('  ', 4, about, style.width))
      .map((line) => style.paint('dim', line)),
    ...byArea(campaign.changes).flatMap(([area, found]) => [
      `  ${AREA_TITLES[area]}`,
      ...found.flatMap((change) => changeLines(change, style, 4, style.decisions?.(campaign, change))),
    ]),
  ];
}

function headingLines(heading: string, style: TextStyle): string[] {
  return indented('', 2, heading, style.width).map((line) => style.paint('bold', line));
}

/** A change as its sentence, why it matters, what the policy says, and where it is long text the difference. `checked`: its finding, or that it has several. */
function changeLines(
  change: Change,
  style: TextStyle,
  margin: number,
  checked: CheckFinding | boolean = false,
): string[] {
  const { paint, width } = style;
  const severity = change.severity.padEnd(SEVERITY_WIDTH);
  const lead = `${' '.repeat(margin)}${paint(OP_STYLE[change.op], MARKS[change.op])} ${paint(SEVERITY_STYLE[change.severity], severity)}  `;
  const inner = margin + INNER;
  const below = ' '.repeat(inner);
  const lines = indented(lead, inner, oneLine(change.text), width);
  if (checked || change.severity === 'warning' || change.severity === 'error') {
    lines.push(...indented(below, inner, `why: ${oneLine(change.reason)}`, width).map((line) => paint('dim', line)));
  }
  if (typeof checked === 'object')
    lines.push(...policySentences(checked).flatMap((sentence) => indented(below, inner, sentence, width)));
  if (style.details) lines.push(...longTextLines(change, style, inner));
  for (const inside of change.inside ?? []) lines.push(...changeLines(inside, style, margin + 4));
  return lines;
}

function longTextLines(change: Change, style: TextStyle, margin: number): string[] {
  const texts = longTexts(change);
  if (!texts) return [];
  const lead = ' '.repeat(margin);
  return diffLines(texts.before, texts.after, MAX_DIFF_LINES).flatMap((line) => {
    const lines = indented(`${lead}${line.mark} `, margin + 2, oneLine(line.text), style.width);
    if (line.mark === '+') return lines.map((text) => style.paint('green', text));
    if (line.mark === '−') return lines.map((text) => style.paint('red', text));
    return lines.map((text) => style.paint('dim', text));
  });
}
