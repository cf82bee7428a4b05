/** A dealer's week on three platforms at once: as it was read and found right, and the same when the process dies every hour. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { alike, written } from '../week/chronicle.js'
import { playWeek } from '../week/week.js'

const PLATFORMS = ['telegram', 'discord', 'wecom'] as const
const MINUTES = 60_000
const pageOf = (platform: string): string => `docs/stories/week-${platform}.md`

test(
  'sixty visits a day, forty people, a holiday and the day made up for it, leave, a late truck, leftovers, complaints, and a process that dies every hour',
  async () => {
    const week = await playWeek()
    expect(week.people).toBeGreaterThanOrEqual(40)
    expect(week.busiest).toBeGreaterThanOrEqual(60)
    for (const platform of PLATFORMS) {
      const page = written(week.pages[platform])
      if (process.env.STORIES === 'write') {
        mkdirSync('docs/stories', { recursive: true })
        writeFileSync(pageOf(platform), page)
      }
      expect(page).toBe(readFileSync(pageOf(platform), 'utf8'))
    }
    // In each hour at another step, the same ones each time.
    const mortal = await playWeek((hour) => ((hour * 37) % 59) + 1)
    expect(mortal.deaths).toBeGreaterThanOrEqual(24 * 8)
    // Deaths between sending and knowing: without them nothing would have been tried.
    expect(PLATFORMS.some((platform) => written(mortal.pages[platform]).includes('【补发】'))).toBe(true)
    for (const platform of PLATFORMS)
      expect(written(alike(mortal.pages[platform]))).toBe(written(alike(week.pages[platform])))
  },
  15 * MINUTES,
)
