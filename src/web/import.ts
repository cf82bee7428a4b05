/** Where the operator sends tables to: with a token, first to see what would be filed, then to confirm it. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { UserMistake } from '../core/errors.js'
import type { DraftBlock } from '../core/posts/draft.js'
import type { Wording } from '../core/words/wording.js'

interface Answer {
  ok: boolean
  said: DraftBlock[]
  import?: number
}

/** What is done with a table; the web only hands it on. */
export interface ImportDoor {
  preview(sent: { brand: string; kind?: string; name: string; bytes: Uint8Array }): Promise<Answer>
  decide(id: number, decision: 'confirm' | 'cancel'): Promise<Answer>
}

interface ImportParts {
  door: ImportDoor
  wording: Wording
  locale: string
  zone: string
  maxBytes: number
  token: string
  now(): Date
}

/** Enough for somebody's hands and scripts; not for guessing. */
const MOST_A_MINUTE = 30

const digest = (text: string) => createHash('sha256').update(text).digest()

export const makeImportPages =
  ({ door, wording, locale, zone, maxBytes, token, now }: ImportParts): FastifyPluginAsync =>
  async (server) => {
    const config = { rateLimit: { max: MOST_A_MINUTE, timeWindow: '1 minute' } }
    const expected = digest(`Bearer ${token}`)
    server.addHook('onRequest', async (request, reply) => {
      if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
        return reply.code(401).send({ error: 'unauthorized' })
    })
    // Whatever it calls itself, its first bytes say what it is.
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    const worded = ({ ok, said, import: id }: Answer) => {
      const reader = { locale, zone, now: now() }
      const lines = said.flatMap((block) => {
        if (block.kind === 'text') return [wording.say(block.said, reader)]
        if (block.kind !== 'list') return []
        const items = block.items.map((item) => wording.say(item, reader))
        return block.title ? [wording.say(block.title, reader), ...items] : items
      })
      return { ok, import: id, said: lines }
    }

    server.post<{ Querystring: { brand?: string; kind?: string; name?: string }; Body: Buffer | undefined }>(
      '/',
      { config, bodyLimit: maxBytes },
      async ({ query: { brand = '', kind, name = 'table' }, body }, reply) => {
        const answer = await door.preview({ brand, kind, name, bytes: body ?? new Uint8Array() })
        return reply.code(answer.ok ? 200 : 422).send(worded(answer))
      },
    )

    server.post<{ Params: { id: string; decision: 'confirm' | 'cancel' } }>(
      '/:id(^\\d{1,9}$)/:decision(^confirm|cancel$)',
      { config },
      async ({ params: { id, decision } }, reply) => {
        try {
          const answer = await door.decide(Number(id), decision)
          return reply.code(answer.ok ? 200 : 404).send(worded(answer))
        } catch (error) {
          if (!(error instanceof UserMistake)) throw error
          return reply.code(409).send(worded({ ok: false, said: [{ kind: 'text', said: error.said }] }))
        }
      },
    )
  }
