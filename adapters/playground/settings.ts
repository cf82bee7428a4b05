/** What the main program hands to the playground: where it writes, who plays, what time it is there, and its words. */

export interface Person {
  id: string
  name: string
  /** Shown under the name, already worded. */
  role: string
}

/** A group room. Besides these, every person has a direct room with the bot whose id is the person's id. */
export interface GroupRoom {
  id: string
  title: string
  /** Ids of people. */
  members: string[]
}

export interface PretendTime {
  now(): Date
  /** IANA name of the zone in which the page shows every time. */
  zone: string
  /** Resolves when everything that was due until then has fired. */
  turnTo(instant: Date): Promise<void>
}

export interface PlaygroundSettings {
  /** Path of the append-only JSON-lines file; created when absent. */
  journal: string
  people: Person[]
  rooms: GroupRoom[]
  bot: { name: string }
  time: PretendTime
  /** The texts of playground.yml by locale. */
  words: Record<string, Record<string, string>>
  locale: string
  /** Waits between two offers of an event that was not accepted; ends early, without an error, when the signal aborts. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>
}
