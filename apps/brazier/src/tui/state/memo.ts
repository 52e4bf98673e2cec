/**
 * Remembers the last few results of a pure function by its arguments, compared by identity: what a view shows is asked
 * for several times a key, before and after it, and must be the same object while nothing has changed.
 */
export function memo<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
  size = 6,
): (...args: Args) => Result {
  let remembered: { args: Args; result: Result }[] = [];
  return (...args) => {
    const found = remembered.find((entry) => entry.args.every((arg, index) => Object.is(arg, args[index])));
    if (found !== undefined) return found.result;
    const result = compute(...args);
    remembered = [{ args, result }, ...remembered.slice(0, size - 1)];
    return result;
  };
}
