/** R003-002: 10,000 lines are read, shown and filed in under ten seconds, and the first word comes at once. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { csv, workbook } from '../commands/imports/tables.js'
import { type Office, openOffice } from '../commands/visits/office.js'
import type { Sent } from '../support/world.js'

const LINES = 10_000
const MOST_MS = 10_000

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const numbers = Array.from({ length: LINES }, (_, index) => index)
const phone = (index: number) => `138${String(index).padStart(8, '0')}`

/** Once the sampler has seen the end of a stall. */
const ticked = () => new Promise((resolve) => setTimeout(resolve, 50))

async function imports(file: Sent): Promise<void> {
  const { li, work } = office
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const longest = async () => {
    await ticked()
    const stall = Math.round(delay.max / 1e6)
    delay.reset()
    await ticked()
    return stall
  }
  delay.enable()
  const begin = performance.now()
  await li.says(work, '/导入', { files: [file] })
  const read = performance.now()
  const reading = await longest()
  expect(work.last.text).toContain(`新增 ${LINES}`)
  const shown = performance.now()
  await li.presses(work.last, '确认')
  const filed = performance.now()
  expect(work.with('已导入').text).toContain(`新增 ${LINES}`)
  console.log(
    `shown after ${Math.round(read - begin)} ms (longest stall ${reading} ms), filed in ${Math.round(filed - shown)} ms (longest stall ${await longest()} ms)`,
  )
  delay.disable()
  expect(read - begin + filed - shown).toBeLessThan(MOST_MS)
}

test('R003-002: orders from a workbook', { timeout: 60_000 }, async () => {
  const head = ['合同号', '客户', '电话', '地址', '产品', '数量']
  const rows = numbers.map((index) => [`HT${index}`, `客户${index}`, phone(index), `翡翠湾${index}号`, '岩板台面', 2])
  await imports(await workbook([head, ...rows]))
})

test('R003-009: bookings from CSV', { timeout: 60_000 }, async () => {
  const rows = numbers.map((index) => `客户${index},${phone(index)},翡翠湾${index}号,2026-03-20,上午,岩板台面`)
  await imports(csv(['客户,电话,地址,送货日期,时段,货品', ...rows].join('\n')))
})
