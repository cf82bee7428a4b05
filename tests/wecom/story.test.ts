/** The whole story of the dealer in a WeCom group, with the connection alone, with the group's robot, and with the custom app. */
import { expect, test } from 'vitest'
import type { AppGroup, Shown } from '../contract/wecom-server.js'
import { content } from '../evidence/pictures.js'
import { everything, gather, knowRobot, lastOf, newest, setups } from './dealer.js'
import { chinese, english, type Words } from './languages.js'
import { openStage, type Place } from './stage.js'

const stories: [has: string, setup: (typeof setups)[number], words: Words][] = [
  ...setups.map((setup): (typeof stories)[number] => [`${setup.has}, in Chinese`, setup, chinese]),
  ...setups.slice(2).map((setup): (typeof stories)[number] => [`${setup.has}, in English`, setup, english]),
]

test.each(stories)('the whole story with %s', async (_has, setup, words) => {
  const stage = await openStage({ app: setup.app, locale: words.locale as 'zh-CN' | 'en' })
  const { server } = stage
  const people = gather(stage, setup)
  const { admin, li, wang, zhao, chen, work } = people
  const since = (place: Place, from: Shown[]) => server.posts(place).slice(from.length)
  const now = (place: Place, { id }: Shown) => server.posts(place).find((post) => post.id === id)
  const texts = (posts: Shown[]) => posts.map(({ text }) => text)
  const card = (title: string) => lastOf(server.posts(work).filter(({ card, text }) => card && text.startsWith(title)))
  const group = (tag: string): AppGroup => {
    const found = server.appGroups().find(({ chatid }) => chatid.startsWith(`${tag}x`))
    if (!found) throw new Error(`there is no group ${tag}`)
    return found
  }
  /** Who was really called by what began so: beside the room, in it, or alone. */
  const called = (title: string): string[] => {
    const places = [work, ...server.appGroups()]
    return places.flatMap((place) =>
      server.posts(place).flatMap(({ text, pings }) => (text.startsWith(title) ? pings : [])),
    )
  }

  // The group is set up.
  expect(lastOf(await stage.says(admin, work, words.bind)).text).toContain(words.bound)
  await knowRobot(stage, work)
  await stage.says(admin, admin, `${words.iam} 周敏 ${words.roles.admin}`)
  for (const role of ['li', 'wang', 'zhao', 'chen'] as const) {
    const person = people[role]
    const asked = lastOf(await stage.says(person, work, `${words.iam} ${person.name} ${words.roles[role]}`))
    await stage.presses(admin, work, asked, words.approve)
    expect(now(work, asked)).toMatchObject({ text: words.approved(person.name, words.roles[role]), buttons: [] })
  }
  for (const [line, says] of [words.liaisons, words.others])
    expect(texts(await stage.says(admin, work, line))).toEqual([says])

  // Service books visits.
  const [why] = await stage.says(li, work, words.delivery)
  if (!why) throw new Error('nobody asked why')
  await stage.presses(li, work, why, words.why)
  expect(now(work, why)).toMatchObject({ text: `✓ ${words.why}`, buttons: [] })
  expect(newest(stage, work).text).toContain('SH260309-01')
  for (const [line, says] of words.visits) expect(lastOf(await stage.says(li, work, line)).text).toContain(says)

  // A complaint is opened; the liaison alone is called, and once.
  const opening = (await stage.says(li, work, words.complaint)).filter(({ via }) => via === 'chat')
  expect(opening.map(({ text }) => text.split('\n')[0])).toEqual([words.opened.split('\n')[0], words.card])
  expect(opening[0]?.text).toBe(words.opened)
  expect(card(words.card)).toMatchObject({ buttons: [words.acknowledge], pings: [] })
  expect(called(words.card)).toEqual(setup.robot ? ['王强'] : [])
  expect(server.appGroups().map(({ name }) => name)).toEqual(setup.app ? [words.groups.opened] : [])
  if (setup.app) {
    const { members } = group('TS26030901')
    expect([...members].sort()).toEqual([li, wang, zhao].map(({ userid }) => userid).sort())
    expect(texts(server.posts(group('TS26030901')))[0]).toBe(words.opened)
  }

  // Who is no liaison cannot sign for one.
  const first = card(words.card)
  let before = server.posts(work)
  await stage.presses(chen, work, first, words.acknowledge)
  expect(texts(since(work, before))).toEqual([words.foreign])
  expect(now(work, first)).toMatchObject({ edited: false, buttons: [words.acknowledge] })
  before = server.posts(work)
  await stage.presses(wang, work, first, words.acknowledge)
  expect(since(work, before)).toEqual([])
  expect(now(work, first)).toMatchObject({ edited: true, buttons: [] })
  expect(now(work, first)?.text).toContain(words.signed)
  if (setup.app) {
    expect(group('TS26030901').name).toBe(words.groups.handling)
    expect(newest(stage, group('TS26030901')).text).toBe(words.signed)
  }

  // Nobody signs the second one; the ladder goes up, and the deputy signs at last. What was said before knows it too.
  await stage.says(li, work, words.second)
  await stage.turnTo('2026-03-09T12:00')
  const rings = server.posts(work).filter(({ card, text }) => card && text.startsWith('⏰'))
  expect(rings.map(({ text }) => text.split('\n')[0])).toEqual(words.rings)
  expect(called('⏰')).toEqual(setup.robot ? ['王强', '李四', '王强', '赵六'] : [])
  await stage.presses(zhao, work, lastOf(rings), words.acknowledge)
  expect(now(work, lastOf(rings))).toMatchObject({ text: words.secondSigned, buttons: [] })
  before = server.posts(work)
  const old = [card(words.secondCard), ...rings.slice(0, 2)]
  for (const stale of old) await stage.presses(wang, work, stale, words.acknowledge)
  expect(since(work, before)).toEqual([])
  for (const stale of old) {
    expect(now(work, stale)).toMatchObject({ edited: true, buttons: [] })
    expect(now(work, stale)?.text).toContain(words.secondSigned)
  }

  // The department plans; photos come with another problem, which is signed by a line.
  for (const problem of [1, 2])
    expect(texts(await stage.says(wang, work, words.plan(problem)))[0]).toContain(
      `TS260309-01 ${words.planned(problem)}\n`,
    )
  const bytes = (name: string) => Buffer.from(content('jpeg', name))
  const pictures = ['a', 'b'].map((name) => ({ name: `${name}.jpg`, type: 'image/jpeg', bytes: bytes(name) }))
  await stage.after(() => li.says(work, words.photo, { pictures }))
  expect(texts(server.posts(work)).filter((text) => text === words.stored)).toHaveLength(1)
  const third = server.posts(work).find(({ card, text }) => card && text.includes('@陈师傅'))
  if (!third) throw new Error('nobody was asked about the third problem')
  if (setup.app) expect(group('TS26030901').members).toEqual(expect.arrayContaining([chen.userid, admin.userid]))
  expect(texts(await stage.says(chen, work, words.again))).toEqual([words.againSigned])

  // Service calls back, and the case is closed; then it is not, and is signed by a quote.
  const closing = lastOf(await stage.says(li, work, words.followup)).text
  for (const part of ['TS260309-01', words.closed, words.outcomes]) expect(closing).toContain(part)
  if (setup.app) {
    expect(group('TS26030901').name).toBe(words.groups.closed)
    expect(newest(stage, group('TS26030901')).text).toContain(words.outcomes)
  }
  const reopened = await stage.says(li, work, words.reopen)
  expect(reopened[0]?.text).toContain(words.reopened)
  if (setup.app) expect(group('TS26030901').name).toBe(words.groups.opened)
  const asking = lastOf(reopened.filter(({ card, text }) => card && text.includes('@王强')))
  const [signed] = await stage.says(wang, work, words.word, asking)
  expect(signed?.text).toContain('王强')
  expect(signed?.quoted).toContain(words.word)
  const story = lastOf(await stage.says(li, work, words.show[0])).text
  for (const part of words.show.slice(1)) expect(story).toContain(part)
  expect(lastOf(await stage.says(li, li, words.mine)).text).toContain('TS260309-01')

  // At five the next day is posted; whoever changes it then says why, and everybody reads it.
  await stage.says(chen, work, words.againSecond)
  await stage.turnTo('2026-03-09T17:00')
  expect(newest(stage, work).text).toContain(words.five)
  await stage.presses(li, work, lastOf(await stage.says(li, work, words.move)), words.why)
  expect(newest(stage, work).text).toContain(words.changed)

  // What was signed by a line still had its button, which now only tells how things stand.
  before = server.posts(work)
  const left = before.filter(({ buttons }) => buttons.includes(words.acknowledge))
  for (const stale of left) await stage.presses(zhao, work, stale, words.acknowledge)
  expect(since(work, before)).toEqual([])
  for (const stale of left) expect(now(work, stale)?.text).toMatch(/^✅/)

  checkAll({ ...stage, ...people }, words)
  await stage.close()
})

