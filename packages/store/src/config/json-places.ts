/** Where things stand in a JSON text, as offsets. */
export interface JsonPlaces {
  /** By JSON Pointer: the key of a field, the beginning of an element. */
  offsets: ReadonlyMap<string, number>;
  /** The pointer of the first key that stands twice in one object, or null. */
  repeated: string | null;
  /** Where the text stops being JSON, or null. */
  brokenAt: number | null;
}

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Finds the place of every value of a JSON text: what `JSON.parse` does not tell. */
export function findJsonPlaces(text: string): JsonPlaces {
  const reader = new PlaceReader(text);
  return { offsets: reader.offsets, brokenAt: reader.read(), repeated: reader.repeated };
}

/** `line 5, column 3`, both from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** RFC 6901. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

class PlaceReader {
  readonly offsets: Map<string, number> = new Map([['', 0]]);
  repeated: string | null = null;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset at which the text stops being JSON, or null where it is. */
  read(): number | null {
    const whole = this.#value('');
    this.#skip(BLANK);
    return whole && this.#at === this.#text.length ? null : this.#at;
  }

  #value(pointer: string): boolean {
    this.#skip(BLANK);
    if (this.#take('{')) return this.#items('}', () => this.#field(pointer));
    if (this.#take('[')) {
      let index = 0;
      return this.#items(']', () => this.#element(`${pointer}/${index++}`));
    }
    return this.#skip(STRING) || this.#skip(SCALAR);
  }

  #items(close: string, item: () => boolean): boolean {
    this.#skip(BLANK);
    if (this.#take(close)) return true;
    do {
      if (!item()) return false;
      this.#skip(BLANK);
    } while (this.#take(','));
    return this.#take(close);
  }

  #element(pointer: string): boolean {
    this.#skip(BLANK);
    this.offsets.set(pointer, this.#at);
    return this.#value(pointer);
  }

  #field(parent: string): boolean {
    this.#skip(BLANK);
    const start = this.#at;
    if (!this.#skip(STRING)) return false;
    const pointer = parent + jsonPointer([JSON.parse(this.#text.slice(start, this.#at)) as string]);
    if (this.offsets.has(pointer)) this.repeated ??= pointer;
    this.offsets.set(pointer, start);
    this.#skip(BLANK);
    return this.#take(':') && this.#value(pointer);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found !== null;
  }
}
