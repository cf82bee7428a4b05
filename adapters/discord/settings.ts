/** What the Discord adapter must be given: where Discord is, who we are, and how patient to be. */
import type { Log } from '../../src/core/log.js'
import type { Pauses } from '../patience.js'

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
