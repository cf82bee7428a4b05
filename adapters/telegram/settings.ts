/** What the Telegram adapter must be given: where Telegram is, who we are, and how patient to be. */
import type { Log } from '../../src/core/log.js'
import type { Pauses } from '../patience.js'

export interface TelegramSettings {
  token: string
  apiRoot: string
  /** Updates are pushed to this address instead of being asked for. */
  webhook?: { url: string; secret: string }
  log: Log
  now(): Date
  /** How long one send may take; default 10 s. */
  sendTimeoutMs?: number
  /** How long one file may take, down or up; default 60 s. */
  fileTimeoutMs?: number
  /** How long a pushed update may take to be stored before Telegram is told to send it again; default 8 s. */
  storeTimeoutMs?: number
  /** Waiting between attempts to receive or store, doubled each time; default 1 s to 60 s. */
  pauses?: Pauses
}
