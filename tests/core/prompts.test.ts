import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPrompts } from '../../src/core/words/prompts.js'

function dealersOwn(schedule: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-prompts-'))
  mkdirSync(join(folder, 'zh-CN'))
  writeFileSync(join(folder, 'zh-CN', 'schedule.yml'), schedule)
  return folder
}

test('a dealer’s own sentence takes the place of ours, the others stay', () => {
  const { texts } = loadPrompts('prompts', dealersOwn('emptyPost: 明天没有活'))
  expect(texts['zh-CN']?.['schedule.emptyPost']).toBe('明天没有活')
  expect(texts['zh-CN']?.['core.tag']).toBe('〔{tag}〕')
})

test.each([
  ['nosuch: 没有这句', 'schedule.nosuch is not a sentence of the bot'],
  ['post: "排班 {days} {nosuch}"', 'schedule.post cannot have {nosuch}'],
  ['post: "排班 {days"', 'schedule.post is not well formed'],
])('%s is refused at the start', (schedule, why) => {
  expect(() => loadPrompts('prompts', dealersOwn(schedule))).toThrow(why)
})
