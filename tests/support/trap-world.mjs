// Loaded with `node --import`: notes every time that a package's own code reaches for the clock, chance, the environment, the
// terminal or the end of the process. What a library does for itself does not count: the nearest frame that is neither Node's nor
// ours must be the package's.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

const PACKAGE = /\/packages\/([a-z-]+)\/(?:src|dist)\/([^:)]+)/;
/** @type {Set<string>} */
const reached = new Set();
globalThis.reachedByPackages = reached;

/** With `directly`, what Node reads for itself while it works for a package does not count either. */
function note(what, { directly = false } = {}) {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  // Who only waits (`at async`) does not reach for anything: what it loads is run by Node alone.
  const outside = frames.filter((frame) => !frame.includes('trap-world.mjs') && !/^\s*at async /.test(frame));
  const caller = directly ? outside[0] : outside.find((frame) => !/[( ]node:|<anonymous>/.test(frame));
  const [, room, file] = PACKAGE.exec(caller ?? '') ?? [];
  if (room !== undefined && room !== 'fake-braze') reached.add(`packages/${room}/src/${file}: ${what}`);
}

function trapMethod(object, key, name) {
  const original = object[key];
  if (typeof original !== 'function') throw new Error(`there is no ${name} to trap`);
  const replacement = function (...args) {
    note(name);
    return new.target ? Reflect.construct(original, args) : original.apply(this, args);
  };
  Object.defineProperty(object, key, {
    value: Object.assign(replacement, original),
    configurable: true,
    writable: true,
  });
}

function trapValue(object, key, name) {
  const value = object[key];
  const get = () => {
    note(name, { directly: true });
    return value;
  };
  Object.defineProperty(object, key, { get, set: () => note(name), configurable: true });
}

// A process that is started without an environment of its own inherits the whole: Node then lists it on the package's behalf.
process.env = new Proxy(process.env, {
  get(target, key) {
    note('process.env', { directly: true });
    return Reflect.get(target, key);
  },
  has(target, key) {
    note('process.env', { directly: true });
    return Reflect.has(target, key);
  },
  ownKeys(target) {
    note('the whole of process.env');
    return Reflect.ownKeys(target);
  },
});

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct(target, args, newTarget) {
    if (args.length === 0) note('new Date()');
    return Reflect.construct(target, args, newTarget);
  },
  apply(target, self, args) {
    note('Date()');
    return Reflect.apply(target, self, args);
  },
});
trapMethod(RealDate, 'now', 'Date.now');
trapMethod(Math, 'random', 'Math.random');
trapMethod(performance, 'now', 'performance.now');
for (const key of ['setTimeout', 'setInterval']) trapMethod(globalThis, key, key);
trapMethod(AbortSignal, 'timeout', 'AbortSignal.timeout');
for (const key of Object.keys(console)) trapMethod(console, key, `console.${key}`);
for (const key of ['exit', 'abort', 'kill', 'cwd', 'chdir', 'hrtime', 'uptime', 'on', 'emitWarning'])
  trapMethod(process, key, `process.${key}`);
for (const key of ['argv', 'version', 'pid', 'platform']) trapValue(process, key, `process.${key}`);
trapMethod(process.stdout, 'write', 'standard output');
trapMethod(process.stderr, 'write', 'standard error');
for (const key of ['randomBytes', 'randomUUID', 'randomInt']) trapMethod(crypto, key, `crypto.${key}`);
for (const key of ['hostname', 'homedir', 'tmpdir', 'userInfo', 'platform']) trapMethod(os, key, `os.${key}`);
for (const key of ['localeCompare', 'toLocaleUpperCase', 'toLocaleLowerCase']) trapMethod(String.prototype, key, key);
syncBuiltinESMExports();
