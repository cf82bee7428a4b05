/** The first answer to an interaction, which Discord takes for three seconds and once only. */
import { type APIInteraction, type APIInteractionResponse, Routes } from 'discord.js'
import { describe } from './errors.js'
import type { OwnLine } from './line.js'

const takenForMs = 3000

/**
 * Not tried twice: an answer whose fate is unknown may have arrived.
 * @returns why it was not taken, undefined when it was
 */
export async function answerFirst(
  line: OwnLine,
  { id, token }: Pick<APIInteraction, 'id' | 'token'>,
  body: APIInteractionResponse,
): Promise<unknown> {
  const signal = AbortSignal.timeout(takenForMs)
  const refused = line.client.rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }).then(
    () => undefined,
    (error: unknown) => error,
  )
  line.answering(
    id,
    refused.then(() => undefined),
  )
  const error = await refused
  if (error !== undefined)
    line.log.warn(
      { platform: 'discord', interaction: id, error: describe(error) },
      'an interaction was not answered in time',
    )
  return error
}
