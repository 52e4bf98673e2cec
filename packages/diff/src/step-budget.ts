/** How many steps a search may still take: counted, never timed, so that the same two values give the same answer on every machine. */
export class StepBudget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get left(): number {
    return this.#left;
  }

  spend(steps: number): void {
    this.#left = Math.max(0, this.#left - steps);
  }

  /** A budget of its own for one part of the work, of at most so many steps; what it spends is spent here too. */
  share(steps: number): StepBudget {
    return new SharedBudget(Math.min(steps, this.left), this);
  }
}

class SharedBudget extends StepBudget {
  readonly #whole: StepBudget;

  constructor(steps: number, whole: StepBudget) {
    super(steps);
    this.#whole = whole;
  }

  override spend(steps: number): void {
    super.spend(steps);
    this.#whole.spend(steps);
  }
}
