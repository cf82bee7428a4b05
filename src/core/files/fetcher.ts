/** Fetches the files that people sent. Like posts they wait as rows: a crash, a platform that is down, a full disk lose none. */
import type { Db, Store } from '../../store/store.js'
import { type Adapter, type PlatformName, SendError } from '../adapter.js'
import type { Log } from '../log.js'
import type { Draft } from '../posts/draft.js'
import type { Enqueue } from '../posts/enqueue.js'
import type { Chance, Time } from '../time.js'
import { clearIncoming, type FileRules, type Kept, type KeptFile, keepFile } from './keep.js'
import { dueFiles, nextFile, type Outcome, settleFile, type WaitingFile } from './rows.js'

export interface FetcherParts<Read> {
  store: Store
  adapters: ReadonlyMap<PlatformName, Adapter>
  /** Where files are kept. */
  folder: string
  rules: FileRules
  enqueue: Enqueue
  time: Time
  chance: Chance
  log: Log
  /** Reads a kept file before it counts as stored, outside of any transaction: a crash meanwhile reads it again. Throws only for what is worth another try. */
  read(file: WaitingFile, kept: KeptFile): Promise<Read | undefined>
  /** What is said now that a file is stored or refused, in the same transaction. */
  settled(db: Db, fileId: number, now: Date, read: Read | undefined): Draft[] | Promise<Draft[]>
  /** After a commit: lanes that got posts. */
  wake(lanes: string[]): void
}

interface Taken<Read> {
  outcome: Outcome
  read?: Read
}

const AT_ONCE = 2
const LONGEST_FETCH_MS = 5 * 60_000

export class FileFetcher<Read> {
  readonly #underway = new Map<number, AbortController>()
  #looking: Promise<void> | undefined
  #more = false
  #stopped = false
  #cancel = () => {}

  constructor(private readonly parts: FetcherParts<Read>) {}

  async start(): Promise<void> {
    await clearIncoming(this.parts.folder)
    this.wake()
  }

  /** Something waits, or may. Also inside a transaction: the look waits for its end. */
  wake(): void {
    this.#more = true
    if (this.#stopped) return
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.#storeFailed(error, () => this.wake()))
      .finally(() => {
        this.#looking = undefined
        if (this.#more) this.wake()
      })
  }

  /** Resolves when nothing is being fetched and nothing can be fetched now. */
  async idle(): Promise<void> {
    while (this.#looking || this.#underway.size > 0) {
      await this.#looking
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  /** What is being fetched is let go; the next start fetches it again. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancel()
    for (const fetching of this.#underway.values()) fetching.abort()
    await this.idle()
  }

  async #look(): Promise<void> {
    this.#more = false
    const { store, time } = this.parts
    const now = time.now()
    const { due, next } = await store.read((db) => ({
      due: dueFiles(db, now, [...this.#underway.keys()], AT_ONCE - this.#underway.size),
      next: nextFile(db, now),
    }))
    if (this.#stopped) return
    for (const file of due) void this.#take(file)
    this.#cancel()
    if (next) this.#cancel = time.after(next.getTime() - now.getTime(), () => this.wake())
  }

  async #take(file: WaitingFile): Promise<void> {
    const fetching = new AbortController()
    this.#underway.set(file.id, fetching)
    const release = () => {
      this.#underway.delete(file.id)
      this.wake()
    }
    const taken = await this.#read(file, fetching).catch((error: unknown): Taken<Read> => ({ outcome: { error } }))
    if (this.#stopped) return release()
    await this.#settle(file, taken).then(release, (error: unknown) => this.#storeFailed(error, release))
  }

  async #read(file: WaitingFile, fetching: AbortController): Promise<Taken<Read>> {
    const outcome = await this.#fetch(file, fetching)
    return 'hash' in outcome ? { outcome, read: await this.parts.read(file, outcome) } : { outcome }
  }

  async #fetch(file: WaitingFile, fetching: AbortController): Promise<Kept> {
    const { folder, rules, time, adapters } = this.parts
    if (file.bytes !== null && file.bytes > rules.maxBytes) return { why: 'too-large' }
    const cancel = time.after(LONGEST_FETCH_MS, () => fetching.abort())
    const source = bytesOf(adapters.get(file.platform as PlatformName), file)
    return keepFile(folder, file, source, rules, fetching.signal).finally(cancel)
  }

  async #settle(file: WaitingFile, { outcome, read }: Taken<Read>): Promise<void> {
    const { store, enqueue, time, chance, log, settled, wake } = this.parts
    if ('error' in outcome) this.#log(file, outcome.error)
    const lanes = await store.transaction((db) => {
      const now = time.now()
      if (!settleFile(db, file, outcome, now, chance)) return []
      const tell = async () => enqueue(db, await settled(db, file.id, now, read), now)
      return store.savepoint(tell).catch((error: unknown) => {
        log.error({ code: 'file-told', file: file.id, error }, 'nobody could be told of a file')
        return []
      })
    })
    wake(lanes)
  }

  /** What a platform does happens; what our own disk does, somebody must see. */
  #log({ id, platform }: WaitingFile, error: unknown): void {
    const expected = error instanceof SendError || (error as Error).name === 'AbortError'
    this.parts.log[expected ? 'warn' : 'error']({ code: 'not-fetched', file: id, platform, error }, 'no file')
  }

  /** Not at once again: a full disk stays full. */
  #storeFailed(error: unknown, again: () => void): void {
    this.parts.log.error({ code: 'file-store', error }, 'the fetcher cannot use the store')
    if (this.#stopped) again()
    else this.parts.time.after(1000, again)
  }
}

/** The bytes as they come; whatever breaks on the way is the platform's doing. */
async function* bytesOf(
  adapter: Adapter | undefined,
  { externalId: id, name }: WaitingFile,
): AsyncGenerator<Uint8Array> {
  if (!adapter) throw new SendError('unreachable', 'the platform does not run')
  try {
    yield* await adapter.fetchFile({ id, name })
  } catch (error) {
    throw error instanceof SendError ? error : new SendError('unreachable', 'the file broke off', { cause: error })
  }
}
