/** Keeps the values used last, up to a total weight. */
export class RecentValues<Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  readonly #values = new Map<string, Value>();
  #weight = 0;

  constructor(most: number, weigh: (value: Value) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    if (this.#weigh(value) > this.#most) return;
    const known = this.#values.get(key);
    if (known !== undefined) this.#drop(key, known);
    this.#values.set(key, value);
    this.#weight += this.#weigh(value);
    for (const [oldest, old] of this.#values) {
      if (this.#weight <= this.#most) return;
      this.#drop(oldest, old);
    }
  }

  #drop(key: string, value: Value): void {
    this.#values.delete(key);
    this.#weight -= this.#weigh(value);
  }
}
