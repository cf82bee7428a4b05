/** In a mall the auditors decide on rewards, as its policy says (R002-056). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase({ environment: { POLICY: 'mall' } })
})
afterEach(() => scene.world.close())

test('whom the policy names', async () => {
  const { world, work, admin, li, boss } = scene
  const auditor = world.person('郑稽核', '1010')
  await auditor.says(work, '/我是 郑稽核 稽核')
  await admin.presses(work.last, '批准')
  await auditor.says(auditor.direct, '/待办')
  await boss.says(boss.direct, '/待办')
  await li.says(li.direct, '/奖励 TS261120-01 @王强 连夜赶到')
  expect(boss.direct.last.text).not.toContain('奖励')
  await auditor.presses(auditor.direct.last, '同意')
  expect(auditor.direct.last.text).toContain('王强还没和我单聊过，请您当面告诉。')
  await li.says(work, '/制度')
  await li.presses(work.last, '考核')
  expect(work.last.text).toContain('奖励由稽核决定')
})
