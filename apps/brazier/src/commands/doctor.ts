import { type Diagnosis, diagnose } from '@brazier/audit';
import { visible } from '@brazier/schema';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { toJsonText } from '../json-text.ts';
import { REQUEST_TIMEOUT_OPTION, readRequestTimeout } from '../request-timeout.ts';

export const doctorCommand: Command = {
  positionals: [],
  options: { 'request-timeout': REQUEST_TIMEOUT_OPTION },
  formats: ['text', 'json'],
  examples: [['brazier doctor', 'why a snapshot does not work']],
  run(context) {
    const requestTimeoutSeconds = readRequestTimeout(context.args);
    return withAuditFolder(context, async (folder): Promise<ExitCode> => {
      const { format, io, output } = context;
      const { env, now, sleep, random } = io;
      const diagnoses = await diagnose(folder, { env, now, sleep, random, requestTimeoutSeconds });
      const failed = diagnoses.filter(({ ok }) => !ok);
      // What stands in the way is the answer: on a code that leaves standard output empty it goes to standard error.
      const code = codeOf(failed);
      if (format === 'json') output.data(`${toJsonText({ checks: diagnoses.map(toJson) }, 2)}\n`);
      else for (const diagnosis of diagnoses) output.data(toLine(diagnosis));
      for (const diagnosis of failed) output.fail(toSentence(diagnosis));
      return code;
    });
  },
};

/** The code with which a snapshot would end; 2 for what it would survive, such as a clock that is off. */
function codeOf(failed: readonly Diagnosis[]): ExitCode {
  const errors = failed.map(({ error }) => error).filter((error) => error !== undefined);
  if (failed.length === 0) return 0;
  return errors.length === 0 ? 2 : exitCodeOf(errors[0]);
}

function toJson({ workspace, check, ok, text }: Diagnosis) {
  return { workspace, check, ok, text };
}

function toLine(diagnosis: Diagnosis): string {
  return `${diagnosis.ok ? 'ok  ' : 'FAIL'}  ${toSentence(diagnosis)}\n`;
}

function toSentence({ workspace, text }: Diagnosis): string {
  return visible(workspace === null ? text : `${workspace}: ${text}`);
}
