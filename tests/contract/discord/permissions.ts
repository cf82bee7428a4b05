/** Who may do what in a channel: base rights of roles, then what the channel takes and gives. */
import { PermissionFlagsBits } from 'discord.js'
import { Refusal } from './refusal.js'
import type { Channel, Member, World } from './world.js'

export type Right = keyof typeof PermissionFlagsBits

export function bits(rights: readonly Right[]): bigint {
  return rights.reduce((sum, right) => sum | PermissionFlagsBits[right], 0n)
}

const everything = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n)

/** What @everyone of a new guild may do, as far as it matters here. */
export const everyoneMay = bits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseApplicationCommands',
])

export function rightsIn(world: World, member: Member, channel: Channel): bigint {
  if (channel.kind === 'direct') return everything
  if (member.gone || (member === world.bot && world.guild.gone)) return 0n
  const roles = [world.guild.id, ...member.roles]
  const base = roles.reduce((sum, id) => sum | (world.roles.get(id)?.permissions ?? 0n), 0n)
  if (member.user.id === world.guild.owner || (base & PermissionFlagsBits.Administrator) !== 0n) return everything
  const { overwrites } = channel.parent ?? channel
  const layers = [[world.guild.id], member.roles, [member.user.id]]
  const allowed = layers.reduce((rights, ids) => {
    const those = ids.flatMap((id) => overwrites.get(id) ?? [])
    const denied = those.reduce((sum, { deny }) => sum | deny, 0n)
    return those.reduce((sum, { allow }) => sum | allow, rights & ~denied)
  }, base)
  return (allowed & PermissionFlagsBits.ViewChannel) === 0n ? 0n : allowed
}

export function may(world: World, member: Member, channel: Channel, right: Right): boolean {
  return (rightsIn(world, member, channel) & PermissionFlagsBits[right]) !== 0n
}

/** Refuses what the bot lacks the right for: 50001 when it does not even see the channel, else 50013. */
export function demand(world: World, channel: Channel, ...rights: Right[]): void {
  if (!may(world, world.bot, channel, 'ViewChannel')) throw new Refusal(50001)
  if (rights.some((right) => !may(world, world.bot, channel, right))) throw new Refusal(50013)
}
