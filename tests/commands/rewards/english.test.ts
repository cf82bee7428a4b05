/** Rewards, warnings, comments and approved answers where the bot speaks English. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { type Case, openEnglishCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openEnglishCase({ POLICY: 'mall' })
})
afterEach(() => scene.world.close())

const alone = async (person: Person, words: string): Promise<string> => {
  await person.says(person.direct, words)
  return person.direct.last.text
}

test('a reward, from the proposal to the thanks', async () => {
  const { li, wang, admin } = scene
  for (const person of [wang, admin]) await alone(person, '/mine')
  expect(await alone(li, '/award TS261120-01 @Wang calmed the customer')).toBe(
    'TS261120-01: a reward for Wang is proposed and waits for a decision.',
  )
  const card = admin.direct.last
  expect(card.text).toBe('Reward 1 · TS261120-01, please decide\nLi proposes a reward for Wang: calmed the customer')
  await admin.presses(card, 'Grant')
  expect(wang.direct.last.text).toBe('👍 TS261120-01: a reward was granted\nWell done, Wang: calmed the customer')
})

test('warnings, comments and answers', async () => {
  const { li, boss, work } = scene
  await li.says(work, '/watch Zhang San wants to call the press')
  expect(work.last.text).toContain(
    '⚠️ Warning · Zhang San\nwants to call the press (Li)\nTo end it: /watch Zhang San end',
  )
  await li.says(work, '/watch Zhang San end')
  expect(work.last.text).toBe('The warning about Zhang San is over')
  await li.says(work, '/comment Zhang San would like deliveries at weekends')
  expect(work.last.text).toBe('Noted what Zhang San said: would like deliveries at weekends')
  await li.says(work, '/answer add do you issue invoices = within three days')
  expect(work.last.text).toContain(
    'Answer 1, please approve\nQuestion: do you issue invoices\nAnswer: within three days\nProposed by Li',
  )
  await boss.presses(work.last, 'Approve')
  await li.says(work, '/answer invoices')
  expect(work.last.text).toContain('Question: do you issue invoices\nAnswer: within three days')
})
