// Loaded into the program with `node --import`: counts every step at which a crash could leave something half done
// (each file written, renamed, removed; each git process before, during and after it) and ends the process by SIGKILL at the
// one that BRAZIER_KILL_AT names. With BRAZIER_COUNT_TO it only counts and writes the number there.
import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env.BRAZIER_KILL_AT ?? 0);
const countTo = process.env.BRAZIER_COUNT_TO;
const { writeFileSync } = fs;
const steps = [];

function reach(name, dying = () => {}) {
  steps.push(name);
  if (steps.length !== killAt) return;
  dying();
  process.kill(process.pid, 'SIGKILL');
  // A signal to oneself is delivered at once on every system that has it, but JavaScript could still go on for a moment.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
}

const FILE_STEPS = [
  'writeFile',
  'rename',
  'unlink',
  'rm',
  'mkdir',
  'open',
  'link',
  'copyFile',
  'appendFile',
  'truncate',
  'utimes',
];
const writes = (name, args) => name !== 'open' || /[wax+]/.test(String(args[1] ?? 'r'));

for (const name of FILE_STEPS) {
  for (const [target, key] of [
    [fs, name],
    [fs, `${name}Sync`],
    [fs.promises, name],
  ]) {
    const original = target[key];
    if (typeof original !== 'function') continue;
    target[key] = function patched(...args) {
      const counts = writes(name, args);
      if (counts) reach(`before ${key}`);
      const result = original.apply(this, args);
      if (counts && key.endsWith('Sync')) reach(`after ${key}`);
      if (!counts || !(result instanceof Promise)) return result;
      return result.then((value) => {
        reach(`after ${key}`);
        return value;
      });
    };
  }
}

const { spawn } = childProcess;
childProcess.spawn = function patched(command, args, options) {
  // Git's own subcommand: the first argument that is neither an option nor an option's value.
  const words = Array.isArray(args) ? args : [];
  const verb = words.find(
    (word, index) => !word.startsWith('-') && words[index - 1] !== '-c' && words[index - 1] !== '-C',
  );
  reach(`before git ${verb}`);
  const child = spawn.call(this, command, args, options);
  if (child instanceof EventEmitter) {
    reach(`during git ${verb}`, () => child.kill('SIGKILL'));
    child.on('close', () => reach(`after git ${verb}`));
  }
  return child;
};
syncBuiltinESMExports();

process.on('exit', () => {
  if (countTo) writeFileSync(countTo, JSON.stringify(steps));
});
