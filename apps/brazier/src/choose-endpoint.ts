import { EXAMPLE_ENDPOINT, isKnownEndpoint, readPastedEndpoint } from '@brazier/schema';
import type { CommandContext } from './command.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** An endpoint, and the address that it was found by. */
export interface ChosenEndpoint {
  endpoint: string;
  /** As given. */
  text: string;
  /** The host of the dashboard or SDK that was given instead. */
  insteadOf?: string;
}

/**
 * The REST endpoint that `--endpoint` means; without it, the one that is typed on a terminal.
 * Throws UsageError where it is none, or where nobody can be asked.
 */
export async function chooseEndpoint(context: CommandContext): Promise<ChosenEndpoint> {
  const { args, io } = context;
  const text = args.text('endpoint');
  if (text !== undefined) {
    const reading = readPastedEndpoint(text);
    if ('problem' in reading) throw new UsageError(`--endpoint ${reading.problem}.`);
    return { text, ...reading };
  }
  if (io.stdin.isTTY === true && io.stderr.isTTY === true) return ask(context);
  throw new UsageError(
    `--endpoint is missing: the REST endpoint of the workspace, for example --endpoint ${EXAMPLE_ENDPOINT}; the address of its dashboard will do.`,
  );
}

/** Says how the endpoint is written where it was given otherwise, and warns where the key would go to somebody other than Braze. */
export function tellEndpoint({ endpoint, text, insteadOf }: ChosenEndpoint, output: Output): void {
  if (endpoint !== text) {
    const origin = insteadOf === undefined ? '' : `, the REST endpoint that belongs to ${insteadOf}`;
    output.note(`the endpoint is written as ${endpoint}${origin}.`);
  }
  if (!isKnownEndpoint(endpoint))
    output.warn(`${endpoint} is not an address of Braze's: the API key will be sent there.`);
}

async function ask({ io, output }: CommandContext): Promise<ChosenEndpoint> {
  const { createInterface } = await import('node:readline');
  const prompt = () => io.stderr.write('REST endpoint of the workspace, or the address of its dashboard: ');
  prompt();
  for await (const line of createInterface({ input: io.stdin })) {
    const text = line.trim();
    const reading = readPastedEndpoint(text);
    if ('endpoint' in reading) return { text, ...reading };
    output.fail(`that ${reading.problem}.`);
    prompt();
  }
  throw new UsageError('no endpoint was given; nothing was made.');
}
