/** The words the bot understands, and how a dealer changes them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAcknowledgement, loadLexicon, readYesNo } from '../../../src/core/words/lexicon.js'
import { ROLE_NAMES } from '../../../src/domain/people/role-names.js'
import { lexicon, prompts } from './commands.js'

describe('acknowledgements are whole messages', () => {
  test.each(['收到', '知晓', '已知晓！', '好的，收到。', '收到🙏', '👌 OK', 'Got it!', ' ok ', '【收到】'])(
    '%s',
    (message) => {
      expect(isAcknowledgement(message, lexicon)).toBe(true)
    },
  )

  test.each(['没收到', '收到了吗', '收到？', '收到，明天去', 'ok?', '', '👌', '不知晓'])('not %s', (message) => {
    expect(isAcknowledgement(message, lexicon)).toBe(false)
  })
})

test('yes and no', () => {
  expect(['是的', '好的！', 'Yes', '不是', 'no.', '也许'].map((word) => readYesNo(word, lexicon))).toEqual([
    true,
    true,
    true,
    false,
    false,
    undefined,
  ])
})

test('every role can be said in Chinese and by its id', () => {
  for (const role of ROLE_NAMES) expect(lexicon.roles.get(role)).toBe(role)
  expect(new Set(lexicon.roles.values())).toEqual(new Set(ROLE_NAMES))
})

describe('a dealer replaces a list', () => {
  const overrides = (content: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'lexicon-'))
    mkdirSync(join(folder, 'zh-CN'))
    writeFileSync(join(folder, 'zh-CN', 'lexicon.yml'), content)
    return folder
  }

  test('and only that', () => {
    const own = loadLexicon(prompts, overrides('roles: { warehouse: [库房] }'))
    expect(own.roles.get('库房')).toBe('warehouse')
    expect(own.roles.get('仓管')).toBeUndefined()
    expect(own.roles.get('店长')).toBe('store_manager')
  })

  test('a word with two meanings is refused', () => {
    expect(() => loadLexicon(prompts, overrides('roles: { warehouse: [店长] }'))).toThrow('店长')
  })

  test('a group that does not exist is refused', () => {
    expect(() => loadLexicon(prompts, overrides('role: { warehouse: [店长] }'))).toThrow('lexicon.yml')
  })
})
