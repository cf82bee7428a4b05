/** Opaque ids (`wo…`), under which WeCom shows people to a bot that an ordinary member has made, and the people behind them. */
import { type CoreSide, SendError } from '../../src/core/adapter.js'
import type { ChatEvent } from '../../src/core/event.js'
import type { PostTarget } from '../../src/core/post.js'
import type { UserIdOf } from './aliases.js'
import { keep } from './bounded.js'

export interface Naming {
  /** The same event, its people under their real ids as far as they can be had. */
  named(event: ChatEvent): Promise<ChatEvent>
  /** The id under which the bot knows the place; throws SendError. */
  chatOf(room: PostTarget): Promise<string>
}

/** Remembered like an alias, the other way round. */
const chatWith = (account: string) => `chat:${account}`

/** @param userIdOf absent without a custom app: whoever WeCom hides stays hidden then */
export function createNaming(core: Pick<CoreSide, 'alias' | 'keepAlias'>, userIdOf: UserIdOf | undefined): Naming {
  const chats = new Map<string, string>()

  async function remember(account: string, opaque: string): Promise<void> {
    if (chats.get(account) === opaque) return
    keep(chats, account, opaque)
    await core.keepAlias(chatWith(account), opaque)
  }

  async function lookUp(account: string): Promise<string | undefined> {
    try {
      return await core.alias(chatWith(account))
    } catch (cause) {
      throw new SendError('unreachable', 'the id of a person cannot be looked up', { cause })
    }
  }

  return {
    async named(event) {
      const opaque = event.sender.id
      const account = await userIdOf?.(opaque)
      if (!account || account === opaque) return event
      await remember(account, opaque)
      const sender = { ...event.sender, id: account, name: account }
      return { ...event, sender, room: event.room.direct ? { ...event.room, id: account } : event.room }
    },
    async chatOf({ id, direct }) {
      if (!direct || !userIdOf) return id
      const known = chats.get(id) ?? (await lookUp(id)) ?? id
      keep(chats, id, known)
      return known
    },
  }
}
