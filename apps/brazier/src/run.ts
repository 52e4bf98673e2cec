import type { CommandContext, Format } from './command.ts';
import { CommandArguments } from './command-arguments.ts';
import type { Request } from './command-line.ts';
import { type ExitCode, exitCodeOf, exitCodeUnwritten, mayPrint } from './exit-codes.ts';
import { createOutput, type Output } from './output.ts';
import type { ProgramIo } from './program-io.ts';
import { remedyOfRefusal } from './system-refusal.ts';
import { VERSION } from './version.ts';

const DEFAULT_COLUMNS = 80;
// Named by `init` unless told otherwise; keys under other names are hidden once brazier.json is read.
const USUAL_KEY_VARIABLE = 'BRAZE_API_KEY';

/**
 * Runs the program once and gives its exit code. `argv` is the command line without node and script.
 * Never throws: every error becomes one sentence on standard error and its code.
 */
export async function run(argv: readonly string[], io: ProgramIo): Promise<ExitCode> {
  const output = createOutput(io, {
    quiet: argv.includes('--quiet'),
    verbose: argv.includes('--verbose'),
    color: colorFlag(argv),
  });
  output.hide(io.env[USUAL_KEY_VARIABLE]);
  const code = await runCommand(argv, io, output).catch((error: unknown) => tellError(error, output));
  const unwritten = await output.finish(mayPrint(code) ? 'write' : 'drop');
  if (unwritten === null) return code;
  output.fail(unwritten.message);
  await output.finish('drop');
  return exitCodeUnwritten(code);
}

async function runCommand(argv: readonly string[], io: ProgramIo, output: Output): Promise<ExitCode> {
  if (options(argv).includes('--version')) {
    output.data(`${VERSION}\n`);
    return 0;
  }
  const request = await readRequest(argv, io.stdout.columns ?? DEFAULT_COLUMNS);
  if ('print' in request) {
    output.data(request.print);
    return 0;
  }
  const { command, args } = request;
  const format = (args.text('format') ?? command.formats[0] ?? 'text') as Format;
  const context: CommandContext = { args, format, output, io };
  return command.run(context);
}

async function readRequest(argv: readonly string[], columns: number): Promise<Request> {
  if (argv.length > 0) return (await import('./command-line.ts')).readCommandLine(argv, columns);
  // `brazier` alone is what people wait for on a screen, and loading a parser takes a fifth of that wait.
  const { interactiveCommand } = await import('./commands/interactive.ts');
  return { command: interactiveCommand, args: new CommandArguments({}) };
}

/** Tells an error on standard error and gives its exit code. */
function tellError(error: unknown, output: Output): ExitCode {
  const code = exitCodeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code !== 1) {
    const remedy = remedyOfRefusal(error);
    output.fail(remedy === null ? message : `The system refused (${message}); ${remedy}, and run it again.`);
    return code;
  }
  output.fail(`internal error, a bug in Brazier: ${message} (run again with --verbose for what a report of it needs)`);
  if (output.verbose && error instanceof Error && error.stack !== undefined) output.detail(error.stack);
  return code;
}

function colorFlag(argv: readonly string[]): boolean | undefined {
  const last = options(argv).findLast((word) => word === '--color' || word === '--no-color');
  return last === undefined ? undefined : last === '--color';
}

// What follows `--` is no option.
function options(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}
