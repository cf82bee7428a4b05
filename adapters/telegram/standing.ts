/** How the bot stands in its groups: whether it hears everything there and may open topics; the admins are told what is missing. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chat, ChatMember, UserFromGetMe } from 'grammy/types'
import type { CoreSide } from '../../src/core/adapter.js'
import { describe, retryAfter } from './errors.js'
import type { Forums, Tell } from './forums.js'
import type { Line } from './line.js'
import type { State } from './state.js'

export interface Standing {
  /** Looks at all groups in which a brand works, one after another, until the signal. */
  begin(me: UserFromGetMe, core: CoreSide, signal: AbortSignal): void
  /** The bot became an admin there, or is one no more. */
  changed(chat: Chat): void
  /** Something was said there: a group that was bound since the start is looked at now. */
  met(room: string): void
}

interface Session {
  me: UserFromGetMe
  core: CoreSide
  signal: AbortSignal
}

export function createStanding(line: Line, forums: Forums, state: State, tell: Tell): Standing {
  const seen = new Set<string>()
  /** Groups in which privacy mode hides most messages from us. */
  const deaf = new Set<string>()
  let session: Session | undefined
  let looking = Promise.resolve()

  async function look(room: string, { me, signal }: Session): Promise<void> {
    const chat = await patiently(() => line.api.getChat(room), signal)
    forums.note(chat)
    const self = await patiently(() => line.api.getChatMember(room, me.id), signal)
    deaf.delete(room)
    const admin = self.status === 'administrator'
    if (!admin && !me.can_read_all_group_messages) deaf.add(room)
    state.remark(deafTo([...deaf].map(forums.nameOf)))
    if (admin && chat.is_forum && !managesTopics(self)) tell('telegramTopics', room)
    if (admin) return
    tell(me.can_read_all_group_messages ? 'telegramReactions' : 'telegramPrivacy', room)
  }

  async function tryToLook(room: string, now: Session): Promise<void> {
    if (now.signal.aborted) return
    try {
      await look(room, now)
      seen.add(room)
    } catch (error) {
      // Where we are no member any more the next post learns it.
      if (!now.signal.aborted) line.log.info({ room, error: describe(error) }, 'a group could not be looked at')
    }
  }

  /** One group after another: Telegram counts these calls too. */
  function enqueue(find: (session: Session) => Promise<string[]>): void {
    looking = looking.then(async () => {
      const now = session
      if (!now || now.signal.aborted) return
      for (const room of await find(now).catch(() => [])) await tryToLook(room, now)
    })
  }

  const roomsOf = ({ core }: Session) => core.rooms()
  const ifOurs =
    (room: string) =>
    async ({ core }: Session) =>
      (await core.rooms()).filter((one) => one === room)

  return {
    begin(me, core, signal) {
      session = { me, core, signal }
      seen.clear()
      deaf.clear()
      state.remark('')
      enqueue(roomsOf)
    },
    changed(chat) {
      if (chat.type === 'private') return
      const ours = ifOurs(String(chat.id))
      enqueue(async (now) => {
        // Whoever switches privacy mode off takes the bot out of the group and lets it in again.
        now.me = await line.api.getMe()
        return ours(now)
      })
    },
    met(room) {
      // Two messages may come before the first look is done.
      if (session && !seen.has(room)) enqueue(async (now) => (seen.has(room) ? [] : ifOurs(room)(now)))
    },
  }
}

async function patiently<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const wait = retryAfter(error)
      if (wait === 0) throw error
      await sleep(wait, undefined, { signal })
    }
  }
}

function managesTopics(self: ChatMember): boolean {
  return self.status === 'administrator' && self.can_manage_topics === true
}

function deafTo(titles: string[]): string {
  if (titles.length === 0) return ''
  const groups = titles.slice(0, 3).join(', ') + (titles.length > 3 ? ' and others' : '')
  return `privacy mode is on and the bot is no admin in ${groups}: it hears only Latin commands, mentions and replies there`
}
