/** The platforms that the settings name, each with its adapter; what is not used is not even loaded. */
import type { Config } from './config.js'
import type { Adapter } from './core/adapter.js'
import type { Log } from './core/log.js'
import type { Webhooks } from './web/webhooks.js'

export interface Platforms {
  adapters: Adapter[]
  webhooks: Webhooks
}

interface Parts {
  log: Log
  now(): Date
}

export async function openPlatforms(config: Config, parts: Parts): Promise<Platforms> {
  const telegram = await openTelegram(config, parts)
  const discord = await openDiscord(config, parts)
  const wecom = await openWecom(config, parts)
  const adapters = [telegram?.adapter, discord?.adapter, wecom?.adapter].filter((adapter) => adapter !== undefined)
  return { adapters, webhooks: { telegram: telegram?.webhook, wecom: wecom?.callback } }
}

async function openTelegram(config: Config, parts: Parts) {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = config
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config
  if (!token) return undefined
  const { createTelegramAdapter } = await import('../adapters/telegram/index.js')
  return createTelegramAdapter({ token, apiRoot, webhook: url && secret ? { url, secret } : undefined, ...parts })
}

async function openDiscord(config: Config, parts: Parts) {
  const { DISCORD_BOT_TOKEN: token, DISCORD_API_ROOT: apiRoot } = config
  const { DISCORD_APPLICATION_ID: applicationId, DISCORD_GUILD_ID: guildId } = config
  if (!token) return undefined
  const { createDiscordAdapter } = await import('../adapters/discord/index.js')
  return createDiscordAdapter({ token, applicationId, guildId, apiRoot, ...parts })
}

async function openWecom(config: Config, parts: Parts) {
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_NAME: botName } = config
  const { WECOM_WS_URL: wsUrl, WECOM_API_ROOT: apiRoot, WECOM_GROUP_WEBHOOKS: webhooks } = config
  if (!botId || !secret) return undefined
  const { createWecomAdapter } = await import('../adapters/wecom/index.js')
  return createWecomAdapter({ botId, secret, botName, wsUrl, apiRoot, webhooks, app: wecomApp(config), ...parts })
}

function wecomApp(config: Config) {
  const { WECOM_CORP_ID: corpId, WECOM_APP_ID: agentId, WECOM_APP_SECRET: secret } = config
  const { WECOM_CALLBACK_TOKEN: token, WECOM_CALLBACK_AES_KEY: aesKey } = config
  if (!corpId || !agentId || !secret) return undefined
  return { corpId, agentId, secret, callback: token && aesKey ? { token, aesKey } : undefined }
}
