/** What a week needs of a platform: people who say, send and press, and eyes to see what the bot showed them. */
import type { Site } from '../crash/bot.js'

/** A message of the bot as it stands now. */
export interface Seen {
  id: string
  text: string
  /** Everything that can be pressed or picked, by its label. */
  choices: string[]
  /** The names of those whose phone rang. */
  pings: string[]
}

export interface Table {
  name: string
  bytes: Buffer
}

/** Groups and direct chats go by their names: of the group, or of whoever talks to the bot alone. */
export interface Way {
  site(admin: string): Site
  person(name: string): void
  group(title: string, members: string[]): void
  /** @param place their own name for the direct chat */
  says(name: string, place: string, text: string): Promise<unknown>
  /** To the bot alone. */
  sends(name: string, table: Table): Promise<unknown>
  presses(name: string, place: string, seen: Seen, label: string): Promise<unknown>
  /** So many of the newest, oldest first; what stands in threads among the rest. */
  seen(place: string, last: number): Seen[]
  /** The bot is there, and has read everything that it was told. */
  heard(): Promise<void>
  /** Grows with everything that the bot does. */
  traffic(): number
  close(): Promise<void>
}

export function known<Value>(all: ReadonlyMap<string, Value>, name: string): Value {
  const one = all.get(name)
  if (one === undefined) throw new Error(`there is no ${name}`)
  return one
}
