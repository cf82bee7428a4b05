import { expect, test } from 'vitest'
import { openShop } from '../../support/shop.js'

test('a liaison who was only named, without a role, sees what waits and why it is due then', async () => {
  const { world, work, admin, li } = await openShop()
  const qian = world.person('钱进', '1009')
  await qian.says(work, '大家好')
  await admin.says(work, '/联络人 仓储部 @钱进', { mentions: [qian] })

  await li.says(work, '/投诉 张三 13800000001 仓库里受潮')
  await qian.says(work, '/待办')
  expect(work.last.text).toContain('TS261120-01')
  await qian.says(work, '/查看 TS261120-01')
  expect(work.last.text).toContain('09:00 开始计时、09:30 到期')

  await li.says(work, '/转派 TS261120-01 1 工程部')
  await li.says(work, '/查看 TS261120-01')
  expect(work.last.text).not.toContain('仓储部知晓')
  await world.close()
})
