import { countOf } from '../rows/numbers.ts';
import { type ExportPlan, exportHere } from './export.ts';
import { createMenu } from './menu.ts';
import { revisionName } from './names.ts';
import type { Menu, MenuItem, State } from './state.ts';
import { effect, type Step, stay, topView, withNotice } from './step.ts';
import { dashboardLink, excerptHere, fileHere, thingsHere } from './things.ts';

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
        : excerpt.campaign !== null
          ? 'the campaign’s changes'
          : 'the snapshot’s changes';
    items.push({
      key: 'm',
      label: `the ${excerpt.fingerprint === null ? 'changes' : 'change'} as Markdown`,
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

/** What is opened in the editor, always a copy: a value, or the campaign's whole file. At once where there is only one. */
export function openEditor(state: State): Step {
  const texts = thingsHere(state).filter(({ name }) => name.includes('value'));
  const items = texts.map(
    ({ key, name, text }): MenuItem => ({
      key,
      label: name,
      detail: countOf(text.length, 'character'),
      event: { type: 'effect', effect: { type: 'edit', text, name } },
    }),
  );
  const file = fileItem(state);
  if (file !== null) items.push(file);
  const [only] = items;
  if (only === undefined) return stay(withNotice(state, 'there is nothing here to open'));
  if (items.length === 1 && only.event.type === 'effect') return effect(state, only.event.effect);
  return stay({ ...state, overlay: createMenu('Open in the editor (a copy: nothing is written back)', items) });
}

function fileItem(state: State): MenuItem | null {
  const here = fileHere(state);
  if (here === null) return null;
  const at = here.at === null ? 'the newest snapshot' : `${revisionName(state, here.at)} UTC`;
  return {
    key: 'f',
    label: 'the whole campaign file',
    detail: `read-only, as of ${at}`,
    event: { type: 'effect', effect: { type: 'editFile', ...here } },
  };
}

/** As what the present view is exported; in the Timeline all that it lists, or the snapshot under the cursor. */
export function exportMenu(state: State): Menu {
  const where = 'Where, you say next; a file that exists is not overwritten.';
  const plan = exportHere(state);
  if (topView(state).kind === 'timeline') {
    const items = [
      ...exportItems(plan, { purpose: 'export', lead: 'the list as ' }),
      ...exportItems(exportHere(state, 'exportSnapshot'), { purpose: 'exportSnapshot', lead: 'this snapshot as ' }),
    ];
    return createMenu('Export this view', items, where);
  }
  const what = plan === null ? '' : `Writes ${plan.what}. `;
  return createMenu('Export this view', exportItems(plan, { purpose: 'export', lead: '' }), `${what}${where}`);
}

/** One entry for each format; those for what is second have the same keys with Shift. */
function exportItems(
  plan: ExportPlan | null,
  { purpose, lead }: { purpose: 'export' | 'exportSnapshot'; lead: string },
): MenuItem[] {
  const formats = [
    ['h', 'HTML', 'for people who do not know Braze’s API', 'html'],
    ['m', 'Markdown', 'for a comment or a chat', 'md'],
  ] as const;
  return formats.map(([key, label, detail, ending]) => ({
    key: purpose === 'export' ? key : key.toUpperCase(),
    label: `${lead}${label}`,
    detail: lead === '' ? detail : (plan?.what ?? ''),
    event: { type: 'prompt', purpose, text: `${plan?.stem ?? 'brazier'}.${ending}` },
  }));
}

/** Says what a snapshot will do, before it does. */
export function snapshotMenu(state: State): Menu {
  const note = `Asks Braze for every campaign that may have changed, writes those that did under workspaces/ of ${state.facts.folder}, and commits them.`;
  return createMenu('Take a snapshot', [{ key: 's', label: 'take it now', event: { type: 'startSnapshot' } }], note);
}
