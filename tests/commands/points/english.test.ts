/** Points and the report where the bot speaks English. */
import { expect, test } from 'vitest'
import { openEnglishCase } from '../complaints/later-life.js'

test('from the missed deadline to the report', async () => {
  const { world, admin, boss, work } = await openEnglishCase({ POLICY: 'car-service' })
  await admin.says(admin.direct, '/mine')
  await world.turnTo('2026-11-20T09:40')
  await boss.says(work, '/close TS261120-01 settled')
  const card = admin.direct.last
  expect(card.text).toBe(
    [
      'TS261120-01 Zhang San is closed, 2 deductions to confirm',
      '· 1. TS261120-01 Zhang San · 工程部: 2 points off, acknowledgement late',
      '· 2. TS261120-01 Zhang San · 工程部: 1 point off, ordinary complaint',
    ].join('\n'),
  )
  await admin.presses(card, 'Waive 1')
  expect(admin.direct.last.text).toContain('Why is deduction 1 waived?')
  await admin.says(admin.direct, 'the line was down')
  await admin.says(admin.direct, '/score 2 -3 waited all morning')
  expect(card.text).toContain('TS261120-01 Zhang San: all deductions are decided')
  await boss.says(boss.direct, '/report 2026-11')
  expect(boss.direct.last.text).toContain('Slab: report of 2026-11\n· Complaints 1, closed 1, open 0')
  expect(boss.direct.last.text).toContain('工程部: 3 (confirmed 1, waived 1, to confirm 0)')
  await world.close()
})
