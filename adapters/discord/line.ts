/** The line to Discord: discord.js's client, who we are there, and which interactions have had their first answer. */
import {
  Client,
  type ClientOptions,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
  RESTEvents,
} from 'discord.js'
import { SendError } from '../../src/core/adapter.js'
import type { Log } from '../../src/core/log.js'
import { isLongWait } from './errors.js'
import type { DiscordSettings } from './settings.js'

export interface Line {
  /** Ask each time: a login that failed needs a fresh client. */
  readonly client: Client
  log: Log
  /** @throws SendError (unreachable) before Discord has told us */
  applicationId(): string
  /** Resolves when the first answer to this interaction has been given, or cannot be any more. */
  answered(interactionId: string): Promise<void>
}

/** What receiving does with the line besides. */
export interface OwnLine extends Line {
  /** A fresh client, not yet logged in. */
  renew(intents: readonly GatewayIntentBits[]): Client
  /** Resolves when Discord has told us who we are. */
  readonly introduced: Promise<void>
  /** The first answer to an interaction is under way; it rejects never. */
  answering(interactionId: string, answer: Promise<void>): void
}

const restTimeoutMs = 15_000

/** Only what names rooms and tells rights is kept: messages and people come with their events. */
const makeCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  AutoModerationRuleManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
  VoiceStateManager: 0,
})

export function openLine({ token, applicationId, apiRoot, log }: DiscordSettings): OwnLine {
  const answers = new Map<string, Promise<void>>()
  const options: Omit<ClientOptions, 'intents'> = {
    rest: {
      api: apiRoot.replace(/\/+$/, ''),
      retries: 0,
      timeout: restTimeoutMs,
      invalidRequestWarningInterval: 100,
      rejectOnRateLimit: isLongWait,
    },
    allowedMentions: { parse: [], repliedUser: false },
    makeCache,
  }

  function open(intents: readonly GatewayIntentBits[]): Client {
    const made = new Client({ ...options, intents: [...intents] })
    made.rest.setToken(token)
    made.rest.on(RESTEvents.RateLimited, ({ route, global, timeToReset }) =>
      log.info({ platform: 'discord', route, global, timeToReset }, 'Discord lets us wait'),
    )
    made.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
      log.warn({ platform: 'discord', count }, 'many calls are refused: Discord blocks the address at 10000'),
    )
    return made
  }

  let application = applicationId
  let introduce = () => {}
  const introduced = new Promise<void>((resolve) => {
    introduce = resolve
  })
  let client = open([GatewayIntentBits.Guilds])
  return {
    get client() {
      return client
    },
    log,
    introduced,
    applicationId() {
      if (application === undefined) throw new SendError('unreachable', 'Discord has not told us yet who we are')
      return application
    },
    answered: async (interactionId) => answers.get(interactionId),
    renew(intents) {
      client = open(intents)
      // Not `clientReady`: it never comes when the first session is cut off before the guilds and then resumed.
      client.ws.once(GatewayDispatchEvents.Ready, ({ application: { id } }: GatewayReadyDispatchData) => {
        application ??= id
        introduce()
      })
      return client
    },
    answering(interactionId, answer) {
      if (answers.has(interactionId)) return
      answers.set(interactionId, answer)
      void answer.finally(() => answers.delete(interactionId))
    },
  }
}
