/** What the WeCom adapter must be given: where WeCom is, who we are there, and how patient to be. */
import type { Log } from '../../src/core/log.js'
import type { Pauses } from '../patience.js'

export interface WecomSettings {
  botId: string
  secret: string
  /** As people mention it in groups; it may contain spaces. */
  botName?: string
  /** Where the long connection goes; WeCom itself when absent. */
  wsUrl?: string
  /** What all `/cgi-bin/` addresses begin with. */
  apiRoot: string
  /** A custom app of the same corporation: complaint groups, private lines, and ids that can be read. */
  app?: WecomApp
  /** Keys of groups' own robots, by chatid. */
  webhooks: ReadonlyMap<string, string>
  log: Log
  now(): Date
  /** Waiting between attempts to connect or store, doubled each time; default 1 s to 60 s. */
  pauses?: Pauses
  /** How long a lost connection is awaited before other ways take its place; default 10 s. */
  hopeMs?: number
}

export interface WecomApp {
  corpId: string
  agentId: number | string
  secret: string
  /** Set when WeCom pushes presses and messages to us; without it the app's cards have no buttons. */
  callback?: { token: string; aesKey: string }
}
