import { type EndpointReading, EXAMPLE_ENDPOINT, isKnownEndpoint, readPastedEndpoint } from '@brazier/schema';
import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

/**
 * The REST endpoint that `--endpoint` means; without it, the one that is typed on a terminal. Says what it makes of an address that is written otherwise.
 * Throws UsageError where it is none, or where nobody can be asked.
 */
export async function chooseEndpoint(context: CommandContext): Promise<string> {
  const { args, io, output } = context;
  const given = args.text('endpoint');
  const isAttended = io.stdin.isTTY === true && io.stderr.isTTY === true;
  if (given === undefined && !isAttended) {
    throw new UsageError(
      `--endpoint is missing: the REST endpoint of the workspace, for example --endpoint ${EXAMPLE_ENDPOINT}; the address of its dashboard will do.`,
    );
  }
  const { text, reading } =
    given === undefined ? await ask(context) : { text: given, reading: readPastedEndpoint(given) };
  if ('problem' in reading) throw new UsageError(`--endpoint ${reading.problem}.`);
  const { endpoint, insteadOf } = reading;
  if (endpoint !== text) {
    const origin = insteadOf === undefined ? '' : `, the REST endpoint that belongs to ${insteadOf}`;
    output.note(`the endpoint is written as ${endpoint}${origin}.`);
  }
  if (!isKnownEndpoint(endpoint))
    output.warn(`${endpoint} is not an address of Braze's: the API key will be sent there.`);
  return endpoint;
}

async function ask({ io, output }: CommandContext): Promise<{ text: string; reading: EndpointReading }> {
  const { createInterface } = await import('node:readline');
  const prompt = () => io.stderr.write('REST endpoint of the workspace, or the address of its dashboard: ');
  prompt();
  for await (const line of createInterface({ input: io.stdin })) {
    const text = line.trim();
    const reading = readPastedEndpoint(text);
    if ('endpoint' in reading) return { text, reading };
    output.fail(`that ${reading.problem}.`);
    prompt();
  }
  throw new UsageError('no endpoint was given; nothing was made.');
}
