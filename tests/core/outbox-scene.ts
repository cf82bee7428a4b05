/** The outbox alone, with its store: posts are put into rooms, a pretend platform takes or refuses them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Capabilities } from '../../src/core/adapter.js'
import { Outbox } from '../../src/core/outbox/outbox.js'
import type { Claim } from '../../src/core/outbox/rows.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { type Draft, text } from '../../src/core/posts/draft.js'
import { makeEnqueue } from '../../src/core/posts/enqueue.js'
import { loadPrompts } from '../../src/core/words/prompts.js'
import { marked } from '../../src/core/words/worded.js'
import { Wording } from '../../src/core/words/wording.js'
import { openStore, type Store } from '../../src/store/store.js'
import { ALL, FakeAdapter } from '../support/fake-adapter.js'
import { ManualTime } from '../support/manual-time.js'

/** Keeps a send under way for as long as a test wants. */
export class SlowAdapter extends FakeAdapter {
  /** Awaited by every send before it does anything. */
  wait: () => Promise<unknown> = async () => {}

  override async send(post: Post): Promise<Receipt> {
    await this.wait()
    return super.send(post)
  }
}

const log = { debug() {}, info() {}, warn() {}, error() {} }
const wording = new Wording(loadPrompts('prompts').texts)

export function openScene(capabilities: Partial<Capabilities> = {}, chance = () => 0.5) {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-outbox-'))
  const time = new ManualTime('2026-03-09T02:00:00Z')
  const adapter = new SlowAdapter({ ...ALL, ...capabilities })
  const store = openStore({
    path: join(folder, 'test.db'),
    synchronous: 'NORMAL',
    migrations: 'prisma/migrations/sqlite',
    now: time.now(),
  })
  const lost: { claim: Claim; why: string }[] = []
  /** The store as the outbox has it: its transactions can be made to fail. */
  const failing: Error[] = []
  const weak: Store = {
    ...store,
    transaction: (work) => {
      const failure = failing.shift()
      return failure ? Promise.reject(failure) : store.transaction(work)
    },
  }
  const makeOutbox = () =>
    new Outbox({
      store: weak,
      adapters: new Map([['telegram' as const, adapter]]),
      time,
      chance,
      log,
      marks: {
        repeated: (blocks) => marked(blocks, '【补发】', 'before'),
        late: (blocks) => marked(blocks, '【迟发】', 'before'),
        typed: (_post, blocks) => blocks,
      },
      detour: () => [],
      lost(_db, claim, why) {
        lost.push({ claim: claim as Claim, why })
        return []
      },
    })
  let outbox = makeOutbox()
  const enqueue = makeEnqueue({
    wording,
    locale: 'zh-CN',
    zone: 'Asia/Shanghai',
    capabilities: () => adapter.capabilities,
    routes: (_platform, target) => adapter.routes?.(target),
    masked: (text) => text,
  })
  onTestFinished(async () => {
    adapter.wait = async () => {}
    await outbox.stop(0)
    await store.close()
    rmSync(folder, { recursive: true })
  })

  return {
    time,
    adapter,
    store,
    lost,
    enqueue,
    failing,
    get outbox() {
      return outbox
    },
    room: (externalId: string, purpose = 'work') =>
      store.transaction((db) =>
        db.sql.insert('Room', { platform: 'telegram', externalId, purpose, createdAt: time.now() }),
      ),
    /** Puts "✓ word" into the room and lets the outbox do what it can. */
    async post(room: number, word: string, more: Partial<Draft> = {}): Promise<void> {
      const draft: Draft = { key: word, room, blocks: [text('core.chosen', { choice: word })], ...more }
      outbox.wake(await store.transaction((db) => enqueue(db, [draft], time.now())))
      await outbox.idle()
    },
    /** Puts it there without telling anybody. */
    quietly: (room: number, word: string, more: Partial<Draft> = {}) => {
      const draft: Draft = { key: word, room, blocks: [text('core.chosen', { choice: word })], ...more }
      return store.transaction((db) => enqueue(db, [draft], time.now()))
    },
    async pass(seconds: number): Promise<void> {
      time.set(new Date(time.now().getTime() + seconds * 1000))
      await outbox.idle()
    },
    /** As after a crash: the outbox that was there is forgotten. */
    async again(): Promise<void> {
      outbox = makeOutbox()
      await outbox.start()
      await outbox.idle()
    },
    texts: (room: string) => adapter.messages.filter((one) => one.room === room).map((one) => one.text),
    states: () =>
      store.transaction((db) =>
        db.post.findMany({ orderBy: { id: 'asc' } }).then((all) => all.map(({ key, state }) => `${key} ${state}`)),
      ),
  }
}
