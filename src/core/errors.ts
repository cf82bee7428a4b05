/**
 * Everything that can go wrong, as a tree:
 *
 *   BotError
 *   ├── UserMistake   a sentence for the person; logged at info
 *   │   └── Ask       the same, and one argument is asked for; what was understood is kept
 *   └── NotAllowed    a polite no; logged with who and where
 *   SendError          stands in adapter.ts: it is all an adapter may throw
 *   SetupError         stands in src/setup-error.ts: wrong configuration, ends the process
 *   anything else     our bug: a short apology with a code, the log has the same code and the stack
 */

/** A sentence by its key in prompts/ and its values; worded only when it is sent. */
export interface Said {
  key: string
  values?: Values
}

/** What a sentence may be given. A `Said` is worded first; a list is joined in the locale's way. */
export type Value = string | number | boolean | Said | Day | Moment | Span | Money | Value[] | undefined
export type Values = Record<string, Value>

/** A day of business, shown with its weekday; with a half-day or an hour when they are known. */
export interface Day {
  day: string
  half?: 'am' | 'pm'
  time?: string
}

/** An instant, shown in the room's zone: the hour, and the day too when it is not today. */
export interface Moment {
  instant: Date
}

/** A length of time, shown in the largest units that fit. */
export interface Span {
  minutes: number
}

/** An amount in hundredths of a yuan. */
export interface Money {
  fen: number
}

export class BotError extends Error {
  constructor(readonly said: Said) {
    super(said.key)
    this.name = new.target.name
  }
}

export class UserMistake extends BotError {}

export class NotAllowed extends BotError {}

/** One thing that can be tapped instead of typed. */
export interface Option {
  label: Said | string
  value: unknown
}

export class Ask extends UserMistake {
  constructor(
    readonly argument: string,
    said: Said,
    readonly options: Option[] = [],
  ) {
    super(said)
  }
}
