/** What a customer's words suggest; a person decides. */
import { expect, test } from 'vitest'
import { suggestedSeverity } from '../../../src/domain/complaints/severity.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')

test.each<[string[], string | undefined, string | undefined]>([
  [['台面开裂'], undefined, undefined],
  [['台面开裂', '要求赔偿三千'], 'major', '赔偿'],
  [['要求赔偿', '已经打了12315'], 'crisis', '12315'],
  [['孩子被砸伤'], 'crisis', '砸伤'],
  [['He wants COMPENSATION'], 'major', 'compensation'],
])('%j', (texts, severity, word) => {
  const found = suggestedSeverity(policy, texts)
  expect([found?.severity, found?.word]).toEqual([severity, word])
})

test('a policy without such words suggests nothing', () => {
  const silent = {
    vip: false,
    major: { ...policy.severity.major, words: [] },
    crisis: { ...policy.severity.crisis, words: [] },
  }
  expect(suggestedSeverity({ ...policy, severity: silent }, ['受伤，要求赔偿'])).toBeUndefined()
})
