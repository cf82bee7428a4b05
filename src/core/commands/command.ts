/** How a command is declared: its arguments, who may use it where, and what it does. */
import type { Account, Brand, Room, Thread } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Route } from '../adapter.js'
import type { PostTarget } from '../post.js'
import type { Draft } from '../posts/draft.js'
import type { Lexicon } from '../words/lexicon.js'
import type { Given, Kinds } from './argument.js'

/** A role's id, such as `service`; the list is the domain's. */
export type RoleName = string

/** The role of those who only look. */
export const VIEWER: RoleName = 'viewer'

/**
 * `anyone`: also people who are not staff yet. `readers`: whoever was approved for the brand. `staff`: the same, but for
 * those who only look. Admins may do everything.
 */
export type Who = 'anyone' | 'readers' | 'staff' | readonly RoleName[]
/** The purposes of rooms in which a command works; `unbound` is a room that no brand has yet. */
export type Where = readonly ('work' | 'warehouse' | 'management' | 'customer' | 'direct' | 'unbound')[]

export type RoomHere = Pick<
  Room,
  'id' | 'platform' | 'externalId' | 'title' | 'purpose' | 'brandId' | 'locale' | 'webhook'
>
export type AccountHere = Pick<Account, 'id' | 'platform' | 'externalId' | 'name' | 'username' | 'personId'>
export type BrandHere = Pick<Brand, 'id' | 'name' | 'zone' | 'weeklyRest'>
export type ThreadHere = Pick<Thread, 'id' | 'roomId' | 'externalId' | 'tag'>

export type GestureName = 'command' | 'button' | 'reaction' | 'word'

export interface Asker {
  id: number
  name: string
  admin: boolean
  /** Roles in the brand of this context. */
  roles: readonly RoleName[]
}

/** Who asks, where, when. `Rules` is what the dealer's domain hands in (policy, calendars). */
export interface Context<Rules = unknown> {
  db: Db
  now: Date
  rules: Rules
  /** For words that were kept as they were typed. */
  lexicon: Lexicon
  room: RoomHere
  /** The thread in which it happened, when we know it. */
  thread: ThreadHere | null
  /** The message it came from, for replies. */
  messageId: string | undefined
  /** The post that was answered, pressed or reacted to. */
  about: { postId: number } | null
  account: AccountHere
  /** Null for somebody who is not staff (yet). */
  person: Asker | null
  /** The room's brand; in a direct room the person's own, when it is only one. */
  brand: BrandHere | null
  gesture: GestureName
  /** Only what mentions us is heard here. */
  mentionsOnly: boolean
  /** It was said to us, on a platform where nothing else is heard in groups: whoever said it waits for an answer. */
  addressed: boolean
  /** All ways to a place of this platform, the best first; none where there is just one. */
  routesTo(target: PostTarget): Route[]
  /** Unique for this event: the beginning of post keys. */
  key: string
}

/** The context of a command that is for staff: somebody of a brand. */
export interface StaffContext<Rules = unknown> extends Context<Rules> {
  person: Asker
  brand: BrandHere
}

export interface Command<Rules = unknown> {
  /** Legal in every platform's menu. Chinese names, descriptions and examples are in prompts/<locale>/commands.yml. */
  name: string
  arguments: Kinds
  who: Who
  where: Where
  /** Only ever reached by a button; not listed, not typed. */
  hidden?: boolean
  /** Names of the arguments that its form asks for, at most five, where the platform has forms. */
  form?: readonly string[]
  /** Runs inside a transaction together with its posts; no network. Throws UserMistake, Ask, NotAllowed. */
  handle(given: Record<string, unknown>, context: Context<Rules>): Promise<Draft[]>
}

interface Declaration<K extends Kinds, C> {
  name: string
  arguments: K
  who: Who
  where: Where
  hidden?: boolean
  form?: readonly (keyof K & string)[]
  handle(given: Given<K>, context: C): Promise<Draft[]>
}

/** For a domain with these rules: `defineCommand` for what staff do, `definePublicCommand` for what also works before one is staff or the room is bound. */
export function commandDefiner<Rules>() {
  function define<K extends Kinds>(declaration: Declaration<K, never>): Command<Rules> {
    const { name, who, where } = declaration
    if (!/^[a-z][a-z0-9_]{0,31}$/.test(name)) throw new Error(`command name not legal everywhere: ${name}`)
    if (who.length === 0 || where.length === 0) throw new Error(`command ${name} does not say who may use it where`)
    return declaration as unknown as Command<Rules>
  }
  return {
    defineCommand: <K extends Kinds>(declaration: Declaration<K, StaffContext<Rules>>) => define(declaration),
    definePublicCommand: <K extends Kinds>(declaration: Declaration<K, Context<Rules>>) => define(declaration),
  }
}
