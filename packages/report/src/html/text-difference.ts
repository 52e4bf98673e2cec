import { diffText, type TextPart, type TextWord } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { count } from '../display-text.ts';
import { changesLogic, foldEqual, wordText } from '../long-text.ts';
import { xmlText } from '../xml-text.ts';

/** The difference of two texts: lines with their changed words marked, equal ones folded. `source` sets it in a monospaced face. */
export function textDifference(before: string, after: string, options: { source: boolean }): string {
  const diff = diffText(before, after);
  const notes = [
    ...(diff.coarse ? ['Much of it changed: part of it is shown in whole lines.'] : []),
    ...(changesLogic(diff) ? ['What is dotted around is logic (Liquid), not wording.'] : []),
  ].map((note) => `<p class="note">${note}</p>`);
  const lines = foldEqual(diff).map((part) => (part.op === 'fold' ? fold(part.parts) : line(part)));
  return `${notes.join('')}<div class="difference${options.source ? ' source' : ''}">${lines.join('')}</div>`;
}

function fold(parts: readonly TextPart[]): string {
  return `<details class="fold"><summary>${count(parts.length, 'line')} equal</summary>${parts.map(line).join('')}</details>`;
}

function line(part: TextPart): string {
  if (part.op === 'equal') return textLine('', '&nbsp;', show(part.text));
  const tag = part.op === 'added' ? 'ins' : 'del';
  const text = part.words
    .map((word) => (word.changed && part.paired ? mark(tag, word) : wordInWhole(tag, word)))
    .join('');
  return textLine(` ${part.op}`, part.op === 'added' ? '+' : '−', text);
}

function textLine(kind: string, sign: string, text: string): string {
  return `<div class="text-line${kind}"><span>${sign}</span><span dir="auto">${text || '&nbsp;'}</span></div>`;
}

function mark(tag: 'ins' | 'del', word: TextWord): string {
  return `<${tag}${word.logic ? ' class="logic"' : ''}>${show(wordText(word))}</${tag}>`;
}

// A line that is new or gone as a whole says so by its sign; only its logic stands out.
function wordInWhole(tag: 'ins' | 'del', word: TextWord): string {
  return word.changed && word.logic ? mark(tag, word) : show(word.text);
}

function show(text: string): string {
  return xmlText(visible(text.replace(/\r?\n$/, '')));
}
