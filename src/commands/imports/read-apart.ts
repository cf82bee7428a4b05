/** Reads a table in a thread of its own: ten thousand lines take seconds, in which the bot goes on. */
import { Worker } from 'node:worker_threads'
import { CSV } from '../../domain/evidence/file-type.js'
import { readBytes, type Unread } from './read-bytes.js'
import type { TableRead } from './read-table.js'

/** Some hundred lines of text are read sooner than a thread has started; how much is in a workbook nobody knows before. */
const SHORT_BYTES = 32 * 1024

/** Run from its source, as in development, the thread needs what turns that into JavaScript. */
const IS_SOURCE = import.meta.url.endsWith('.ts')
const THREAD = new URL(IS_SOURCE ? './read-thread.ts' : './read-thread.js', import.meta.url)
const FROM_SOURCE = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${THREAD.href}', '${import.meta.url}'))`
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 }

/** @throws when the thread ends without an answer; a table that needs too much memory is too large */
export function readApart(unread: Unread): Promise<TableRead> {
  if (unread.type === CSV && unread.bytes.length < SHORT_BYTES) return readBytes(unread)
  const thread = new Worker(IS_SOURCE ? FROM_SOURCE : THREAD, {
    ...{ workerData: unread, resourceLimits: LIMITS, eval: IS_SOURCE, execArgv: [] },
  })
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ said: { key: 'import.why.tooMuch' } })
      else reject(error)
    })
    thread.once('exit', (code) => reject(new Error(`the thread that reads tables ended with ${code}`)))
  })
}
