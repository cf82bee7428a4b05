/** Threads on Discord: opened from a message, whose id they share; archived and brought back. */
import { RESTJSONErrorCodes as Code, Routes } from 'discord.js'
import type { Receipt } from '../../src/core/post.js'
import { cut } from './cut.js'
import { codeOf, describe, toSendError } from './errors.js'
import type { Line } from './line.js'

const longestName = 100
const aWeekInMinutes = 10080

/**
 * Opens the thread that begins with this message; one that exists already is the one.
 * @returns undefined when none may be opened: what belongs to the thread is then said in the channel.
 * @throws SendError when the same had better be tried again later
 */
export async function openThread(
  { client, log }: Line,
  channel: string,
  messageId: string,
  title: string,
): Promise<string | undefined> {
  const body = { name: cut(title.trim(), longestName), auto_archive_duration: aWeekInMinutes }
  try {
    await client.rest.post(Routes.threads(channel, messageId), { body })
    return messageId
  } catch (error) {
    if (codeOf(error) === Code.ThreadAlreadyCreatedForMessage) return messageId
    const failure = toSendError(error, { direct: false })
    if (failure.kind !== 'refused') throw failure
    log.warn({ platform: 'discord', room: channel, error: describe(error) }, 'no thread could be opened')
    return undefined
  }
}

/** A thread that is so already, or is not there any more, is a success. Its name stays: Discord shows the state itself. */
export async function showState({ client }: Line, thread: string | undefined, open: boolean): Promise<Receipt> {
  try {
    if (thread !== undefined) await client.rest.patch(Routes.channel(thread), { body: { archived: !open } })
  } catch (error) {
    const code = codeOf(error)
    const isSoAlready = code === Code.InvalidActionOnArchivedThread && !open
    if (!isSoAlready && code !== Code.UnknownChannel) throw error
  }
  return { messageId: '' }
}

/**
 * In an archived thread nothing can be changed: it is brought back first.
 * @param andBack it is archived again when the call is done
 */
export async function inArchivedToo<T>(
  { client, log }: Line,
  channel: string,
  andBack: boolean,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (codeOf(error) !== Code.InvalidActionOnArchivedThread) throw error
  }
  await client.rest.patch(Routes.channel(channel), { body: { archived: false } })
  const result = await call()
  if (!andBack) return result
  await client.rest.patch(Routes.channel(channel), { body: { archived: true } }).catch((error: unknown) => {
    log.warn({ platform: 'discord', thread: channel, error: describe(error) }, 'a thread stays open')
  })
  return result
}
