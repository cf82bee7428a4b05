/** Routes about reactions. */
import { channelFor } from './channels.js'
import { tellReaction } from './events.js'
import { messageFor } from './messages.js'
import { demand } from './permissions.js'
import { Refusal } from './refusal.js'
import type { Routes } from './routes.js'
import { userShape } from './shape.js'
import type { Member, Message, World } from './world.js'

const anEmoji =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*$/u

const own = '/channels/:channel/messages/:message/reactions/:emoji/@me'

/** Sets or takes back one person's reaction, and tells of it; nothing is told when nothing changed. */
export function react(world: World, message: Message, emoji: string, by: Member, added: boolean): void {
  if (message.channel.archived) throw new Refusal(50083)
  const who = message.reactions.get(emoji) ?? new Set<string>()
  if (added === who.has(by.user.id)) return
  if (added && who.size === 0 && message.reactions.size >= 20) throw new Refusal(30010)
  if (added) who.add(by.user.id)
  else who.delete(by.user.id)
  if (who.size > 0) message.reactions.set(emoji, who)
  else message.reactions.delete(emoji)
  tellReaction(world, added, message, emoji, by)
}

function emojiOf(params: Record<string, string>): string {
  const emoji = params.emoji ?? ''
  if (!anEmoji.test(emoji)) throw new Refusal(10014)
  return emoji
}

export const reactionRoutes: Routes = {
  [`PUT ${own}`]({ world, params }) {
    const channel = channelFor(world, params)
    const message = messageFor(channel, params.message)
    const emoji = emojiOf(params)
    demand(world, channel, 'ReadMessageHistory')
    if (!message.reactions.has(emoji)) demand(world, channel, 'AddReactions')
    react(world, message, emoji, world.bot, true)
  },

  [`DELETE ${own}`]({ world, params }) {
    const message = messageFor(channelFor(world, params), params.message)
    react(world, message, emojiOf(params), world.bot, false)
  },

  'GET /channels/:channel/messages/:message/reactions/:emoji'({ world, params, query }) {
    const message = messageFor(channelFor(world, params), params.message)
    const after = BigInt(query.get('after') ?? 0)
    const who = [...(message.reactions.get(emojiOf(params)) ?? [])].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
    const page = who.filter((id) => BigInt(id) > after).slice(0, Number(query.get('limit') ?? 25))
    return page.flatMap((id) => {
      const member = world.members.get(id)
      return member ? [userShape(member.user)] : []
    })
  },
}
