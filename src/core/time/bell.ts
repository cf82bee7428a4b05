/** The bell: node-schedule wakes us at an instant. It only rings; what is due stands in the store. */
import { scheduleJob } from 'node-schedule'
import type { Time } from '../time.js'

export interface Bell {
  /** Rings once at the instant, or at once when it has passed. The answer cancels it. */
  at(instant: Date, ring: () => void): () => void
  /** Rings every minute, for what a suspended machine or a turned clock would have missed. */
  everyMinute(ring: () => void): () => void
}

/** @param time may be turned ahead of the real one; the bell rings when it says so. */
export function makeBell(time: Time, realNow: () => Date): Bell {
  return {
    at(instant, ring) {
      const wait = instant.getTime() - time.now().getTime()
      const job = wait > 0 ? scheduleJob(new Date(realNow().getTime() + wait), ring) : null
      // node-schedule has no job for a past date, nor for one that passes while it is being made.
      return job ? () => void job.cancel() : time.after(0, ring)
    },
    everyMinute(ring) {
      const job = scheduleJob('0 * * * * *', ring)
      return () => void job.cancel()
    },
  }
}
