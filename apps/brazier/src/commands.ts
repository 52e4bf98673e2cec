import type { Command } from './command.ts';

/** What is known of a command before its code is loaded. */
export interface CommandEntry {
  /** `$0` is the command that goes without a name. */
  name: string;
  /** Name and positionals, as yargs writes them: `<required>`, `[optional]`. */
  usage: string;
  summary: string;
  load(): Promise<Command>;
}

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: '$0',
    usage: '$0',
    summary: 'on a terminal, open the interactive history; elsewhere the same as `brazier log`',
    load: async () => (await import('./commands/interactive.ts')).interactiveCommand,
  },
  {
    name: 'init',
    usage: 'init [folder]',
    summary: 'make the audit folder: a git repository if there is none, and its brazier.json',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  {
    name: 'snapshot',
    usage: 'snapshot',
    summary: 'fetch the campaigns from Braze, write them and commit what changed',
    load: async () => (await import('./commands/snapshot.ts')).snapshotCommand,
  },
  {
    name: 'diff',
    usage: 'diff [from] [to]',
    summary: 'the changes between two snapshots',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'log',
    usage: 'log',
    summary: 'the snapshots, newest first, each with its changes',
    load: async () => (await import('./commands/log.ts')).logCommand,
  },
  {
    name: 'show',
    usage: 'show <campaign> [path]',
    summary: 'one campaign as it stood',
    load: async () => (await import('./commands/show.ts')).showCommand,
  },
  {
    name: 'blame',
    usage: 'blame <campaign> [path]',
    summary: 'for each field, the snapshot and the time at which it took its present value',
    load: async () => (await import('./commands/blame.ts')).blameCommand,
  },
  {
    name: 'check',
    usage: 'check [from] [to]',
    summary: 'the changes between two snapshots, held against the policy',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'status',
    usage: 'status',
    summary: "how fresh and how complete each workspace's last snapshot is",
    load: async () => (await import('./commands/status.ts')).statusCommand,
  },
  {
    name: 'verify',
    usage: 'verify',
    summary: "the audit folder's integrity: every file parses, is canonical and lies where it should",
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    name: 'doctor',
    usage: 'doctor',
    summary: 'try keys, permissions, endpoints, git and the clock',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  {
    name: 'rules',
    usage: 'rules',
    summary: 'the change catalogue: rule, area, default severity, and why it matters',
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
  },
  {
    name: 'schema',
    usage: 'schema',
    summary: 'schema drift seen in the latest snapshot, or the JSON Schemas of what Braze answers',
    load: async () => (await import('./commands/schema.ts')).schemaCommand,
  },
  {
    name: 'demo',
    usage: 'demo',
    summary: 'the whole job against an embedded stand-in for Braze, then the interactive history',
    load: async () => (await import('./commands/demo.ts')).demoCommand,
  },
];
