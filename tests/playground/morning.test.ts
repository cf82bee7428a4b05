import { expect, test } from 'vitest'
import { morning } from '../../src/playground/open.js'

const at = (local: string) => new Date(`2026-11-20T${local}:00+08:00`)

test.each([
  ['06:00', '2026-11-20T09:00:00+08:00'],
  ['10:15', '2026-11-20T10:15:00+08:00'],
  ['16:30', '2026-11-21T09:00:00+08:00'],
  ['23:59', '2026-11-21T09:00:00+08:00'],
])('a new playground opened at %s begins at %s, so that tomorrow’s booking is in today’s 17:00 post', (now, begins) => {
  expect(morning(at(now), 'Asia/Shanghai')).toEqual(new Date(begins))
})
