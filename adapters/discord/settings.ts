/** What the Discord adapter must be given: where Discord is, who we are, and how patient to be. */

/** The part of a pino logger that is used. */
export interface Log {
  debug(object: object, message: string): void
  info(object: object, message: string): void
  warn(object: object, message: string): void
  error(object: object, message: string): void
}

export interface Pauses {
  firstMs: number
  longestMs: number
}

export interface DiscordSettings {
  token: string
  /** Known from READY when it is not given. */
  applicationId?: string
  /** Commands are registered in this guild only, else everywhere. */
  guildId?: string
  /** Without a version and a slash at the end. */
  apiRoot: string
  log: Log
  now(): Date
  /** Waiting between attempts to connect or store, doubled each time; default 1 s to 60 s. */
  pauses?: Pauses
}
