import { expect, test } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { pause } from '../../src/core/outbox/fate.js'
import { ALL } from '../support/fake-adapter.js'
import { openShop } from '../support/shop.js'
import { openScene } from './outbox-scene.js'

const failed = (...[kind, details]: [kind: SendError['kind'], details?: SendError['details']]) =>
  new SendError(kind, `it was ${kind}`, details)

test('a room gets its posts in order, and a room that must wait holds up nobody else', async () => {
  const { adapter, post, room, texts, pass } = openScene()
  const [one, other] = [await room('-1'), await room('-2')]
  adapter.failures.push(failed('limited', { retryAfterMs: 30_000 }))
  await post(one, 'a')
  await post(one, 'b')
  await post(other, 'c')
  expect([texts('-1'), texts('-2')]).toEqual([[], ['✓ c']])
  await pass(29)
  expect(texts('-1')).toEqual([])
  await pass(1)
  expect(texts('-1')).toEqual(['✓ a', '✓ b'])
})

test('one post of a room is under way at a time, however busy it is', async () => {
  const { adapter, quietly, room, texts, outbox } = openScene()
  const rooms = [await room('-1'), await room('-2'), await room('-3')]
  let [under, most] = [0, 0]
  adapter.wait = async () => {
    under += 1
    most = Math.max(most, under)
    for (let tick = 0; tick < (under * 7) % 5; tick++) await Promise.resolve()
    under -= 1
  }
  const words = Array.from({ length: 40 }, (_, index) => String(index))
  for (const word of words) for (const one of rooms) outbox.wake(await quietly(one, word, { key: `${one}-${word}` }))
  await outbox.idle()
  for (const id of ['-1', '-2', '-3']) expect(texts(id)).toEqual(words.map((word) => `✓ ${word}`))
  expect(most).toBeLessThanOrEqual(3)
})

test('a post that was taken in somebody’s transaction goes before the next of its room', async () => {
  const { outbox, quietly, room, store, texts } = openScene()
  const [lane = ''] = await quietly(await room('-1'), 'a')
  await quietly(1, 'b')
  const claims = await store.transaction((db) => outbox.claim(db, [lane]))
  outbox.wake([lane])
  await store.transaction(() => {})
  expect(texts('-1')).toEqual([])
  outbox.send(claims)
  await outbox.idle()
  expect(texts('-1')).toEqual(['✓ a', '✓ b'])
})

test('a post that was taken in a transaction that failed is still there', async () => {
  const { outbox, quietly, room, store, texts } = openScene()
  const lanes = await quietly(await room('-1'), 'a')
  const failing = store.transaction((db) => {
    const claims = outbox.claim(db, lanes)
    throw Object.assign(new Error('no'), { claims })
  })
  await failing.catch(({ claims }) => outbox.release(claims))
  outbox.wake(lanes)
  await outbox.idle()
  expect(texts('-1')).toEqual(['✓ a'])
})

test('an unreachable platform is tried again after growing pauses, without a mark', async () => {
  const { adapter, post, room, texts, pass } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('unreachable'), failed('unreachable'), failed('unreachable'))
  await post(one, 'a')
  for (const seconds of [1, 2]) {
    const left = adapter.failures.length
    await pass(seconds - 0.001)
    expect(adapter.failures).toHaveLength(left)
    await pass(0.001)
    expect(adapter.failures).toHaveLength(left - 1)
  }
  expect(texts('-1')).toEqual([])
  await pass(4)
  expect(texts('-1')).toEqual(['✓ a'])
})

test('pauses double, are spread by a quarter each way, and end at five minutes', () => {
  expect([1, 2, 3, 4].map((attempt) => pause(attempt, () => 0.5))).toEqual([1000, 2000, 4000, 8000])
  expect([pause(1, () => 0), pause(1, () => 1)]).toEqual([750, 1250])
  expect(pause(1000, () => 0.5)).toBe(300_000)
})

test('after a day of trying a person decides', async () => {
  const { adapter, post, room, pass, lost, states } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('unreachable'), failed('unreachable'))
  await post(one, 'a')
  await pass(25 * 3600)
  expect(await states()).toEqual(['a dead'])
  expect(lost).toHaveLength(1)
})

test('what perhaps arrived is sent once more with a mark, then held for a person', async () => {
  const { adapter, post, room, texts, pass, lost, states } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('unknown'))
  await post(one, 'a')
  await pass(1)
  expect(texts('-1')).toEqual(['【补发】✓ a'])
  adapter.failures.push(failed('unknown'), failed('unknown'))
  await post(one, 'b')
  await pass(1)
  await pass(3600)
  expect(texts('-1')).toEqual(['【补发】✓ a'])
  expect(await states()).toEqual(['a sent', 'b held'])
  expect(lost.map(({ claim }) => claim.post.key)).toEqual(['b'])
  await post(one, 'c')
  expect(texts('-1').at(-1)).toBe('✓ c')
})

test('what a customer perhaps got is held at once', async () => {
  const { adapter, post, room, pass, texts, states } = openScene()
  const site = await room('-9', 'customer')
  adapter.failures.push(failed('unknown'))
  await post(site, 'a')
  await pass(3600)
  expect([texts('-9'), await states()]).toEqual([[], ['a held']])
})

