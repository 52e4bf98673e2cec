import type { SnapshotProgress, SnapshotResult } from '@brazier/audit';
import type { CampaignChanges, Change } from '@brazier/diff';
import { renderMarkdown, renderMarkdownMessage } from '@brazier/report';
import { encodeCampaignFile } from '@brazier/store';
import { problemOf } from './data/problem.ts';
import { exportView, readExcerpt } from './export-view.ts';
import type { HistorySource } from './history-source.ts';
import { countOf } from './rows/numbers.ts';
import { describeProgress, describeResult } from './snapshot-words.ts';
import type { Effect, Excerpt } from './state/effect.ts';
import type { Event } from './state/event.ts';
import type { State } from './state/state.ts';
import { clipboardHint, clipboardSequence } from './terminal/clipboard.ts';
import { type EditorCopy, editCopy, editorCommand, extensionFor, openInBrowser } from './terminal/external-programs.ts';
import type { HandOver } from './terminal/suspend.ts';

/** What the program around the interface can do for it. */
export interface ProgramActions {
  /**
   * Takes and commits a snapshot. Rejects with an error whose message is one sentence for the user; nothing has been
   * written then. An aborted signal stops it without a trace.
   */
  takeSnapshot?(
    onProgress: (progress: SnapshotProgress) => void,
    signal: AbortSignal,
  ): Promise<Pick<SnapshotResult, 'revision' | 'workspaces' | 'warnings'>>;
  /** Writes an acknowledgement into `brazier.json`; resolves to one sentence that says what was written. */
  acknowledge?(finding: { campaign: CampaignChanges; change: Change; reason: string }): Promise<string>;
}

/** What a performer works with. */
export interface PerformerTools {
  history: HistorySource;
  actions: ProgramActions;
  stdout: NodeJS.WritableStream;
  env: Record<string, string | undefined>;
  state(): State;
  dispatch(event: Event): void;
  giveTerminal: HandOver;
}

/** Does what actions ask for outside of the state, and tells how it went. */
export type Performer = (effect: Effect) => void;

/** Makes a performer for all effects but those of the terminal itself. */
export function createPerformer(tools: PerformerTools): Performer {
  const say = (text: string, tone: 'plain' | 'problem' = 'plain'): void =>
    tools.dispatch({ type: 'notice', notice: { text, tone } });
  const snapshot = createSnapshotRun(tools);
  /** Says what came of it, or why it failed: no error may leave its view. */
  const tell = (work: () => Promise<string>): void => {
    work().then(
      (text) => say(text),
      (error) => say(problemOf(error), 'problem'),
    );
  };
  const copy = async (what: string, text: string): Promise<string> => {
    const sequence = clipboardSequence(text, tools.env);
    if (sequence === null)
      throw new Error(`${what} is too long for the clipboard of a terminal: x or e writes it to a file`);
    tools.stdout.write(sequence);
    const hint = await clipboardHint(tools.env);
    return `copied ${what} (${countOf(text.length, 'character')})${hint === null ? '' : `; ${hint}`}`;
  };

  return (effect) => {
    switch (effect.type) {
      case 'copy':
        return tell(() => copy(effect.what, effect.text));
      case 'copyMarkdown':
        return tell(async () => copy(effect.what, await markdownOf(tools, effect.excerpt)));
      case 'browse':
        return openInBrowser(effect.url);
      case 'edit':
        return tell(() => edit(tools, { text: effect.text, name: `value.${extensionFor(effect.text)}` }));
      case 'editFile':
        return tell(() => editFile(tools, effect));
      case 'export':
        return tell(() =>
          exportView(effect.content, effect.file, {
            history: tools.history,
            filters: tools.state().filters,
            tell: say,
          }),
        );
      case 'acknowledge':
        return tell(() => acknowledge(tools, effect.excerpt, effect.reason));
      case 'snapshot':
        return snapshot.start();
      case 'cancelSnapshot':
        return snapshot.cancel();
      default:
        return undefined;
    }
  };
}

/** One campaign as a message to a colleague, a whole snapshot as a report. */
async function markdownOf(tools: PerformerTools, excerpt: Excerpt): Promise<string> {
  const set = await readExcerpt(tools.history, tools.state().filters, excerpt);
  return excerpt.campaign === null ? renderMarkdown(set) : renderMarkdownMessage(set);
}

async function edit(tools: PerformerTools, copy: EditorCopy): Promise<string> {
  const command = editorCommand(tools.env);
  if (command === null) throw new Error('no editor is set: export EDITOR=vi, for example');
  await tools.giveTerminal(() => editCopy(command, copy));
  return 'the editor had a copy: what was changed in it is not written back';
}

/** The file as git holds it: its secrets are masked there already. */
async function editFile(tools: PerformerTools, { campaign, at }: Effect & { type: 'editFile' }): Promise<string> {
  const { state } = await tools.history.show(campaign, at ?? undefined);
  return edit(tools, { text: encodeCampaignFile(state), name: `${campaign.id}.json` });
}

async function acknowledge(tools: PerformerTools, excerpt: Excerpt, reason: string): Promise<string> {
  const set = await readExcerpt(tools.history, tools.state().filters, excerpt);
  const [campaign] = set.campaigns;
  const [change] = campaign?.changes ?? [];
  if (campaign === undefined || change === undefined || tools.actions.acknowledge === undefined) {
    throw new Error('there is no finding here to acknowledge');
  }
  const told = await tools.actions.acknowledge({ campaign, change, reason });
  tools.dispatch({ type: 'acknowledged', fingerprint: change.fingerprint, reason });
  return told;
}

/** One snapshot at a time, with progress, until it ends or is stopped. */
function createSnapshotRun({ actions, dispatch }: PerformerTools): { start(): void; cancel(): void } {
  let running: AbortController | null = null;

  async function run(controller: AbortController): Promise<void> {
    const { takeSnapshot } = actions;
    if (takeSnapshot === undefined) return;
    const tell = (progress: SnapshotProgress): void => {
      if (!controller.signal.aborted) dispatch({ type: 'snapshotProgress', text: describeProgress(progress) });
    };
    try {
      const result = await takeSnapshot(tell, controller.signal);
      dispatch({ type: 'snapshotEnded', ...describeResult(result) });
    } catch (error) {
      const stopped = controller.signal.aborted;
      const text = stopped ? 'stopped: nothing was written' : '';
      dispatch({ type: 'snapshotEnded', revision: null, text, problem: stopped ? null : problemOf(error) });
    } finally {
      running = null;
    }
  }

  return {
    start() {
      if (running !== null) return;
      running = new AbortController();
      void run(running);
    },
    cancel() {
      running?.abort();
    },
  };
}
