/** What an operator's dashboard reads: events, commands, posts by state, clocks, adapters. */
import { Counter, Gauge, Registry } from 'prom-client'
import type { Store } from '../store/store.js'

export interface Metrics {
  contentType: string
  text(): Promise<string>
  countEvent(platform: string, kind: string): void
  /** A callback of that platform without the right secret. */
  countRefused(platform: string): void
}

export function makeMetrics(store: Store, adapters: () => { name: string; ok: boolean }[], now: () => Date): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const events = new Counter({
    name: 'lianluo_events_total',
    help: 'Events stored',
    labelNames: ['platform', 'kind'],
    registers,
  })
  const refused = new Counter({
    name: 'lianluo_callbacks_refused_total',
    help: 'Callbacks without the right secret',
    labelNames: ['platform'],
    registers,
  })
  const posts = new Gauge({ name: 'lianluo_posts', help: 'Posts by state', labelNames: ['state'], registers })
  const oldest = new Gauge({
    name: 'lianluo_oldest_waiting_post_seconds',
    help: 'Age of the oldest post not sent yet',
    registers,
  })
  const files = new Gauge({ name: 'lianluo_files', help: 'Files by state', labelNames: ['state'], registers })
  const due = new Gauge({ name: 'lianluo_clocks_running', help: 'Clocks that run', registers })
  const late = new Gauge({ name: 'lianluo_clocks_late', help: 'Running clocks whose time is over', registers })
  const up = new Gauge({
    name: 'lianluo_adapter_up',
    help: '1 when the adapter is well',
    labelNames: ['adapter'],
    registers,
  })

  async function collect() {
    await store.transaction(({ sql }) => {
      posts.reset()
      for (const { state, count } of sql.all<{ state: string; count: number }>(
        // What only pings, or stands beside the room, is part of its post.
        'SELECT "state", count(*) AS "count" FROM "Post" WHERE "leg" IS NULL AND "pingOf" IS NULL GROUP BY "state"',
      ))
        posts.set({ state }, count)
      files.reset()
      for (const { state, count } of sql.all<{ state: string; count: number }>(
        'SELECT "state", count(*) AS "count" FROM "File" GROUP BY "state"',
      ))
        files.set({ state }, count)
      const waiting = sql.get<{ at: string | null }>(
        `SELECT min("createdAt") AS "at" FROM "Post" WHERE "state" IN ('waiting', 'sending')`,
      )
      oldest.set(waiting?.at ? (now().getTime() - new Date(waiting.at).getTime()) / 1000 : 0)
      const running = sql.get<{ all: number; late: number }>(
        `SELECT count(*) AS "all", coalesce(sum("dueAt" < ?), 0) AS "late" FROM "Clock" WHERE "stoppedAt" IS NULL`,
        now(),
      )
      due.set(running?.all ?? 0)
      late.set(running?.late ?? 0)
    })
    for (const { name, ok } of adapters()) up.set({ adapter: name }, ok ? 1 : 0)
  }

  return {
    contentType: registry.contentType,
    countEvent: (platform, kind) => events.inc({ platform, kind }),
    countRefused: (platform) => refused.inc({ platform }),
    async text() {
      await collect()
      return registry.metrics()
    },
  }
}
