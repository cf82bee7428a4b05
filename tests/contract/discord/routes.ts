/** All routes of the pretend REST API; the first pattern that fits is meant. */
import type { Posted } from './body.js'
import { callbackRoutes } from './callbacks.js'
import { channelRoutes } from './channels.js'
import { commandRoutes } from './commands.js'
import type { Gateway } from './gateway.js'
import { guildRoutes } from './guilds.js'
import { messageRoutes } from './messages.js'
import { reactionRoutes } from './reactions.js'
import { threadRoutes } from './threads.js'
import { webhookRoutes } from './webhooks.js'
import type { World } from './world.js'

interface Incoming extends Posted {
  world: World
  gateway: Gateway
  params: Record<string, string>
  query: URLSearchParams
}

/** Throws Refusal. Nothing at all is 204. */
export type Handler = (incoming: Incoming) => unknown

/** By `METHOD /pattern/:with/:names`. */
export type Routes = Record<string, Handler>

export interface Route {
  pattern: string
  params: Record<string, string>
  handler: Handler
}

const compiled = Object.entries({
  ...guildRoutes,
  ...commandRoutes,
  ...threadRoutes,
  ...reactionRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
}).map(([key, handler]) => {
  const [method, pattern = ''] = key.split(' ')
  return { method, pattern, handler, parts: pattern.split('/') }
})

export function routeFor(method: string, path: string): Route | undefined {
  const given = path.split('/').map(decodeURIComponent)
  for (const { pattern, handler, parts, ...route } of compiled) {
    if (route.method !== method || parts.length !== given.length) continue
    if (!parts.every((part, index) => part.startsWith(':') || part === given[index])) continue
    const named = parts.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), given[index] ?? '']] : []))
    return { pattern, handler, params: Object.fromEntries(named) as Record<string, string> }
  }
  return undefined
}
