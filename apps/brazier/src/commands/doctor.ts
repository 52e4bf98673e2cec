import { type Diagnosis, diagnose } from '@brazier/audit';
import { diagnosisSentence, renderDoctorJson, renderDoctorText } from '@brazier/report';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodeOf } from '../exit-codes.ts';
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
      const code = codeOf(diagnoses);
      output.data(format === 'json' ? renderDoctorJson(diagnoses) : renderDoctorText(diagnoses));
      for (const diagnosis of failed) output.fail(diagnosisSentence(diagnosis));
      return code;
    });
  },
};

/** The code with which a snapshot would end: 7 where it would have some workspaces only; 2 for what it would survive, such as a clock that is off. */
function codeOf(diagnoses: readonly Diagnosis[]): ExitCode {
  const workspaces = Map.groupBy(diagnoses, ({ workspace }) => workspace);
  const codes = new Map([...workspaces].map(([workspace, those]) => [workspace, codeOfAll(those)]));
  const ofFolder = codes.get(null) ?? 0;
  codes.delete(null);
  if (ofFolder !== 0) return ofFolder;
  const failed = [...codes.values()].filter((code) => code !== 0 && code !== 2);
  if (failed.length === 0) return [...codes.values()].includes(2) ? 2 : 0;
  return failed.length === codes.size && new Set(failed).size === 1 ? (failed[0] ?? 7) : 7;
}

function codeOfAll(diagnoses: readonly Diagnosis[]): ExitCode {
  const failed = diagnoses.filter(({ ok }) => !ok);
  const error = failed.find((diagnosis) => diagnosis.error !== undefined)?.error;
  if (error !== undefined) return exitCodeOf(error);
  return failed.length === 0 ? 0 : 2;
}
