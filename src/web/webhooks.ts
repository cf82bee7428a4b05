/** Where platforms push to us: each call is proved to be the platform's before anything of it counts. */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Log } from '../core/log.js'
import type { Metrics } from './metrics.js'

/** What each platform's adapter answers a call with; absent when it is not pushed to. */
export interface Webhooks {
  /** Takes one pushed update; false when the secret is wrong. */
  telegram?: (secret: string | undefined, update: unknown) => Promise<boolean>
  /** Takes the raw text. 403 is a refusal, 500 the wish to be called again. */
  wecom?: (
    method: 'GET' | 'POST',
    query: Record<string, unknown>,
    body: string,
  ) => Promise<{ status: number; body: string }>
}

/** What WeCom pushes is far smaller. */
const LARGEST_LETTER = 64 * 1024

export async function addWebhooks(
  server: FastifyInstance,
  { telegram, wecom }: Webhooks,
  { log, metrics }: { log: Log; metrics: Metrics },
): Promise<void> {
  const refused = (platform: string, from: string) => {
    metrics.countRefused(platform)
    log.warn(
      { code: 'webhook-refused', platform, from },
      'a callback that was not proved to be the platform is refused',
    )
  }
  if (telegram)
    server.post('/webhooks/telegram', { config: { rateLimit: false } }, async (request, reply) => {
      const secret = request.headers['x-telegram-bot-api-secret-token']
      const taken = await telegram(typeof secret === 'string' ? secret : undefined, request.body)
      if (!taken) refused('telegram', request.ip)
      return reply.code(taken ? 200 : 401).send({})
    })
  if (wecom) await server.register(letters(wecom, (from) => refused('wecom', from)))
}

/** Letters stay the text that was signed: nothing else reads them first. */
const letters =
  (wecom: NonNullable<Webhooks['wecom']>, refused: (from: string) => void): FastifyPluginAsync =>
  async (server) => {
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    server.route<{ Querystring: Record<string, unknown> }>({
      method: ['GET', 'POST'],
      url: '/webhooks/wecom',
      bodyLimit: LARGEST_LETTER,
      config: { rateLimit: false },
      async handler({ method, query, body, ip }, reply) {
        const answer = await wecom(method === 'GET' ? 'GET' : 'POST', query, typeof body === 'string' ? body : '')
        if (answer.status === 403) refused(ip)
        return reply.code(answer.status).type('text/plain; charset=utf-8').send(answer.body)
      },
    })
  }
