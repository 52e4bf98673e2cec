import type { KeyName } from '../key-input.ts';
import type { Event } from './event.ts';
import { createMenu } from './menu.ts';
import { push } from './navigation.ts';
import type { Overlay, State } from './state.ts';
import { effect, type Step, stay, withNotice } from './step.ts';

type Running = Overlay & { kind: 'snapshot' };

/** Begins a snapshot: from now on its progress takes the keys. */
export function startSnapshot(state: State): Step {
  const overlay: Running = { kind: 'snapshot', text: 'asking Braze for its list of campaigns …', leaving: false };
  return effect({ ...state, overlay }, { type: 'snapshot' });
}

/** While a snapshot runs Esc stops it; `q` and Ctrl-C ask once before they stop it and quit. */
export function snapshotKey(state: State, running: Running, key: KeyName): Step {
  if (key === 'esc')
    return effect({ ...state, overlay: { ...running, text: 'stopping …' } }, { type: 'cancelSnapshot' });
  if (key !== 'q' && key !== 'ctrl+c') return stay(state);
  if (!running.leaving) return stay({ ...state, overlay: { ...running, leaving: true } });
  return { state, effects: [{ type: 'cancelSnapshot' }, { type: 'exit', code: key === 'q' ? 0 : 130 }] };
}

/** How far it is. */
export function showProgress(state: State, text: string): State {
  return state.overlay?.kind === 'snapshot' ? { ...state, overlay: { ...state.overlay, text } } : state;
}

/** Lands on what it found; where it found nothing or failed the view stays, with one sentence. */
export function endSnapshot(state: State, { revision, text, problem }: Event & { type: 'snapshotEnded' }): State {
  const closed = state.overlay?.kind === 'snapshot' ? { ...state, overlay: null } : state;
  if (problem !== null) return { ...closed, overlay: createMenu('No snapshot was taken', [closeItem], problem) };
  const landed = revision === null ? closed : push(closed, { kind: 'changes', source: { from: null, to: revision } });
  return withNotice(landed, text);
}

const closeItem = { key: 'esc', label: 'close', event: { type: 'notice', notice: null } } as const;
