import { clustersOf } from '@brazier/schema';

const ONLY_ASCII = /^[\x20-\x7e]*$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** The cells that a text takes in a terminal. */
function textWidth(text: string): number {
  if (ONLY_ASCII.test(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster);
  return width;
}

function clusterWidth(cluster: string): number {
  return NO_WIDTH.test(cluster) ? 0 : WIDE.test(cluster) ? 2 : 1;
}

/** Breaks a line at spaces into lines of at most `width` cells; a word that is longer is cut between clusters. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/(?<= )/)) {
    const bare = textWidth(word.trimEnd());
    if (used > 0 && used + bare > width) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    }
    if (bare <= width) {
      line += word;
      used += textWidth(word);
      continue;
    }
    for (const cluster of clustersOf(word)) {
      const cells = clusterWidth(cluster);
      if (used + cells > width && used > 0) {
        lines.push(line);
        [line, used] = ['', 0];
      }
      line += cluster;
      used += cells;
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
