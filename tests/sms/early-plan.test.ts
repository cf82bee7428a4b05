/** A dealer whose plan is out early: the messages about tomorrow wait for their hour. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openShop } from '../support/shop.js'

const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
const POLICY = join(mkdtempSync(join(tmpdir(), 'lianluo-policy-')), 'early-plan.yaml')
writeFileSync(
  POLICY,
  preset.replace('at: "17:00" # R003-015, R003-022', 'at: "16:00"').replace('"17:30" } # R003-033', '"16:10" }'),
)

test.each([
  ['R003-021', '/安装', '短信2 安装预告'],
  ['R003-031', '/报修', '短信6 售服预告'],
])('%s: after %s, with the plan out at 16:00, the customer is written to at 16:30', async (_, command, message) => {
  const { li, work, world } = await openShop({ at: '2026-03-09T10:00', environment: { POLICY } })
  await li.says(work, `${command} 张三 13800000001 3月10日上午 翡翠湾3栋1201 台面 师傅:陈师傅 13900000009 原因:急`)
  const said = () => work.messages.filter(({ text }) => text.includes(message)).length
  await world.turnTo('2026-03-09T16:29')
  expect(said()).toBe(0)
  await world.turnTo('2026-03-09T16:30')
  expect(said()).toBe(1)
  await world.close()
})
