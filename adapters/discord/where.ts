/** The head of an interaction's event: who did it, and where. */
import type { APIInteraction, Client } from 'discord.js'
import { toAccount, toDirectRoom } from './names.js'
import { type Place, placeOf } from './places.js'

export function whereAndWho(client: Client, { id, guild_id, channel, channel_id, member, user }: APIInteraction) {
  const person = member?.user ?? user
  if (!person) throw new Error('an interaction of nobody')
  const sender = toAccount(person, member)
  const head = { platform: 'discord', id: `i${id}`, sender } as const
  const place: Place =
    guild_id === undefined || channel_id === undefined
      ? { room: toDirectRoom(sender) }
      : placeOf(client, { type: 0, ...channel, id: channel_id })
  return { ...head, ...place }
}
