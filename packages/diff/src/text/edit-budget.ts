/** How many edits may still be looked for: counted, never timed, so that the same two texts give the same answer on every machine. */
export class EditBudget {
  #left: number;

  constructor(edits: number) {
    this.#left = edits;
  }

  get left(): number {
    return this.#left;
  }

  spend(edits: number): void {
    this.#left = Math.max(0, this.#left - edits);
  }
}
