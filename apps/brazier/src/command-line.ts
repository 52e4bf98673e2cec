import yargs, { type Argv, type Options } from 'yargs';
import type { Command, OptionSpec } from './command.ts';
import { CommandArguments } from './command-arguments.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks for: a command, or text to print such as a help page or a completion script. */
export type Request = { command: Command; args: CommandArguments } | { print: string };

const COMPLETION = 'completion';
const EVERYWHERE = 'Options for every command:';

// Stands before a word that only looks like an option: none can be typed with it.
const PLAIN = '\0';

/** Reads the command line (without node and script). Throws UsageError. `columns` is the width that help is wrapped to. */
export async function readCommandLine(words: readonly string[], columns: number): Promise<Request> {
  const argv = withoutDashes(words);
  const commands = await loadMentioned(argv);
  let request: Request | undefined;
  const parser = createParser(argv, columns);
  for (const [entry, command] of commands) {
    parser.command(
      [entry.usage],
      entry.summary,
      (builder) => (command ? describeCommand(builder, entry, command) : builder),
      (values) => {
        if (command) request = { command, args: new CommandArguments(withoutMarks(values)) };
      },
    );
  }
  const printed = await parse(parser, argv);
  return request ?? { print: `${printed}\n` };
}

// To yargs what follows `--` belongs to no command; to everybody else it is what it would be before, but for options.
function withoutDashes(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  if (end === -1) return [...words];
  return [...words.slice(0, end), ...words.slice(end + 1).map((word) => (word.startsWith('-') ? PLAIN + word : word))];
}

function withoutMarks(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const unmark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unmark);
    return typeof value === 'string' && value.startsWith(PLAIN) ? value.slice(PLAIN.length) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unmark(value)]));
}

// Only what the line may mean is loaded: a word that is the name of a command, and the command that goes without a name.
async function loadMentioned(argv: readonly string[]): Promise<Map<CommandEntry, Command | null>> {
  // Beside a command without a name yargs would take its own `completion` for an argument.
  const entries = argv[0] === COMPLETION ? COMMANDS.filter(({ name }) => name !== '$0') : COMMANDS;
  const isMentioned = ({ name }: CommandEntry) => name === '$0' || argv.includes(name);
  return new Map(
    await Promise.all(entries.map(async (entry) => [entry, isMentioned(entry) ? await entry.load() : null] as const)),
  );
}

function createParser(argv: readonly string[], columns: number): Argv {
  const parser = yargs([])
    .scriptName('brazier')
    .usage('$0 <command> [options]\n\nHistory, diff and alerts for Braze campaigns.')
    .locale('en')
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      // `snapshot --workspace A B` names two; elsewhere what follows a value may be a revision.
      'greedy-arrays': argv.includes('snapshot'),
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    })
    .help('help', 'Show this help.')
    .version(false)
    .completion(COMPLETION, 'print a completion script for bash or zsh')
    .strict(argv[0] !== COMPLETION)
    .wrap(Math.min(columns, 120))
    .epilogue(
      'Exit codes: 0 done, 1 a bug, 2 found something, 3 usage or configuration, 4 key refused, 5 Braze unavailable,\n6 a guard refused, 7 partial, 8 committed but not pushed.',
    )
    .fail((message, error) => {
      // What yargs throws itself is a slip of the user's too; anything else comes from us.
      if (error && error.name !== 'YError') throw error;
      throw new UsageError(`${clause(message || error.message, argv)}; see ${helpFor(argv)}.`);
    });
  for (const [name, spec] of Object.entries(GLOBAL_OPTIONS))
    parser.option(name, { ...yargsOption(spec), group: EVERYWHERE });
  return parser.group('help', EVERYWHERE);
}

function describeCommand(builder: Argv, entry: CommandEntry, command: Command): Argv {
  for (const { name, help } of command.positionals) builder.positional(name, { type: 'string', describe: help });
  for (const [name, spec] of Object.entries(command.options)) builder.option(name, yargsOption(spec));
  builder.option('format', {
    ...yargsOption({
      kind: 'text',
      value: 'FORMAT',
      help: 'How the output is written.',
      standard: command.formats[0] ?? 'text',
    }),
    choices: command.formats,
    group: EVERYWHERE,
  });
  for (const [line, does] of command.examples) builder.example(line, does);
  return builder.usage(`$0 ${entry.usage.replace('$0', '')}\n\n${entry.summary}`);
}

function yargsOption({ kind, help, value, choices, standard }: OptionSpec): Options {
  const described = standard === undefined ? help : `${help} Default: ${standard}.`;
  if (kind === 'flag') return { type: 'boolean', describe: described };
  return {
    type: 'string',
    array: kind === 'list',
    requiresArg: true,
    describe: value === undefined ? described : `${value}: ${described}`,
    ...(choices && { choices }),
  };
}

async function parse(parser: Argv, argv: readonly string[]): Promise<string> {
  let printed = '';
  await parser.parseAsync([...argv], {}, (_error, _values, output) => {
    printed = output;
  });
  return printed;
}

// What yargs says over several lines, as one clause.
function clause(message: string, argv: readonly string[]): string {
  const text = message.replaceAll(PLAIN, '').replace(/\s+/g, ' ').trim();
  const [, option, given, choices] = /^Invalid values: Argument: (\S+), Given: (.*), Choices: (.*)$/.exec(text) ?? [];
  if (option !== undefined) return `--${option} has no ${given}; there is ${choices}`;
  if (/^Not enough non-option arguments/.test(text)) return `${argv[0]} needs ${requiredOf(argv)}`;
  const [, unknown] = /^Unknown arguments?: ([^,]*)/.exec(text) ?? [];
  if (unknown === undefined) return text.charAt(0).toLowerCase() + text.slice(1);
  const isOption = argv.some((word) => word.startsWith('-') && word.replace(/^-+/, '').split('=')[0] === unknown);
  return isOption
    ? `there is no option ${unknown.length === 1 ? '-' : '--'}${unknown}`
    : `“${unknown}” is not expected here`;
}

/** The positionals in angle brackets of the command's usage line. */
function requiredOf(argv: readonly string[]): string {
  const entry = COMMANDS.find(({ name }) => argv[0] === name);
  return [...(entry?.usage ?? '').matchAll(/<(\w+)>/g)].map(([, name]) => String(name).toUpperCase()).join(' and ');
}

function helpFor(argv: readonly string[]): string {
  const entry = COMMANDS.find(({ name }) => argv[0] === name);
  return `\`brazier ${entry ? `${entry.name} ` : ''}--help\``;
}
