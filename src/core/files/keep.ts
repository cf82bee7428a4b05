/** Keeps a file under its hash: measured while it comes, checked by its first bytes, then renamed into place. */
import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface FileRules {
  maxBytes: number
  /** How many bytes `typeOf` wants to see. */
  headBytes: number
  /** The MIME type of what begins so; undefined for what is not taken. @param expected what its row says it is to be */
  typeOf(head: Uint8Array, expected: string | null): string | undefined
}

export interface KeptFile {
  hash: string
  bytes: number
  type: string
}

export type Kept = KeptFile | { why: 'too-large' | 'type' }

const INCOMING = 'incoming'
/** Staff's pictures are nobody else's on this machine. */
const OURS_ALONE = 0o700

/** Where a file of this hash stands; no name from outside is ever part of it. */
export const pathOf = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash)

/** Throws away what an earlier process did not finish. */
export const clearIncoming = (folder: string): Promise<void> =>
  rm(join(folder, INCOMING), { recursive: true, force: true })

/**
 * The same content is kept once; when it returns, the file is on the disk.
 * @param file its id names the unfinished file
 * @throws what `source` throws, what the disk says, the signal's reason; then nothing is left behind
 */
export async function keepFile(
  folder: string,
  { id, expected }: { id: number; expected: string | null },
  source: AsyncIterable<Uint8Array>,
  rules: FileRules,
  signal: AbortSignal,
): Promise<Kept> {
  const incoming = join(folder, INCOMING, String(id))
  await mkdir(join(folder, INCOMING), { recursive: true, mode: OURS_ALONE })
  try {
    const kept = await write(incoming, unlessAborted(source, signal), rules, expected)
    if ('hash' in kept) await moveInto(folder, incoming, kept.hash)
    return kept
  } finally {
    await rm(incoming, { force: true })
  }
}

async function write(
  path: string,
  source: AsyncIterable<Uint8Array>,
  rules: FileRules,
  expected: string | null,
): Promise<Kept> {
  const file = await open(path, 'w', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > rules.maxBytes) return { why: 'too-large' }
      if (head.length < rules.headBytes) head = Buffer.concat([head, chunk.subarray(0, rules.headBytes - head.length)])
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const type = rules.typeOf(head, expected)
  return type === undefined ? { why: 'type' } : { hash: hash.digest('hex'), bytes, type }
}

/** The same chunks; also a source that is silent for ever is left. */
async function* unlessAborted(source: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const chunks = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await Promise.race([chunks.next(), aborted])
      if (done) return
      yield value
    }
  } finally {
    // Nobody waits for its end or wants to know how it ended.
    chunks.return?.().catch(() => undefined)
  }
}

/** The rename lasts only once its folders are on the disk too. */
async function moveInto(folder: string, incoming: string, hash: string): Promise<void> {
  const shelf = join(folder, hash.slice(0, 2))
  await mkdir(shelf, { recursive: true, mode: OURS_ALONE })
  await rename(incoming, pathOf(folder, hash))
  for (const place of [shelf, folder]) {
    const handle = await open(place)
    await handle.sync().finally(() => handle.close())
  }
}
