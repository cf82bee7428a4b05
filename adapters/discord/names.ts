/** Discord's people in our words: the name that others see in this guild. */
import type { APIUser } from 'discord.js'
import type { AccountSeen } from '../../src/core/event.js'

interface Nicked {
  nick?: string | null
}

export function toAccount(user: APIUser, member?: Nicked): AccountSeen {
  return { id: user.id, name: member?.nick ?? user.global_name ?? user.username, username: user.username }
}

/** A direct room has the id of the person in it. */
export function toDirectRoom({ id, name }: AccountSeen) {
  return { id, direct: true, title: name }
}
