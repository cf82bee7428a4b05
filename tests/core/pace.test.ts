import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pace, type Paced } from '../../src/core/outbox/pace.js'

const limits = {
  room: { posts: 3, perMs: 6000 },
  direct: { posts: 2, perMs: 1000 },
  all: { posts: 5, perMs: 1000 },
}
const group = { roomId: 1, threadId: null, direct: false, messages: 1, isEdit: false }

interface Sent extends Paced {
  /** When the platform got it, at some moment between the send and its answer. */
  arrived: number
  answered: number
}

/** Everybody sends as soon as the pace lets them, one post of a room at a time, as the outbox does. */
function simulate(posts: { room: number; messages: number; at: number; there: number; back: number }[]): Sent[] {
  const pace = new Pace(limits)
  const waiting = posts.map((post) => ({ ...post })).sort((a, b) => a.at - b.at)
  const underway: Sent[] = []
  const done: Sent[] = []
  for (let now = 0; waiting.length + underway.length > 0; ) {
    for (const sent of underway.filter(({ answered }) => answered <= now)) {
      underway.splice(underway.indexOf(sent), 1)
      done.push(sent)
      pace.end(sent, now)
    }
    const wakes = underway.map(({ answered }) => answered)
    const heads = waiting.filter((one, index) => waiting.findIndex(({ room }) => room === one.room) === index)
    for (const one of heads) {
      const { room: roomId, messages, at, there, back } = one
      const paced = { roomId, threadId: null, direct: roomId % 2 === 0, messages, isEdit: false }
      if (at > now) wakes.push(at)
      else if (!underway.some((sent) => sent.roomId === roomId)) {
        const wait = pace.wait(paced, now)
        if (wait > 0) wakes.push(now + wait)
        else {
          pace.begin(paced)
          waiting.splice(waiting.indexOf(one), 1)
          underway.push({ ...paced, arrived: now + there, answered: now + there + back })
          wakes.push(now + there + back, now)
        }
      }
    }
    now = Math.min(...wakes)
  }
  return done
}

/** The most arrivals in any window of that length. */
function most(sent: Sent[], perMs: number): number {
  const times = sent.flatMap(({ arrived, messages }) => Array<number>(messages).fill(arrived)).sort((a, b) => a - b)
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + perMs).length))
}

const post = fc.record({
  room: fc.integer({ min: 1, max: 6 }),
  messages: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) }),
  at: fc.integer({ min: 0, max: 8000 }),
  there: fc.integer({ min: 0, max: 400 }),
  back: fc.integer({ min: 0, max: 400 }),
})

describe('whatever is sent and however long the answers take', () => {
  test('no window of the platform ever holds more than it takes', () => {
    fc.assert(
      fc.property(fc.array(post, { maxLength: 60 }), (posts) => {
        const sent = simulate(posts)
        expect(sent).toHaveLength(posts.length)
        expect(most(sent, limits.all.perMs)).toBeLessThanOrEqual(limits.all.posts)
        for (const room of new Set(sent.map(({ roomId }) => roomId))) {
          const { posts: take, perMs } = room % 2 === 0 ? limits.direct : limits.room
          const there = sent.filter(({ roomId }) => roomId === room)
          expect(most(there, perMs)).toBeLessThanOrEqual(take)
        }
      }),
    )
  })

  test('nobody is told to wait while there is room, nor longer than until there is', () => {
    const step = fc.record({ room: fc.integer({ min: 1, max: 4 }), after: fc.integer({ min: 0, max: 900 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const pace = new Pace(limits)
        const sent: { room: number; at: number }[] = []
        let now = 0
        for (const { room, after } of steps) {
          now += after
          const { posts: take, perMs } = room % 2 === 0 ? limits.direct : limits.room
          const count = (all: typeof sent, ms: number, at: number) => all.filter((one) => one.at > at - ms).length
          const free = (at: number) =>
            count(sent, limits.all.perMs, at) < limits.all.posts &&
            count(
              sent.filter((one) => one.room === room),
              perMs,
              at,
            ) < take
          const paced = { roomId: room, threadId: null, direct: room % 2 === 0, messages: 1, isEdit: false }
          const wait = pace.wait(paced, now)
          expect(free(now + wait)).toBe(true)
          if (wait > 0) expect(free(now + wait - 1)).toBe(false)
          now += wait
          pace.begin(paced)
          pace.end(paced, now)
          sent.push({ room, at: now })
        }
      }),
    )
  })
})

test('what is on its way counts until its answer is here', () => {
  const pace = new Pace(limits)
  for (let one = 0; one < 3; one += 1) pace.begin(group)
  expect(pace.wait(group, 50_000)).toBeGreaterThan(0)
  for (let one = 0; one < 3; one += 1) pace.end(group, 60_000)
  expect(pace.wait(group, 60_000)).toBe(6000)
  expect(pace.wait(group, 66_000)).toBe(0)
})

test('what was not sent after all does not count', () => {
  const pace = new Pace(limits)
  for (let one = 0; one < 3; one += 1) pace.begin(group)
  for (let one = 0; one < 3; one += 1) pace.end(group)
  expect(pace.wait(group, 0)).toBe(0)
})

test('an album counts each of its pictures, and one that is more than a window goes alone', () => {
  const pace = new Pace(limits)
  const album = { ...group, messages: 2 }
  pace.begin(album)
  pace.end(album, 1000)
  expect(pace.wait(group, 1000)).toBe(0)
  expect(pace.wait(album, 1000)).toBe(6000)
  const large = { ...group, messages: 11 }
  expect(pace.wait(large, 1000)).toBe(6000)
  expect(pace.wait(large, 7000)).toBe(0)
})

test('a clock that is set back blocks nobody for long', () => {
  const pace = new Pace(limits)
  for (let one = 0; one < 3; one += 1) {
    pace.begin(group)
    pace.end(group, 1_000_000)
  }
  expect(pace.wait(group, 500)).toBe(0)
})

test('a thread waits for its room, unless the platform counts it apart', () => {
  const inThread = { ...group, threadId: 7 }
  for (const threadsApart of [false, true]) {
    const pace = new Pace({ ...limits, threadsApart })
    for (let one = 0; one < 3; one += 1) {
      pace.begin(group)
      pace.end(group, 1000)
    }
    expect(pace.wait(inThread, 2000) > 0).toBe(!threadsApart)
  }
})

test('a change waits for changes, not for new messages', () => {
  const pace = new Pace(limits)
  for (let one = 0; one < 3; one += 1) {
    pace.begin(group)
    pace.end(group, 1000)
  }
  expect(pace.wait(group, 2000)).toBeGreaterThan(0)
  expect(pace.wait({ ...group, isEdit: true }, 2000)).toBe(0)
})
