/** Files: ours go out with a message, theirs are fetched from Discord's store by ids that do not expire. */
import { readFile } from 'node:fs/promises'
import { type APIMessage, type RawFile, Routes } from 'discord.js'
import { SendError } from '../../src/core/adapter.js'
import type { FileSeen } from '../../src/core/event.js'
import type { PostFile } from '../../src/core/post.js'
import { describe, mindsFiles, toSendError } from './errors.js'
import type { Line } from './line.js'

const mostFiles = 10
const mebibyte = 1024 * 1024
const largestFile = 10 * mebibyte
const largestRequest = 25 * mebibyte
const longestFetchMs = 60_000

/** Sends with the files that Discord takes. People get the text in any case: what is too large, or not allowed there, stays behind. */
export async function withFiles<T>(
  { log }: Line,
  files: PostFile[] | undefined,
  call: (files: RawFile[]) => Promise<T>,
): Promise<T> {
  const read = await readFiles(log, files ?? [])
  try {
    return await call(read)
  } catch (error) {
    if (read.length === 0 || !mindsFiles(error)) throw error
    log.warn({ platform: 'discord', error: describe(error) }, 'a post goes out without its files')
    return call([])
  }
}

async function readFiles(log: Line['log'], files: PostFile[]): Promise<RawFile[]> {
  const read: RawFile[] = []
  let room = largestRequest - mebibyte
  for (const { path, name, type } of files.slice(0, mostFiles)) {
    const data = await readFile(path).catch(() => undefined)
    if (data && data.length <= Math.min(largestFile, room)) {
      read.push({ data, name, contentType: type })
      room -= data.length
    } else {
      const why = data ? 'it is too large' : 'it cannot be read'
      log.warn({ platform: 'discord', file: name, bytes: data?.length }, `a file is left out: ${why}`)
    }
  }
  return read
}

/**
 * The bytes of a file that came with a message. Discord's addresses expire, so the message is asked for a fresh one.
 * @param file its id is `<channel>/<message>/<attachment>`
 * @throws SendError, while reading too: `refused` when the file is gone
 */
export async function fetchFile({ client }: Line, file: FileSeen): Promise<AsyncIterable<Uint8Array>> {
  try {
    const [channel = '', message = '', attachment = ''] = file.id.split('/')
    const { attachments } = (await client.rest.get(Routes.channelMessage(channel, message))) as APIMessage
    const url = attachments.find(({ id }) => id === attachment)?.url
    if (url === undefined) throw new SendError('refused', 'the file is gone', { because: 'message-gone' })
    const response = await fetch(url, { signal: AbortSignal.timeout(longestFetchMs) })
    if (response.ok && response.body) return reading(response.body)
    await response.body?.cancel()
    throw new SendError(kindOf(response.status), `the file's store answers ${response.status}`)
  } catch (error) {
    const failure = toSendError(error, { direct: false })
    // Asking for it again does no harm.
    throw failure.kind === 'unknown' ? new SendError('unreachable', failure.message) : failure
  }
}

function kindOf(status: number) {
  if (status === 429) return 'limited'
  return status >= 500 ? 'unreachable' : 'refused'
}

async function* reading(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new SendError('unreachable', `the file broke off: ${describe(error)}`)
  }
}
