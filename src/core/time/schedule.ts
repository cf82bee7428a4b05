/** Timed work: rows say what is due, the bell only wakes us. Each (job, brand, day) happens once, late when it had to be, or is known to be missed. */
import type { Db, Store } from '../../store/store.js'
import type { BrandHere } from '../commands/command.js'
import type { Log } from '../log.js'
import { LATE_AFTER_MS } from '../outbox/rows.js'
import { type Draft, ofBrand } from '../posts/draft.js'
import type { Enqueue } from '../posts/enqueue.js'
import type { Time } from '../time.js'
import type { Bell } from './bell.js'
import type { Job } from './job.js'
import { type JobDay, jobDays } from './job-days.js'
import type { Ringer } from './ringer.js'

export interface ScheduleParts<Rules> {
  store: Store
  jobs: readonly Job<Rules>[]
  ringers: readonly Ringer<Rules>[]
  rules: Rules
  enqueue: Enqueue
  bell: Bell
  time: Time
  log: Log
  zoneOf(brand: BrandHere): string
  /** Who must know that a run was missed, and in which words. */
  missed(db: Db, job: Job<Rules>, day: JobDay): Draft[]
  /** After a commit: lanes that got posts. */
  rung(lanes: string[]): void
}

export class Schedule<Rules> {
  #cancel = () => {}
  #cancelSweep = () => {}
  #ringing: Promise<void> = Promise.resolve()
  #arming = false
  #lastRing: Date | undefined
  #jobsDue: Date | undefined
  #bellAt: Date | undefined
  #stopped = false

  constructor(private readonly parts: ScheduleParts<Rules>) {}

  async start(): Promise<void> {
    this.#cancelSweep = this.parts.bell.everyMinute(() => void this.ring())
    await this.ring()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancel()
    this.#cancelSweep()
    await this.#ringing
  }

  /** The next instant at which something is due. */
  next(): Promise<Date | undefined> {
    return this.parts.store.read((db) => earliest([this.#nextJob(db), this.#nextRing(db)]))
  }

  /** Does all that is due by now, and looks when jobs are due next. */
  ring(): Promise<void> {
    this.#ringing = this.#ringing
      .then(() => this.#ringAll())
      .catch((error: unknown) => this.parts.log.error({ code: 'schedule-store', error }, 'schedule cannot look'))
      .then(() => {
        this.#bellAt = undefined // the clock may have been turned since it was set
        this.arm()
      })
    return this.#ringing
  }

  /** The sweep of every minute keeps this well, also when nothing is due. */
  health(): { ok: boolean; detail: string } {
    const last = this.#lastRing
    const ok = last !== undefined && this.parts.time.now().getTime() - last.getTime() < LATE_AFTER_MS
    return { ok, detail: last ? `last looked ${last.toISOString()}` : 'not begun' }
  }

  /** Sets the bell anew: something may be due earlier than before. Many calls at once cost one. */
  arm(): void {
    if (this.#arming || this.#stopped) return
    this.#arming = true
    this.parts.time.after(0, () => {
      this.#arming = false
      if (this.#stopped) return
      // Jobs were looked at in the last sweep; only what rings by itself can have come nearer since.
      this.parts.store
        .read((db) => earliest([this.#jobsDue, this.#nextRing(db)]))
        .then((next) => this.#setBell(next))
        .catch((error: unknown) => this.parts.log.error({ code: 'schedule-store', error }, 'schedule cannot read'))
    })
  }

  /** A bell that is set too early does no harm: it rings, finds nothing and is set anew. */
  #setBell(next: Date | undefined) {
    if (!next || this.#stopped || (this.#bellAt && this.#bellAt <= next)) return
    this.#cancel()
    this.#bellAt = next
    this.#cancel = this.parts.bell.at(next, () => {
      this.#bellAt = undefined
      void this.ring()
    })
  }

  #nextRing(db: Db): Date | undefined {
    return earliest(this.parts.ringers.map((ringer) => ringer.next(db)))
  }

  #nextJob(db: Db): Date | undefined {
    const { jobs, rules, zoneOf, time } = this.parts
    return earliest(
      jobs.map((job) => {
        const { due, next } = jobDays(db, job, rules, zoneOf, time.now())
        return due[0]?.dueAt ?? next
      }),
    )
  }

  async #ringAll(): Promise<void> {
    if (this.#stopped) return
    const { jobs, ringers, rules, store, time, zoneOf } = this.parts
    this.#lastRing = time.now()
    for (const ringer of ringers)
      await this.#safely(ringer.name, async (db) => ringer.ring({ db, rules, now: time.now() }))
    const nexts: (Date | undefined)[] = []
    for (const job of jobs) {
      const look = () => store.read((db) => jobDays(db, job, rules, zoneOf, time.now()))
      const days = await look()
      const { due } = days
      for (const brand of new Set(due.map((day) => day.brand.id)))
        await this.#safely(job.name, (db) =>
          this.#runJob(
            db,
            job,
            due.filter((day) => day.brand.id === brand),
          ),
        )
      // What has run is due on another day now; what failed still is.
      const after = due.length > 0 ? await look() : days
      nexts.push(after.due[0]?.dueAt ?? after.next)
    }
    this.#jobsDue = earliest(nexts)
  }

  /** Of the days that one brand missed only the latest is made, and only within its time. */
  async #runJob(db: Db, job: Job<Rules>, days: JobDay[]): Promise<Draft[]> {
    const now = this.parts.time.now()
    const drafts: Draft[] = []
    for (const [index, day] of days.entries()) {
      const make = index === days.length - 1 && now <= day.until
      const late = now.getTime() - day.dueAt.getTime() > LATE_AFTER_MS
      const isNew = db.sql.run(
        `INSERT INTO "Run" ("job", "brandId", "day", "dueAt", "state", "late", "at") VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT ("job", "brandId", "day") DO NOTHING`,
        job.name,
        day.brand.id,
        day.day,
        day.dueAt,
        make ? 'done' : 'missed',
        late,
        now,
      )
      if (isNew === 0) continue
      const { rules } = this.parts
      const timely = { due: day.dueAt, until: day.until }
      if (make) {
        const posts = await job.run({ db, rules, brand: day.brand, day: day.day, now })
        drafts.push(...posts.map((post) => ofBrand({ ...post, timely }, day.brand.id)))
      } else {
        this.parts.log.warn(
          { code: 'job-missed', job: job.name, brand: day.brand.id, day: day.day },
          'a run was missed',
        )
        if (index === days.length - 1 && !job.minor) drafts.push(...this.parts.missed(db, job, day))
      }
    }
    return drafts
  }

  /** One failing brand or ringer does not keep the others waiting; the next sweep tries it again. */
  async #safely(name: string, work: (db: Db) => Promise<Draft[]>): Promise<void> {
    const { enqueue, log, rung, store, time } = this.parts
    try {
      const lanes = await store.transaction(async (db) => enqueue(db, await work(db), time.now()))
      if (lanes.length > 0) rung(lanes)
    } catch (error) {
      log.error({ code: 'job-failed', job: name, error }, 'timed work failed')
    }
  }
}

function earliest(instants: (Date | undefined)[]): Date | undefined {
  const times = instants.flatMap((instant) => (instant ? [instant.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : undefined
}
