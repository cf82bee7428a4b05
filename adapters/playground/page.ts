/** The playground over HTTP: its page, what a person sees there, and the gestures they make. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { serveFiles } from './attachments.js'
import { Clock, turnBody } from './clock.js'
import { press, pressBody, react, reactBody, say, sayBody } from './gestures.js'
import { LiveLines, messagesFor, threadsFor } from './live.js'
import type { Platform } from './platform.js'
import { menuFor } from './publish.js'
import { Refusal } from './refusal.js'
import { refuseForeign } from './same-origin.js'
import type { PlaygroundSettings } from './settings.js'

/** The page also learns the time this often, so that its clock goes on and a dead line is noticed. */
const beatMs = 5000
const newestShown = 2000
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

/** The page's files are not compiled: seen from dist/, they are in the source folder. */
const beside = new URL('./page/', import.meta.url)
const folder = fileURLToPath(
  existsSync(beside) ? beside : new URL('../../../adapters/playground/page/', import.meta.url),
)

export function createPage(platform: Platform, settings: PlaygroundSettings): FastifyPluginAsync {
  return async (app) => {
    const live = new LiveLines(platform)
    const clock = new Clock(settings.time, () => live.tellAll('clock', clock.reading))
    const words = settings.words[settings.locale] ?? {}
    const index = render(readFileSync(`${folder}index.html`, 'utf8'), {
      ...words,
      locale: settings.locale,
      base: app.prefix,
    })

    const beat = setInterval(() => live.tellAll('clock', clock.reading), beatMs).unref()
    app.addHook('preClose', async () => {
      clearInterval(beat)
      live.close()
    })
    app.addHook('onRequest', refuseForeign)
    app.setErrorHandler((error, _request, reply) => {
      if (error instanceof Refusal) return reply.code(error.status).send({ refused: error.code })
      if (isTooLarge(error)) return reply.code(413).send({ refused: 'too_large' })
      throw error
    })

    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      globIgnore: ['index.html'],
      decorateReply: false,
    })
    app.get('/', (_request, reply) =>
      reply.header('content-security-policy', policy).header('cache-control', 'no-cache').type('text/html').send(index),
    )

    app.get('/state', async (request, reply) => {
      const me = personIn(platform, request.query)
      void reply.header('cache-control', 'no-store')
      return { ...stateFor(platform, settings, me), words, clock: clock.reading }
    })
    app.get('/live', (request, reply) => {
      const me = personIn(platform, request.query)
      const after = lastSeen(request.headers['last-event-id'], request.query)
      // A line that ends takes its connection along: the server would wait for it when it closes.
      void reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
      return reply.type('text/event-stream').send(live.open(me, after))
    })

    serveFiles(app, platform, ({ query }) => personIn(platform, query))
    app.post('/say', (request, reply) =>
      reply.code(202).send(say(platform, settings.bot.name, read(sayBody, request.body))),
    )
    app.post('/press', (request, reply) => reply.code(202).send(press(platform, read(pressBody, request.body))))
    app.post('/react', (request, reply) => reply.code(202).send(react(platform, read(reactBody, request.body))))
    app.post('/turn', async (request) => {
      await clock.turn(read(turnBody, request.body))
      return clock.reading
    })
  }
}

/** All that this person may see, as of line `seq`. */
function stateFor(platform: Platform, settings: PlaygroundSettings, me: string) {
  const rooms = [...platform.rooms.values()].filter((room) => room.members.includes(me))
  return {
    seq: platform.seq,
    me,
    people: [...platform.people.values()],
    bot: settings.bot,
    rooms: rooms.map((room) => ({ ...room, title: room.direct ? settings.bot.name : room.title })),
    threads: threadsFor(platform, me),
    messages: messagesFor(platform, me).slice(-newestShown),
    menu: menuFor(platform, settings.locale),
    zone: settings.time.zone,
    locale: settings.locale,
  }
}

/** Without `as` it is the first person. */
function personIn(platform: Platform, query: unknown): string {
  const { as } = read(z.object({ as: z.string().optional() }), query)
  const person = as === undefined ? platform.people.values().next().value : platform.people.get(as)
  if (!person) throw new Refusal(404, 'nobody')
  return person.id
}

function lastSeen(header: string | string[] | undefined, query: unknown): number {
  const { after } = read(z.object({ after: z.coerce.number().int().nonnegative().default(0) }), query)
  return header === undefined ? after : read(z.coerce.number().int().nonnegative(), header)
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413
}

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given)
  if (!result.success) throw new Refusal(400, 'malformed', result.error)
  return result.data
}

function render(html: string, values: Record<string, string>): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return html.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    (values[key] ?? key).replace(/[&<>"]/g, (c) => escapes[c] ?? c),
  )
}