/** Nothing is said twice anywhere, nobody is called by what is not for them, and no card waits for what is done. */
function checkAll(dealer: Parameters<typeof everything>[0], words: Words): void {
  for (const { name, posts } of everything(dealer)) {
    const plain = ({ text }: Shown) => text.replace(/[〔〕［］[\]]/g, '')
    // Cards that were pressed show how things stand; and whoever asks again is answered again.
    const said = posts.filter(({ via, edited }) => via !== 'webhook' && !edited)
    const twice = said.filter((post, at) =>
      said.slice(0, at).some((other) => plain(other) === plain(post) && !(other.quoted && post.quoted)),
    )
    expect(twice.map(plain), `said twice in ${name}`).toEqual([])
    for (const { via, text, pings } of posts) {
      // Of a breach whoever took the complaint hears as well.
      const most = text.includes('⏰') ? 2 : 1
      expect(pings.length, `${name}: ${text}`).toBeLessThanOrEqual(most)
      expect(new Set(pings).size, `${name}: ${text}`).toBe(pings.length)
      if (via === 'webhook') expect(pings, `${name}: ${text}`).not.toEqual([])
    }
    const waiting = posts.filter(({ buttons }) => buttons.includes(words.acknowledge))
    expect(
      waiting.map(({ text }) => text.split('\n')[0]),
      `open in ${name}`,
    ).toEqual([])
  }
}
