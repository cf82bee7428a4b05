/** Photos and documents that came with a message, and their bytes. */
import type { Message } from 'grammy/types'
import { SendError } from '../../src/core/adapter.js'
import type { FileSeen } from '../../src/core/event.js'
import { retryAfterOf, toDownloadError } from './errors.js'
import type { Line } from './line.js'

/** A photo comes in several sizes: the largest counts. What Telegram made of a video or a sticker is no document. */
export function filesOf({ photo, document, animation }: Message): FileSeen[] {
  const largest = photo?.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1)
  if (largest) {
    const name = `${largest.file_unique_id}.jpg`
    return [{ id: largest.file_id, name, type: 'image/jpeg', ...sizeOf(largest) }]
  }
  if (!document || animation) return []
  const { file_id: id, file_unique_id: key, file_name: name = key, mime_type: type } = document
  return [{ id, name, ...(type === undefined ? {} : { type }), ...sizeOf(document) }]
}

function sizeOf({ file_size: bytes }: { file_size?: number }): { bytes?: number } {
  return bytes === undefined ? {} : { bytes }
}

/** Telegram gives out files of 20 MB at most. */
export function createFetchFile(line: Line): (file: FileSeen) => Promise<AsyncIterable<Uint8Array>> {
  return async ({ id }) => {
    try {
      const { file_path: path } = await line.api.getFile(id)
      if (path === undefined) throw new SendError('refused', 'getFile: the file is nowhere')
      const answer = await line.download(path)
      if (!answer.ok || !answer.body) throw refused(answer)
      return pieces(answer.body)
    } catch (error) {
      throw toDownloadError(error)
    }
  }
}

async function* pieces(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw toDownloadError(error)
  }
}

function refused({ status, headers }: Response): SendError {
  const what = `download: ${status}`
  if (status === 429) return new SendError('limited', what, { retryAfterMs: retryAfterOf(headers) })
  // The token is dead: it will work once the operator has put it right.
  if (status === 401) return new SendError('unreachable', what)
  return new SendError(status < 500 ? 'refused' : 'unknown', what)
}
