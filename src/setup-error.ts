/** Wrong or contradictory settings: ends the process at start with the complete list. */
export class SetupError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
    this.name = 'SetupError'
  }
}
