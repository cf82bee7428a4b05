/** Pictures and files that came with a message: kept enciphered by WeCom under an address that lives for five minutes. */
import { decryptFile, WeComApiClient } from '@wecom/aibot-node-sdk'
import { SendError } from '../../src/core/adapter.js'
import type { FileSeen } from '../../src/core/event.js'
import type { Log } from '../../src/core/log.js'
import { type Media, media as mediaSchema } from './frames.js'
import { quiet } from './quiet.js'

const longestFetchMs = 60_000

/** All that it takes to fetch it stands in its id. */
export function toFile({ url, aeskey, filename }: Media, name: string): FileSeen {
  return { id: Buffer.from(JSON.stringify({ url, aeskey })).toString('base64url'), name: filename ?? name }
}

/** @returns what an adapter's `fetchFile` does: `refused` when the five minutes are over */
export function createFetchFile(log: Log): (file: FileSeen) => Promise<AsyncIterable<Uint8Array>> {
  const client = new WeComApiClient(quiet(log), longestFetchMs)

  async function read({ url, aeskey }: Media): Promise<Buffer> {
    const { buffer } = await client.downloadFileRaw(url).catch((error: unknown) => {
      throw toDownloadError(error)
    })
    if (aeskey === undefined) return buffer
    try {
      return decryptFile(buffer, aeskey)
    } catch {
      throw new SendError('refused', 'download: it cannot be deciphered')
    }
  }

  return async ({ id }) => only(await read(mediaOf(id)))
}

function mediaOf(id: string): Media {
  try {
    return mediaSchema.parse(JSON.parse(Buffer.from(id, 'base64url').toString()))
  } catch {
    throw new SendError('refused', 'download: there is no such file')
  }
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** The address stays untold: whoever has it has the file. Asking again does no harm. */
function toDownloadError(error: unknown): SendError {
  const response = typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined
  const status = typeof response === 'object' && response !== null && 'status' in response ? Number(response.status) : 0
  const gone = status >= 400 && status < 500 && status !== 429
  return new SendError(gone ? 'refused' : 'unreachable', `download: ${status || 'interrupted'}`)
}
