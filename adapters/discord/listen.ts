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
import { findMissed, hearReactions } from './catch-up.js'
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
    release = intake.hold()
  })
  client.on(Events.ShardReady, () => {
    const go = release
    if (!go || signal.aborted) return
    void findMissed(session).then(go)
    void hearReactions(session, intake)
    void rights.check()
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
