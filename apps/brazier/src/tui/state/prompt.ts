import { clustersOf } from '@brazier/schema';
import { isText, type KeyName, keyText } from '../key-input.ts';
import { typedComparison } from './comparison.ts';
import { exportHere, exportPath } from './export.ts';
import { withFilters } from './filter-menu.ts';
import { toggled } from './filters.ts';
import { openComparison } from './navigation.ts';
import { searchFrom } from './search.ts';
import type { Prompt, State } from './state.ts';
import { effect, type Step, stay, topView, withNotice, withPlace, withSearch } from './step.ts';
import { excerptHere } from './things.ts';
import { type TypedFilters, typedDates, typedWords } from './typed-filters.ts';

/** Opens a line to type into. */
export function openPrompt(state: State, purpose: Prompt['purpose'], text = ''): State {
  return { ...state, overlay: { kind: 'prompt', purpose, text, origin: topView(state).place }, notice: null };
}

/** A key while something is typed: printable keys are text, Enter accepts, Esc and Ctrl-C give up. */
export function promptKey(state: State, prompt: Prompt, key: KeyName): Step {
  if (key === 'esc' || key === 'ctrl+c') return stay(cancelPrompt(state, prompt));
  if (key === 'enter') return acceptPrompt(state, prompt);
  if (key === 'backspace' || key === 'delete') {
    if (prompt.text === '') return stay(cancelPrompt(state, prompt));
    const clusters = [...clustersOf(prompt.text)];
    return stay(edit(state, prompt, clusters.slice(0, -1).join('')));
  }
  if (key === 'ctrl+u') return stay(edit(state, prompt, ''));
  if (key === 'ctrl+w') return stay(edit(state, prompt, prompt.text.replace(/\S*\s*$/, '')));
  return isText(key) ? stay(edit(state, prompt, prompt.text + keyText(key))) : stay(state);
}

/** Text pasted into a prompt: one line of it, without controls, which could become part of a file's name. */
export function promptPaste(state: State, prompt: Prompt, text: string): State {
  return edit(state, prompt, prompt.text + text.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, ''));
}

function edit(state: State, prompt: Prompt, text: string): State {
  const typed = { ...state, overlay: { ...prompt, text }, notice: null };
  return prompt.purpose === 'search' ? searchFrom(typed, text, prompt.origin) : typed;
}

function cancelPrompt(state: State, prompt: Prompt): State {
  const closed = { ...state, overlay: null, notice: null };
  return prompt.purpose === 'search' ? withSearch(withPlace(closed, prompt.origin), null) : closed;
}

function acceptPrompt(state: State, prompt: Prompt): Step {
  const closed = { ...state, overlay: null };
  switch (prompt.purpose) {
    case 'search':
      return stay(prompt.text === '' ? { ...withSearch(closed, null), notice: null } : closed);
    case 'words':
      return stay(acceptFilters(closed, prompt, typedWords(closed, prompt.text)));
    case 'name':
      return stay(withFilters(closed, { name: prompt.text.trim() }));
    case 'tag': {
      const tag = prompt.text.trim();
      return stay(tag === '' ? closed : withFilters(closed, { tags: toggled(state.filters.tags, tag) }));
    }
    case 'export':
    case 'exportSnapshot': {
      const plan = exportHere(closed, prompt.purpose);
      const name = prompt.text.trim();
      if (plan === null || name === '') return stay(closed);
      const writing = withNotice(closed, 'writing …');
      return effect(writing, { type: 'export', content: plan.content, file: exportPath(state.facts, name) });
    }
    case 'reason': {
      const excerpt = excerptHere(closed);
      const reason = prompt.text.trim();
      if (excerpt === null) return stay(closed);
      // The prompt says already that it wants one.
      if (reason === '') return stay({ ...closed, overlay: prompt });
      return effect(closed, { type: 'acknowledge', excerpt, reason });
    }
    case 'compare':
      return stay(acceptComparison(closed, prompt));
    case 'dates':
      return stay(acceptFilters(closed, prompt, typedDates(closed, prompt.text)));
    default:
      return stay(closed);
  }
}

/** What cannot be meant stays in the prompt, which says why. */
function acceptFilters(closed: State, prompt: Prompt, { filters }: TypedFilters): State {
  return filters === null ? { ...closed, overlay: prompt } : withFilters({ ...closed, notice: null }, filters);
}

/** What cannot be compared stays in the prompt, which says why. */
function acceptComparison(closed: State, prompt: Prompt): State {
  const { source } = typedComparison(closed, prompt.text);
  if (source !== null) return openComparison(closed, source);
  return prompt.text.trim() === '' ? closed : { ...closed, overlay: prompt };
}
