import { parseDuration } from './duration.ts';
import { UsageError } from './usage-error.ts';

/** What the command line said, read by name; each reading throws UsageError where the value does not fit. */
export class CommandArguments {
  readonly #values: Readonly<Record<string, unknown>>;

  /** `values` as yargs gives them: text, flags and lists of text by the name of the option or positional. */
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** Undefined where it was not given. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw new UsageError(`--${name} can be given once only.`);
    if (value === '') throw new UsageError(`${name} is empty.`);
    return value;
  }

  /** A positional that yargs has seen to be there. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError(`${name} is missing.`);
    return value;
  }

  /** Undefined where it was not given. */
  list(name: string): string[] | undefined {
    const value = this.#values[name];
    if (!Array.isArray(value)) return undefined;
    const texts = value.map(String);
    if (texts.includes('')) throw new UsageError(`--${name} is empty.`);
    return texts;
  }

  /** One of the choices, which yargs has checked. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const text = this.text(name);
    return choices.find((choice) => choice === text);
  }

  /** In seconds. */
  duration(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : parseDuration(text, name);
  }

  /** A whole number from `least` up. */
  count(name: string, least: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    const option = name.length === 1 ? `-${name}` : `--${name}`;
    if (number < least) throw new UsageError(`${option} takes a whole number from ${least} up, not "${text}".`);
    return number;
  }
}
