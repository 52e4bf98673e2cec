import { countOf } from '../rows/numbers.ts';
import { createMenu } from './menu.ts';
import type { Menu, MenuItem, State } from './state.ts';
import { effect, type Step, stay, topView, withNotice } from './step.ts';
import { dashboardLink, excerptHere, thingsHere } from './things.ts';

/** What can be copied here. */
export function copyMenu(state: State): Menu {
  const things = thingsHere(state);
  const items: MenuItem[] = things.map(({ key, name, text }) => ({
    key,
    label: name,
    detail: text.length > 200 ? countOf(text.length, 'character') : text,
    event: { type: 'effect', effect: { type: 'copy', what: name, text } },
  }));
  const excerpt = excerptHere(state);
  if (excerpt !== null) {
    const what =
      excerpt.fingerprint !== null
        ? 'the change'
        : excerpt.campaignId !== null
          ? 'the campaign’s changes'
          : 'the snapshot’s changes';
    items.push({
      key: 'm',
      label: `${what} as Markdown`,
      detail: 'for a message to a colleague',
      event: { type: 'effect', effect: { type: 'copyMarkdown', what: `${what} as Markdown`, excerpt } },
    });
  }
  return createMenu('Copy', items);
}

/** Opens the campaign in Braze's dashboard. */
export function openDashboard(state: State): Step {
  const url = dashboardLink(state);
  return url === null ? stay(state) : effect(withNotice(state, `opening ${url}`), { type: 'browse', url });
}

/** Which of the texts here is opened in the editor: at once where there is only one. */
export function openEditor(state: State): Step {
  const things = thingsHere(state).filter(({ name }) => name.includes('value'));
  const [only] = things;
  if (only === undefined) return stay(withNotice(state, 'there is no value here to open'));
  if (things.length === 1) return effect(state, { type: 'edit', text: only.text, name: only.name });
  const items = things.map(
    ({ key, name, text }): MenuItem => ({
      key,
      label: name,
      detail: countOf(text.length, 'character'),
      event: { type: 'effect', effect: { type: 'edit', text, name } },
    }),
  );
  return stay({ ...state, overlay: createMenu('Open in the editor (a copy: nothing is written back)', items) });
}

/** As what the present view is exported. */
export function exportMenu(state: State): Menu {
  const view = topView(state);
  const day = new Date(state.now).toISOString().slice(0, 10);
  const stem = `brazier-${view.kind === 'timeline' ? 'snapshot' : view.kind}-${day}`;
  const items: MenuItem[] = [
    {
      key: 'h',
      label: 'HTML',
      detail: 'one file for people who do not know Braze’s API',
      event: { type: 'prompt', purpose: 'export', text: `${stem}.html` },
    },
    {
      key: 'm',
      label: 'Markdown',
      detail: 'for a comment or a chat',
      event: { type: 'prompt', purpose: 'export', text: `${stem}.md` },
    },
  ];
  return createMenu(
    'Export this view',
    items,
    'A file is written where you say next; one that exists is not overwritten.',
  );
}

/** Says what a snapshot will do, before it does. */
export function snapshotMenu(state: State): Menu {
  const note = `Asks Braze for every campaign that may have changed, writes those that did under workspaces/ of ${state.facts.folder}, and commits them.`;
  return createMenu('Take a snapshot', [{ key: 's', label: 'take it now', event: { type: 'startSnapshot' } }], note);
}
