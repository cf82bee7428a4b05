/** Keeps us connected: discord.js reconnects by itself, but a login that failed and an intent that is refused are ours. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Client,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  RESTEvents,
  Status,
} from 'discord.js'
import { SendError } from '../../src/core/adapter.js'
import { createPatience } from '../patience.js'
import { describe } from './errors.js'
import type { Session } from './session.js'

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
]

/** Only an operator can help. */
const fatal: { [code: number]: string | undefined } = {
  [GatewayCloseCodes.AuthenticationFailed]: 'the token is refused: put the right one into DISCORD_BOT_TOKEN',
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses the connection: invalid shard (4010)',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in too many guilds for one connection (4011)',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer knows this version of its API (4012): update the program',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents that we ask for (4013): update the program',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord disallows the intents that we ask for (4014)',
}

const noContent =
  'the Message Content intent is off: typed commands are not heard; switch it on in the developer portal (Bot) and restart'

/** A client that is destroyed while it connects would go on connecting: it is given a moment to arrive first. */
const settleWithinMs = 1500

type Ended = { code: number } | { error: unknown }
type Ending = 'stopped' | Ended

/**
 * Runs until the signal is aborted, or until only an operator can help.
 * @param listen hears what a fresh client has to tell, before its login
 */
export async function connect(session: Session, token: string, listen: (client: Client) => void): Promise<void> {
  const { line, state, core, signal, pauses } = session
  const patience = createPatience(pauses)
  let readsContent = true
  while (!signal.aborted) {
    const client = line.renew(readsContent ? [...intents, GatewayIntentBits.MessageContent] : intents)
    watch(client, session)
    const complete = readsContent
    client.on(Events.ShardReady, () => {
      patience.reset()
      if (complete) state.worry('content')
    })
    listen(client)
    const ending = await live(client, token, signal)
    if (ending === 'stopped') await settle(client)
    await client.destroy()
    // Posts may still be sent; but who goes on calling with a dead token is shut out.
    if (ending === 'stopped' || !tokenIsDead(ending)) client.rest.setToken(token)
    if (ending === 'stopped') return
    if ('code' in ending && ending.code === GatewayCloseCodes.DisallowedIntents && readsContent) {
      readsContent = false
      state.worry('content', noContent)
      core.trouble('discordNoMessageContent', {})
      continue
    }
    const sentence =
      fatal[tokenIsDead(ending) ? GatewayCloseCodes.AuthenticationFailed : 'code' in ending ? ending.code : 0]
    if (sentence !== undefined) return state.report('trouble', sentence)
    if ('error' in ending) state.report('trouble', `Discord cannot be reached: ${describe(ending.error)}`)
    await patience.wait(signal)
  }
}

/** Resolves when this client is of no more use. */
async function live(client: Client, token: string, signal: AbortSignal): Promise<Ending> {
  const stopped = new Promise<Ending>((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  const refused = new Promise<Ending>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve({ code }))
  })
  const failed = new Promise<Ending>((resolve) => {
    client.login(token).catch((error: unknown) => resolve({ error }))
  })
  // discord.js drops a token that one call was refused with, and goes on listening: a fresh login shows what it is worth.
  const mute = new Promise<Ending>((resolve) => {
    client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status === 401 && data.auth && client.isReady())
        resolve({ error: new SendError('unreachable', 'a call was refused (401)') })
    })
  })
  // A login that is refused fails too, but a little later.
  return Promise.race([stopped, refused, failed, mute])
}

/** Waits for a client that is still on its way, but not for ever. */
async function settle(client: Client): Promise<void> {
  const { status, shards } = client.ws
  if (status === Status.Ready && shards.every((shard) => shard.status === Status.Ready)) return
  const arrived = new Promise<void>((resolve) => {
    client
      .once(Events.ShardReady, () => resolve())
      .once(Events.ShardResume, () => resolve())
      .once(Events.ShardDisconnect, () => resolve())
  })
  await Promise.race([arrived, sleep(settleWithinMs, undefined, { ref: false })])
}

function watch(client: Client, { line: { log }, state, signal }: Session): void {
  client.on(Events.Error, (error) => log.error({ platform: 'discord', error: describe(error) }, 'discord.js failed'))
  client.on(Events.Warn, (warning) => log.warn({ platform: 'discord', warning }, 'discord.js warns'))
  client.on(Events.ShardError, (error) =>
    log.warn({ platform: 'discord', error: describe(error) }, 'the connection failed'),
  )
  client.on(Events.ShardReconnecting, () => {
    if (!signal.aborted) state.report('trouble', 'the connection is lost, reconnecting')
  })
  for (const event of [Events.ShardReady, Events.ShardResume] as const)
    client.on(event, () => {
      if (!signal.aborted) state.report('well', 'connected')
    })
}

function tokenIsDead(ending: Ended): boolean {
  if ('code' in ending) return ending.code === GatewayCloseCodes.AuthenticationFailed
  return (
    ending.error instanceof Error && 'code' in ending.error && ending.error.code === DiscordjsErrorCodes.TokenInvalid
  )
}