test('where the platform removes doubles it is simply sent again', async () => {
  const { adapter, post, room, pass, texts } = openScene({ removesDoubles: true })
  adapter.failures.push(failed('unknown'))
  await post(await room('-1'), 'a')
  await pass(1)
  expect(texts('-1')).toEqual(['✓ a'])
})

test('what is refused is given up, and the next is sent', async () => {
  const { adapter, post, room, texts, lost, states } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('refused', { because: 'muted' }))
  await post(one, 'a')
  await post(one, 'b')
  expect(texts('-1')).toEqual(['✓ b'])
  expect(await states()).toEqual(['a dead', 'b sent'])
  expect(lost.map(({ why }) => why)).toEqual(['muted'])
})

test('an error that no adapter may throw ends one post, not the lane', async () => {
  const { adapter, post, room, texts } = openScene()
  const one = await room('-1')
  adapter.failures.push(new TypeError('a bug'))
  await post(one, 'a')
  await post(one, 'b')
  expect(texts('-1')).toEqual(['✓ b'])
})

test('edits that wait are overtaken by the newest', async () => {
  const { adapter, post, room, texts, pass, states } = openScene()
  const one = await room('-1')
  await post(one, 'card')
  adapter.failures.push(failed('limited', { retryAfterMs: 5000 }))
  await post(one, 'x')
  await post(one, 'first', { edits: 'card' })
  await post(one, 'second', { edits: 'card' })
  await post(one, 'third', { edits: 'card' })
  await pass(5)
  expect(texts('-1')).toEqual(['✓ third', '✓ x'])
  expect(adapter.sent.filter(({ edits }) => edits !== undefined)).toHaveLength(1)
  expect(await states()).toEqual(['card sent', 'x sent', 'first superseded', 'second superseded', 'third sent'])
})

test('an edit of a message that is gone is said anew; one in doubt is repeated without a mark', async () => {
  const { adapter, post, room, texts, pass } = openScene()
  const one = await room('-1')
  await post(one, 'card')
  adapter.failures.push(failed('unknown'))
  await post(one, 'doubtful', { edits: 'card' })
  await pass(1)
  expect(texts('-1')).toEqual(['✓ doubtful'])
  adapter.failures.push(failed('refused', { because: 'message-gone' }))
  await post(one, 'anew', { edits: 'card' })
  expect(texts('-1')).toEqual(['✓ doubtful', '✓ anew'])
})

test('an edit of what was never said is dropped', async () => {
  const { adapter, post, room, texts, states } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('refused'))
  await post(one, 'card')
  await post(one, 'edit', { edits: 'card' })
  await post(one, 'edit of nothing', { edits: 'nobody said this' })
  expect(texts('-1')).toEqual([])
  expect(await states()).toEqual(['card dead', 'edit superseded'])
})

test('a room that moved gets the post under its new id, and the next ones too', async () => {
  const { adapter, post, room, texts } = openScene()
  const one = await room('-1')
  adapter.failures.push(failed('refused', { movedTo: '-100' }))
  await post(one, 'a')
  await post(one, 'b')
  expect([texts('-1'), texts('-100')]).toEqual([[], ['✓ a', '✓ b']])
})

test('a thread that is gone is left: the post goes into the room', async () => {
  const { adapter, store, post, room, texts } = openScene()
  const one = await room('-1')
  const thread = await store.transaction((db) => db.sql.insert('Thread', { roomId: one, externalId: 't5', tag: 'TS1' }))
  adapter.failures.push(failed('refused', { because: 'thread-gone' }))
  await post(one, 'a', { thread })
  expect(texts('-1')).toEqual(['✓ a'])
  expect(adapter.sent.map((sent) => sent.thread)).toEqual([undefined])
})

test('twenty posts a minute go to a group, the rest when it is their turn', async () => {
  const { post, room, texts, pass } = openScene({
    limits: { ...ALL.limits, room: { posts: 20, perMs: 60_000 }, all: { posts: 30, perMs: 1000 } },
  })
  const one = await room('-1')
  for (let index = 1; index <= 23; index++) await post(one, String(index))
  expect(texts('-1')).toHaveLength(20)
  await pass(59)
  expect(texts('-1')).toHaveLength(20)
  await pass(1.1)
  expect(texts('-1').slice(-3)).toEqual(['✓ 21', '✓ 22', '✓ 23'])
})

test('after a restart the last minute still counts', async () => {
  const { again, post, quietly, room, texts, pass } = openScene({
    limits: { ...ALL.limits, room: { posts: 20, perMs: 60_000 } },
  })
  const [one, other] = [await room('-1'), await room('-2')]
  for (let index = 1; index <= 20; index++) await post(one, String(index))
  await quietly(one, '21')
  await quietly(other, '22')
  await pass(30)
  await again()
  expect([texts('-1').length, texts('-2').length]).toEqual([20, 1])
  await pass(29)
  expect(texts('-1')).toHaveLength(20)
  await pass(1)
  expect(texts('-1').at(-1)).toBe('✓ 21')
})

