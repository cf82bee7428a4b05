/** The page asked for something the pretend platform does not do; its word stands in playground.yml under `refused_<code>`. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 415,
    readonly code: string,
    cause?: unknown,
  ) {
    super(code, { cause })
    this.name = 'Refusal'
  }
}
