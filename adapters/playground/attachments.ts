/** Files over HTTP: uploaded before the message that names them, shown to those who see that message. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Platform } from './platform.js'
import { Refusal } from './refusal.js'

const largestFile = 8 * 1024 * 1024

/** Only these are shown in place; all else is downloaded, whatever it claims to be. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  // Its address holds its hash.
  'cache-control': 'private, max-age=31536000, immutable',
}

/** @param personIn whom the request's `as` means */
export function serveFiles(
  app: FastifyInstance,
  platform: Platform,
  personIn: (request: FastifyRequest) => string,
): void {
  const options = { parseAs: 'buffer', bodyLimit: largestFile } as const
  app.addContentTypeParser('application/octet-stream', options, (_request, body, done) => done(null, body))

  app.post('/files', (request, reply) => {
    if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refusal(400, 'malformed')
    return reply.code(201).send({ id: platform.files.keep(request.body) })
  })

  app.get<{ Params: { message: string; file: string } }>('/files/:message/:file', async (request, reply) => {
    const message = platform.messages.get(request.params.message)
    const file = message?.files?.find(({ id }) => id === request.params.file)
    const seen = message && platform.sees(personIn(request), message)
    if (!seen || !file || platform.files.sizeOf(file.id) === undefined) throw new Refusal(404, 'file_gone')
    const shown = file.type !== undefined && pictures.has(file.type)
    void reply.headers({ ...harmless, 'content-disposition': shown ? 'inline' : 'attachment' })
    return reply
      .type(shown && file.type ? file.type : 'application/octet-stream')
      .send(await platform.files.read(file.id))
  })
}
