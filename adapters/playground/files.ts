/** What pretend people and the bot attach: kept beside the journal, each file once, under the hash of its bytes. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SendError } from '../../src/core/adapter.js'
import type { FileSeen } from '../../src/core/event.js'
import type { PostFile } from '../../src/core/post.js'

export class Files {
  readonly #folder: string

  constructor(journal: string) {
    this.#folder = join(dirname(journal), 'playground-files')
  }

  /** Returns its id; then the file is whole on the disk. */
  keep(bytes: Uint8Array): string {
    const id = createHash('sha256').update(bytes).digest('hex')
    const path = join(this.#folder, id)
    mkdirSync(this.#folder, { recursive: true })
    writeFileSync(`${path}.new`, bytes, { flush: true })
    renameSync(`${path}.new`, path)
    return id
  }

  /** How large it is; undefined when it is not there. */
  sizeOf(id: string): number | undefined {
    return statSync(join(this.#folder, id), { throwIfNoEntry: false })?.size
  }

  /** Throws only SendError: `refused` when it is gone. */
  async read(id: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#folder, id))
    } catch (cause) {
      const gone = (cause as NodeJS.ErrnoException).code === 'ENOENT'
      throw new SendError(gone ? 'refused' : 'unreachable', 'playground: the file cannot be read', { cause })
    }
  }

  /** Takes in the files of a post. What cannot be read stays behind: the text is said all the same. */
  async takeIn(given: PostFile[] = []): Promise<FileSeen[]> {
    const taken: FileSeen[] = []
    for (const { path, name, type } of given) {
      const bytes = await readFile(path).catch(() => undefined)
      if (bytes) taken.push({ id: this.keep(bytes), name, type, bytes: bytes.length })
    }
    return taken
  }
}
