/** What the bot is built from, and what comes of it. */
import { join } from 'node:path'
import type { Config } from './config.js'
import type { Adapter } from './core/adapter.js'
import type { Inbox } from './core/inbox/inbox.js'
import type { Log } from './core/log.js'
import type { Outbox } from './core/outbox/outbox.js'
import type { Schedule } from './core/time/schedule.js'
import type { Chance, Time } from './core/time.js'
import type { Rules } from './domain/policy/rules.js'
import type { Policy } from './domain/policy/schema.js'
import type { Pages, Web } from './pages.js'
import type { openStore, Store } from './store/store.js'

export interface Parts {
  config: Config
  /** The folder that holds prompts/, prisma/ and the presets. */
  root: string
  log: Log
  time: Time
  realNow(): Date
  chance: Chance
  adapters: readonly Adapter[]
  web: Web
  /** Sees every stored event, for counting. */
  seen?(platform: string, kind: string): void
  /** The store's door, when it is not the ordinary one. */
  openStore?: typeof openStore
}

export interface Lianluo extends Pages {
  store: Store
  policy: Policy
  inbox: Inbox<Rules>
  outbox: Outbox
  schedule: Schedule<Rules>
  /** Begins: repairs what an earlier process left, catches up, then lets the platforms in. */
  start(): Promise<void>
  /** Stops receiving, sends what can be sent within 10 s, closes the store. */
  stop(): Promise<void>
  /** Nothing is being handled or sent. */
  idle(): Promise<void>
}

/** The folder of the policies that come with the program. */
export const presetsIn = (root: string): string => join(root, 'src/domain/policy/presets')
