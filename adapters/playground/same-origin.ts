/** Lets only the playground's own page, or a program that is no browser, make gestures. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.js'

/** These two types already keep plain forms of foreign pages out; the two headers say where a script runs. */
export async function refuseForeign(request: FastifyRequest): Promise<void> {
  if (request.method !== 'POST') return
  const { origin, 'sec-fetch-site': site, 'content-type': type = '' } = request.headers
  if (!/^application\/(json|octet-stream)\s*(;|$)/i.test(type)) throw new Refusal(415, 'not_json')
  const foreign = site !== undefined && site !== 'same-origin'
  if (foreign || (origin !== undefined && hostOf(origin) !== request.host)) throw new Refusal(403, 'foreign')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
