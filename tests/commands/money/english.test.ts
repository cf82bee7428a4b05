/** The way of a claim in English, from asking for it to the receipt. */
import { expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { openEnglishCase } from '../complaints/later-life.js'

test('asked for, approved, received', async () => {
  const { world, work, li, wang, boss, card } = await openEnglishCase({ POLICY: 'car-service' })
  await wang.presses(card, 'Acknowledge')
  const [asked] = await li.says(work, '/comp TS261120-01 300.50 yuan reworked the top')
  expect(asked?.text).toBe('TS261120-01 asked for: Compensation 1: ¥300.50, borne by 工程部, waiting for approval')
  expect(asked?.buttons.map(({ label }) => label)).toEqual(['Take back'])
  const approval = work.with('To approve')
  expect(approval.text).toContain('Compensation 1: ¥300.50\nReason: reworked the top\nBorne by: 工程部\nAsked by: Li')
  await boss.presses(approval, 'Approve')
  const told = work.with('is approved, borne by')
  expect(told.text).toContain('press “Received” and send a photo of the receipt')
  await li.presses(told, 'Received')
  expect(work.last.text).toContain('please send a photo of the receipt that the customer signed.')
  await li.says(work, '', { files: [photo('a.jpg')] })
  expect(work.with('was received').text).toBe('TS261120-01 Compensation 1: ¥300.50 was received by the customer')
  const [story] = await li.says(work, '/show TS261120-01')
  expect(story?.text).toContain('Compensation 1: ¥300.50 · received · borne by 工程部 · reworked the top')
  const [rules] = await li.says(work, '/policy')
  if (rules) await li.presses(rules, 'Money')
  expect(work.last.text).toContain('Compensation needs approval: any amount by general manager')
  await world.close()
})
