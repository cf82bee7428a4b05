/** Whose leave waits for a decision stands in the draft of its day (R003-041). */
import { expect, test } from 'vitest'
import { openOffice } from '../visits/office.js'

test('R003-041: the draft says whose leave waits, and what became of it', async () => {
  const office = await openOffice('2026-03-09T10:00')
  const { world, admin, work, li, chen } = office
  await admin.says(work, '/班组 加 一组 送货 13900000009 3 @陈师傅', { mentions: [chen] })
  await li.says(work, '/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 岩板 师傅:一组 原因:急')
  await li.says(work, '/送货 王五 13800000002 3月10日上午 江南里5号 水槽 师傅:一组 原因:急')
  await chen.says(work, '/请假 3月10日')
  const leave = work.last
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('送货草案')
  expect(draft.text.match(/陈师傅请假待批准/g)).toHaveLength(2)
  await admin.presses(leave, '批准')
  expect(draft.text).not.toContain('待批准')
  expect(draft.text).toContain('SH260309-02 王五：陈师傅请假')
  await chen.says(work, '/请假 取消')
  expect(draft.text).not.toContain('陈师傅请假')
  await chen.says(work, '/请假 3月10日')
  expect(draft.text).toContain('SH260309-02 王五：陈师傅请假待批准')
  await office.world.close()
})
