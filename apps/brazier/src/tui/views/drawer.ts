import { type Row, span } from '../rows/span.ts';
import { textWidth } from '../width.ts';

/** The upper edge of what lies over the lower part of the body, with its title. */
export function drawerTitle(text: string, columns: number): Row {
  const title = `── ${text} `;
  return [span(title, 'heading'), span('─'.repeat(Math.max(0, columns - textWidth(title))), 'dim')];
}
