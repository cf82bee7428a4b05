/**
 * What a client tells, to those who act on it. Events are read as Discord sends them: discord.js holds back what comes
 * before all guilds are known and may then tell it out of order.
 */
import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageReactionAddDispatchData,
} from 'discord.js'
import { findMissed, hearReactions, missedSince } from './catch-up.js'
import { describe } from './errors.js'
import type { Heard, Intake } from './intake.js'
import { createInteractions } from './interactions.js'
import { toAccount } from './names.js'
import { findPartner, findPlace } from './places.js'
import { emojiOf, toReaction } from './receive.js'
import type { Rights } from './rights.js'
import { watchRooms } from './rooms.js'
import type { Session } from './session.js'

export function listen(client: Client, session: Session, intake: Intake, rights: Rights): void {
  const { signal, line } = session
  const interact = createInteractions(session, intake)
  let release: ((missed: Heard[]) => void) | undefined
  /** A newer session reads back all that an older one would. */
  let reading = new AbortController()
  /** Guilds that were out of reach when all others were told: what was missed there is read once they are back. */
  let late: { guilds: Set<string>; since: Promise<string | undefined> } | undefined

  /** A failure of ours must not break the connection. */
  function on<T>(event: GatewayDispatchEvents, hear: (data: T) => unknown): void {
    const complain = (error: unknown) =>
      line.log.error({ platform: 'discord', event, error: describe(error) }, 'an event could not be read')
    client.ws.on(event, (data: T) => {
      if (signal.aborted) return
      void (async () => hear(data))().catch(complain)
    })
  }

  on(GatewayDispatchEvents.Ready, () => {
    reading.abort()
    reading = new AbortController()
    release = intake.hold()
  })
  // Cut off between READY and the guilds, and then resumed: discord.js never says that it is ready.
  for (const event of [Events.ShardReady, Events.ShardResume] as const)
    client.on(event, () => {
      const go = release
      release = undefined
      if (!go || signal.aborted) return
      const unreached = client.guilds.cache.filter(({ available }) => !available)
      const own = { ...session, signal: AbortSignal.any([signal, reading.signal]) }
      late = { since: missedSince(own), guilds: new Set(unreached.keys()) }
      void late.since.then((since) => findMissed(own, since)).then(go)
      void hearReactions(own, intake)
      void rights.check()
    })
  client.on(Events.GuildAvailable, (guild) => {
    if (!late?.guilds.delete(guild.id) || signal.aborted) return
    const go = intake.hold()
    void late.since.then((since) => findMissed(session, since, guild)).then(go)
  })
  on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) =>
    intake.hear({ message: message as Heard['message'], direct: message.guild_id === undefined }),
  )
  on(GatewayDispatchEvents.MessageReactionAdd, (reaction: GatewayMessageReactionAddDispatchData) => react(reaction))
  on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => interact(interaction))
  watchRooms(client, session, intake)
  rights.watch(client)

  function react(reaction: GatewayMessageReactionAddDispatchData): void {
    const { channel_id, guild_id, user_id, member, message_id } = reaction
    const emoji = emojiOf(reaction)
    if (emoji === undefined || user_id === client.user?.id || member?.user.bot) return
    void intake.take(async () => {
      const place = guild_id === undefined ? undefined : await findPlace(client, channel_id)
      const sender = member ? toAccount(member.user, member) : await findPartner(client, channel_id, user_id)
      return toReaction({ message_id, emoji, sender }, place)
    })
  }
}
