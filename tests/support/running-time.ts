/** Time that begins at any instant and goes on by itself, as fast as the real one or a whole number of times faster. */
import type { Time } from '../../src/core/time.js'

export function startClock(at: string, speed = 1): Time {
  const [begin, real] = [new Date(at).getTime(), Date.now()]
  return {
    now: () => new Date(begin + (Date.now() - real) * speed),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds / speed)
      return () => clearTimeout(timer)
    },
  }
}
