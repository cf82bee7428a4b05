/** The parts that handling an event needs, handed in once by main. */
import type { Db } from '../store/store.js'
import type { Capabilities, PlatformName, Route } from './adapter.js'
import type { BrandHere, Context } from './commands/command.js'
import type { CommandBook } from './commands/command-book.js'
import type { FilesSeen } from './files/album.js'
import type { IsAdmin } from './inbox/context.js'
import type { Listener } from './inbox/listener.js'
import type { Log } from './log.js'
import type { PostTarget } from './post.js'
import type { Draft } from './posts/draft.js'
import type { Enqueue } from './posts/enqueue.js'
import type { Lexicon } from './words/lexicon.js'

export interface Bot<Rules> {
  book: CommandBook<Rules>
  listeners: readonly Listener<Rules>[]
  rules: Rules
  lexicon: Lexicon
  enqueue: Enqueue
  isAdmin: IsAdmin
  /** The brand whose business is talked about in a thread. */
  brandOfThread(db: Db, threadId: number): number | undefined
  capabilities(platform: PlatformName): Capabilities | undefined
  /** All ways to a place; undefined where there is just one. */
  routes(platform: PlatformName, target: PostTarget): Route[] | undefined
  zoneOf(brand: BrandHere | null): string
  /** Every message with files comes here too; again when the question that it led to is answered. Answers whether they are about something. @param drafts what its text was answered with */
  keepFiles(files: FilesSeen, context: Context<Rules>, drafts: readonly Draft[]): Promise<boolean>
  /** Somebody must act: for the admins, once for this occasion. @param code a key under `trouble.` */
  trouble(db: Db, platform: string, code: string, values: Record<string, string>, occasion: string): Draft[]
  log: Log
}
