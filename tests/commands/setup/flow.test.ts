/** The way of a complaint in chat: one line a step, and every command in it is one. */
import { expect, test } from 'vitest'
import { openCase, openEnglishCase } from '../complaints/later-life.js'

test.each([
  ['/流程', '1. 登记 /投诉，各部门签 /知晓', openCase],
  ['/flow', '1. Register it /complaint, each department signs /ack', openEnglishCase],
])('%s', async (asks, first, open) => {
  const { world, li, admin, work } = await open()
  const [said] = await li.says(work, asks)
  expect(said?.text).toContain(first)
  const names = [...(said?.text.matchAll(/\/(\p{L}+)/gu) ?? [])].map(([, name]) => name)
  expect(names).toHaveLength(14)
  for (const name of names) expect((await admin.says(work, `/help ${name}`))[0]?.text).toMatch(new RegExp(`^/${name}`))
  await world.close()
})
