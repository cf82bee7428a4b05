/** An answer of Telegram that says no. */

export interface Parameters {
  retry_after?: number
  migrate_to_chat_id?: number
}

export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters: Parameters = {},
  ) {
    super(description)
  }
}
