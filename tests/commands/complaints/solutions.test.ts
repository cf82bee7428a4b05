/** Where the policy wants it, a complaint stays open until everybody has said what was done (R002-035). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from './later-life.js'

const CODE = 'TS261120-01'
let scene: Case

beforeEach(async () => {
  scene = await openCase({ environment: { POLICY: 'mall' } })
})
afterEach(() => scene.world.close())

/** Satisfied, although nothing was done about the second problem. */
const calledBack = async () => {
  const { wang, li, work } = scene
  await wang.says(work, `/知晓 ${CODE}`)
  await wang.says(work, `/解决 ${CODE} 1 换好了`)
  return li.says(work, `/回访 ${CODE} 满意`)
}

test('satisfied, but a result is missing: it says which, and is lacking it no more once it is there', async () => {
  const { wang, work, li } = scene
  const [held] = await calledBack()
  expect(held?.text).toContain('问题 2 的处理结果，请发 /解决')
  const [done] = await wang.says(work, `/解决 ${CODE} 2 换了密封圈`)
  expect(done?.text).toContain('问题 2（工程部）已解决：换了密封圈')
  expect(done?.buttons).toEqual([])
  expect((await li.says(work, `/回访 ${CODE} 满意`))[0]?.text).not.toContain('处理结果')
})

test('a misunderstanding needs none; a manager may close with a reason', async () => {
  const { li, boss, work } = scene
  await li.says(work, `/原因 ${CODE} 误解`)
  const [held] = await calledBack()
  expect(held?.text).not.toContain('处理结果')
  await boss.says(work, `/结案 ${CODE} 特批`)
  expect(work.with('已结案，原因').text).toContain('特批')
})
