/** What a command may be given: a kind of argument finds its own words in a typed line, wherever they stand. */
import type { Option, Said, Value } from '../errors.js'
import type { Lexicon } from '../words/lexicon.js'
import type { Line } from '../words/line.js'

/** A person named in the line: natively, or as plain "@name". */
export interface Mention {
  name: string
  username?: string
  account?: string
}

/** What a kind may know while reading; no store, no clock of its own. */
export interface Reading {
  now: Date
  zone: string
  lexicon: Lexicon
  mentions: readonly Mention[]
  /** How many photos and documents came with it. */
  files?: number
}

/** How menus and forms take an argument; by default as one line of text. */
export interface Offer {
  as?: 'integer' | 'person'
  /** Often more than a line. */
  long?: boolean
  /** All values there are: these meanings of a group of the lexicon, shown as `<labels>.<meaning>`. */
  choices?: { group: keyof Lexicon; of?: readonly string[]; labels: string }
  /** While somebody types, what could be meant is looked up under this topic. */
  suggests?: string
}

/** Values are plain JSON, so that what was understood can wait in the store. */
export type Found<T> = { value: T } | { wrong: Said } | undefined

export interface Kind<T> {
  /** Patterns are looked for first and anywhere; words then in order; the text is what is left. */
  readonly phase: 'pattern' | 'word' | 'text'
  readonly required: boolean
  /** Read only from `name:value`, never from free words. */
  readonly onlyNamed?: boolean
  /** When it is missing, the message that was quoted says it: by its words, or by who wrote it (an AccountSeen). */
  readonly quotable?: 'words' | 'sender'
  /** A plain number, which a bare code must not be mistaken for. */
  readonly number?: boolean
  /** Takes its words out of the line. `wrong` when something was clearly meant and cannot be. */
  read(line: Line, reading: Reading): Found<T>
  /** How a value is shown back to people; by default texts, numbers and days as they are, anything else not at all. */
  shown?(value: T): Value
  /** `never`: only ever set by a button. */
  readonly offer?: Offer | 'never'
  /** What can be tapped when it is missing. */
  options?(reading: Reading): Option[]
  optional(): Kind<T | undefined>
}

export type Kinds = Record<string, Kind<unknown>>
export type Given<K extends Kinds> = { [N in keyof K]: K[N] extends Kind<infer T> ? T : never }

/** Makes a kind from the part that reads. */
export function kind<T>(part: Omit<Kind<T>, 'required' | 'optional'>): Kind<T> {
  return { ...part, required: true, optional: () => ({ ...kind<T | undefined>(part), required: false }) }
}
