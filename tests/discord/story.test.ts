/** The whole story, four times: by slash commands, buttons, menus and forms alone, and by typing alone, in two languages. */
import { expect, test } from 'vitest'
import type { Channel, Shown } from '../contract/discord-server.js'
import { gather, lastIn } from './dealer.js'
import { chinese, english } from './languages.js'
import { openStage } from './stage.js'
import { byGestures, byTyping } from './ways.js'

test.each([
  { how: 'by gestures alone, in Chinese', by: byGestures, words: chinese },
  { how: 'by typing alone, in Chinese', by: byTyping, words: chinese },
  { how: 'by gestures alone, in English', by: byGestures, words: english },
  { how: 'by typing alone, in English', by: byTyping, words: english },
])('the whole story $how', async ({ by, words }) => {
  const stage = await openStage({ locale: words.locale })
  const { server } = stage
  const { admin, li, wang, zhao, chen, work } = gather(stage)
  const { does, taps } = by(stage)
  const last = (where: Channel = work) => lastIn(server.posts(where))
  const now = (shown: Shown, where: Channel) => server.messages(where).find(({ id }) => id === shown.id)

  // The group is set up.
  expect(await does(admin, work, words.bind)).toContain(words.bound)
  for (const [index, person] of [li, wang, zhao, chen].entries()) {
    const role = words.roles[index] ?? ''
    await does(person, work, words.iam(person.name, role))
    await taps(admin, last(), work, words.approve(person.name))
    expect(
      server
        .posts(work)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(words.approved(person.name, role))
  }
  const liaison = { command: 'liaison', filled: { department: '工程部', first: wang, deputy: zhao } }
  const liaisons = { ...liaison, line: '/liaison 工程部 @王强 @赵六', mentions: [wang, zhao] }
  expect(await does(admin, work, liaisons)).toContain(words.liaisons)

  // Service books visits.
  expect(await does(li, work, words.delivery)).toContain(words.tooSoon)
  expect(await taps(li, last(), work, words.why)).toContain('SH260309-01')
  for (const [wish, says] of words.visits) expect(await does(li, work, wish)).toContain(says)

  // A complaint opens its thread and rings at the liaison.
  expect(await does(li, work, words.complaint)).toContain(words.opened)
  const [thread, ...others] = server.threads(work)
  expect(others).toEqual([])
  expect(thread?.name).toBe(words.thread)
  if (!thread) throw new Error('no thread')
  const card = last(thread)
  expect(card).toMatchObject({ pings: ['王强'], buttons: [words.acknowledge[0]] })

  // Who is no liaison cannot sign for one.
  expect(await taps(chen, card, thread, words.acknowledge)).toContain(words.foreign)
  expect(await taps(wang, card, thread, words.acknowledge)).toContain(by === byTyping ? words.signed : '')
  expect(now(card, thread)).toMatchObject({ edited: true, buttons: [] })
  expect(now(card, thread)?.text).toContain(words.signed)

  // Nobody signs the second one; the ladder rings in its thread, and the deputy signs at last.
  await does(li, work, words.second)
  const second = server.threads(work)[1]
  if (!second) throw new Error('no second thread')
  await stage.turnTo('2026-03-09T12:00')
  const rings = server.posts(second).filter(({ text }) => text.includes('⏰'))
  expect(rings[0]?.text).toContain(words.ring)
  expect(rings.map(({ pings }) => pings.join())).toEqual(['王强', '李四,王强', '赵六'])
  await taps(zhao, last(second), second, words.acknowledge)
  expect(server.posts(second).flatMap(({ buttons }) => buttons)).toEqual([])

  // The department plans, service calls back, and the case is closed; then it is not.
  for (const problem of [1, 2]) expect(await does(wang, thread, words.plan(problem))).toContain(words.planned(problem))
  expect(await does(li, thread, words.followup)).toContain(words.closed)
  expect(thread.archived).toBe(true)
  expect(await does(li, work, words.reopen)).toContain('TS260309-01')
  expect(thread.archived).toBe(false)
  const again = server.posts(thread).findLast(({ buttons }) => buttons.length > 0)
  expect(again).toMatchObject({ pings: ['王强'], buttons: [words.acknowledge[0]] })
  const story = await does(li, work, { command: 'show', filled: { code: 'TS260309-01' }, line: '/show TS260309-01' })
  for (const part of words.show) expect(story).toContain(part)
  expect(await does(li, work, { command: 'mine', line: words.mine })).toContain('TS260309-01')

  // At five the next day is posted.
  await stage.turnTo('2026-03-09T17:00')
  expect(last().text).toContain(words.five)
  expect(last().text).toContain('SH260309-01')
  await stage.close()
})
