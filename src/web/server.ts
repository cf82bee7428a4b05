/** The web server: health, metrics, platform callbacks, and the pages that main hands in. */
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import type { Log } from '../core/log.js'
import type { Metrics } from './metrics.js'
import { addWebhooks, type Webhooks } from './webhooks.js'

export interface Health {
  name: string
  ok: boolean
  detail: string
}

export interface WebParts {
  log: Log
  health(): Promise<Health[]>
  metrics: Metrics
  metricsToken?: string
  webhooks: Webhooks
  pages: { prefix: string; page: FastifyPluginAsync }[]
  /** The printed forms. */
  forms?: FastifyPluginAsync
  /** Where the operator sends tables to. */
  imports?: FastifyPluginAsync
  /** The crews' calendars. */
  calendars?: FastifyPluginAsync
}

/** Platforms push updates of a few kilobytes. */
const LARGEST_BODY = 1024 * 1024

export async function makeServer(parts: WebParts): Promise<FastifyInstance> {
  const server = fastify({ logger: false, bodyLimit: LARGEST_BODY, forceCloseConnections: true })
  await server.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })
  await server.register(rateLimit, { max: 1200, timeWindow: '1 minute' })

  server.get('/healthz', async () => ({ ok: true }))

  server.get('/readyz', async (_request, reply) => {
    const all = await parts.health()
    return reply
      .code(all.every(({ ok }) => ok) ? 200 : 503)
      .type('text/plain; charset=utf-8')
      .send(all.map(({ name, ok, detail }) => `${ok ? 'ok' : 'NOT OK'} ${name}: ${detail}\n`).join(''))
  })

  server.get('/metrics', async (request, reply) => {
    if (parts.metricsToken && request.headers.authorization !== `Bearer ${parts.metricsToken}`)
      return reply.code(401).send({ error: 'unauthorized' })
    return reply.type(parts.metrics.contentType).send(await parts.metrics.text())
  })

  await addWebhooks(server, parts.webhooks, parts)

  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) parts.log.error({ code: 'web', error }, 'a request failed')
    return reply.code(status).send({ error: status >= 500 ? 'internal' : error.message })
  })

  const [first] = parts.pages
  if (first) server.get('/', async (_request, reply) => reply.redirect(`${first.prefix}/`))
  for (const { prefix, page } of parts.pages) await server.register(page, { prefix })
  if (parts.forms) await server.register(parts.forms, { prefix: '/forms' })
  if (parts.imports) await server.register(parts.imports, { prefix: '/import' })
  if (parts.calendars) await server.register(parts.calendars, { prefix: '/calendar' })
  return server
}
