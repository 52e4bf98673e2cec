import type { CommandArguments } from './command-arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import type { ProgramIo } from './program-io.ts';

/** How output can be written. */
export type Format = 'text' | 'json' | 'markdown' | 'html' | 'github' | 'sarif' | 'junit';

/** One option of the command line. */
export interface OptionSpec {
  kind: 'flag' | 'text' | 'list';
  /** One line for `--help`. */
  help: string;
  /** What stands for the value in `--help`, for example `SECONDS`. */
  value?: string;
  /** The only values there are. */
  choices?: readonly string[];
  /** What holds where the option is not given; said in `--help`, applied by the command. */
  standard?: string;
}

/** What a command runs with. */
export interface CommandContext {
  args: CommandArguments;
  format: Format;
  output: Output;
  io: ProgramIo;
}

/** A command as data: what `--help`, shell completion and the parser know of it, and what it does. */
export interface Command {
  /** In the order of the usage line: `FROM`, `[TO]` … with their help. */
  positionals: readonly { name: string; help: string }[];
  options: Readonly<Record<string, OptionSpec>>;
  /** The first is what holds without `--format`. */
  formats: readonly Format[];
  examples: readonly (readonly [command: string, does: string])[];
  /** Does the job: data to `output.data`, all else to its other methods. Throws typed errors. */
  run(context: CommandContext): Promise<ExitCode>;
}