test('the same key makes one post', async () => {
  const { post, room, texts } = openScene()
  const one = await room('-1')
  await post(one, 'a')
  await post(one, 'a')
  expect(texts('-1')).toEqual(['✓ a'])
})

test('a store that fails for a moment loses nothing and doubles nothing', async () => {
  const { failing, post, room, texts, pass, states } = openScene()
  const one = await room('-1')
  failing.push(new Error('disk full'))
  await post(one, 'a')
  expect(texts('-1')).toEqual([])
  await pass(1)
  expect(texts('-1')).toEqual(['✓ a'])
  expect(await states()).toEqual(['a sent'])
})

test('when the receipt cannot be written, it is written later', async () => {
  const { adapter, failing, post, room, texts, pass, states } = openScene()
  const one = await room('-1')
  adapter.wait = async () => void failing.push(new Error('disk full'))
  await post(one, 'a')
  expect([texts('-1'), await states()]).toEqual([['✓ a'], ['a sending']])
  adapter.wait = async () => {}
  await pass(1)
  expect([texts('-1'), await states()]).toEqual([['✓ a'], ['a sent']])
})

test('stopping sends what is there first', async () => {
  const { quietly, outbox, room, texts } = openScene()
  const one = await room('-1')
  outbox.wake(await quietly(one, 'a'))
  outbox.wake(await quietly(one, 'b'))
  await outbox.stop(8000)
  expect(texts('-1')).toEqual(['✓ a', '✓ b'])
})

test('a send that never ends does not keep the process; afterwards the post is in doubt and goes out marked', async () => {
  const { adapter, again, outbox, quietly, room, states, texts, time } = openScene()
  const one = await room('-1')
  let begun = () => {}
  const sending = new Promise<void>((resolve) => {
    begun = resolve
  })
  adapter.wait = () => {
    begun()
    return new Promise(() => {})
  }
  outbox.wake(await quietly(one, 'a'))
  await quietly(one, 'b')
  await sending
  const stopped = outbox.stop(8000)
  for (const milliseconds of [8000, 1500]) {
    time.set(new Date(time.now().getTime() + milliseconds))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await stopped
  expect(await states()).toEqual(['a sending', 'b waiting'])
  adapter.wait = async () => {}
  await again()
  expect(texts('-1')).toEqual(['【补发】✓ a', '✓ b'])
})

test('what is on its way when time is up is still heard of, and goes out unmarked and once', async () => {
  const { adapter, again, outbox, quietly, room, states, texts, time } = openScene()
  const one = await room('-1')
  let arrive = () => {}
  const begun = new Promise<void>((resolve) => {
    adapter.wait = () => {
      resolve()
      return new Promise<void>((arrived) => {
        arrive = arrived
      })
    }
  })
  outbox.wake(await quietly(one, 'a'))
  await quietly(one, 'b')
  await begun
  const stopped = outbox.stop(8000)
  time.set(new Date(time.now().getTime() + 8000))
  await new Promise((resolve) => setImmediate(resolve))
  arrive()
  await stopped
  expect(await states()).toEqual(['a sent', 'b waiting'])
  adapter.wait = async () => {}
  await again()
  expect(texts('-1')).toEqual(['✓ a', '✓ b'])
})

test('the admin is told what was lost, and one press sends it again', async () => {
  const { world, work, li, admin } = await openShop()
  await admin.says(admin.direct, '/帮助')
  world.adapter.failures.push(failed('refused', { because: 'muted' }))
  await li.says(work, '/排班 明天')
  const alarm = admin.direct.last
  expect(alarm.text).toContain('岩板一店工作群')
  expect(alarm.text).toContain('11月21日 周六没有送货、安装和售服。')
  const before = work.messages.length
  await admin.presses(alarm, '重发')
  expect(work.messages.slice(before).map(({ text }) => text)).toEqual(['【补发】11月21日 周六没有送货、安装和售服。'])
  await admin.presses(alarm, '重发')
  expect(work.messages).toHaveLength(before + 1)
  await world.close()
})

test('a thread that could not be changed is called by its title, and changed by one press', async () => {
  const { world, work, li, wang, admin } = await openShop()
  await admin.says(admin.direct, '/帮助')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  world.adapter.failures.push(undefined, undefined, failed('refused'))
  await wang.presses(work.with('请在'), '知晓')
  const title = '处理中 TS261120-01 张三 台面开裂'
  expect(admin.direct.last.text).toContain(`\n${title}\n`)
  await admin.presses(admin.direct.last, '重发')
  expect(world.adapter.threadStates).toMatchObject([{ title }])
  await world.close()
})

test('an edit that is too long for one message keeps its button', async () => {
  const { world, work, li, wang } = await openShop({ capabilities: { ...ALL, maxText: 200 } })
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const card = work.with('请在')
  await li.says(work, `/问题 TS261120-01 ${Array.from({ length: 12 }, (_, at) => `台面第${at + 1}处开裂`).join(';')}`)
  expect(card.edited).toBe(true)
  await wang.presses(card, '知晓')
  expect(card.text).toContain('王强 09:00 已知晓')
  await world.close()
})
