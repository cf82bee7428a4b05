import { test } from 'vitest'
import { openShop } from './support/shop.js'
import { World } from './support/world.js'

test('zh', async () => {
  const shop = await openShop()
  const { admin, li, chen, work, world, wang } = shop
  const say = async (p: typeof li, t: string, room = work) => { for (const m of await p.says(room, t)) console.log(`${p.name}> ${t}\n${m.text}\n[${m.buttons.map((b) => b.label)}] (${m.text.length})\n`) }
  await say(li, '/帮助'); await say(admin, '/帮助'); await say(chen, '/帮助'); await say(chen, '/联络人 工程部'); await say(chen, '/绑定 岩板一店 work')
  await say(li, '/帮助 投诉'); await say(li, '/帮助 联络人'); await say(li, '/人员'); await say(li, '/部门'); await say(li,'/制度')
  await say(admin, '/联络人 软装'); await say(admin, '/联络人 @王强'); await say(admin, '/联络人 部 @王强'); await say(admin, '/部门 @王强 工程部')
  await say(admin, '/我是'); await say(li, '/我是 李四 客服'); await say(li, '我是 李四 监理', li.direct); await say(li, '/帮助', li.direct)
  await say(admin, '/日历 周休'); await say(admin, '/日历 上班 周日'); await say(admin, '/日历 12月1日'); await say(admin, '/绑定'); await say(admin, '/我是 李四李四李四李四李四李四李四李四李四李四李四 监理')
  await say(admin, '/人员 批准'); await say(admin, '/部门 加'); await say(wang, '/绑定 x y')
  const stranger = world.person('路人', '1999'); await say(stranger, '/帮助'); await say(stranger, '/帮助', stranger.direct); await say(stranger, '/人员')
  await say(admin, '/帮助', world.room('-300'))
  await say(admin, '/联络人 工程部 @王强，@赵六 @李四'); await say(admin, '/联络人 工程部：@王强'); await say(admin, '/联络人 @王强 工程部'); await say(admin, '/联络人工程部 @王强'); await say(admin, '／联络人 工程部 ＠王强')
  await world.close()
})
test('en', async () => {
  const world = await World.open({ environment: { LOCALE: 'en' } })
  const admin = world.person('Zhou', '1001'), li = world.person('Li Si', '1002', 'lisi'), work = world.room('-100', 'g')
  const say = async (p: typeof li, t: string, room = work) => { for (const m of await p.says(room, t)) console.log(`${p.name}> ${t}\n${m.text}\n[${m.buttons.map((b) => b.label)}] (${m.text.length})\n`) }
  await say(li, '/iam Li Si service'); await say(admin, '/bind Slab One work'); await say(admin, '/bind Slab One rocket'); await say(li, '/iam Li Si pilot'); await say(li, '/iam Li Si service'); await admin.presses(work.last, 'Approve'); console.log(work.last.text)
  await say(li, '/help'); await say(admin, '/liaison 工程部 @lisi @wang'); await say(admin, '/department head 工程部 @lisi'); await say(admin, '/staff'); await say(admin, '/calendar weekly Monday'); await say(admin, '/calendar no weekly rest'); await say(admin, '/calendar rest Dec 1'); await say(admin, '/policy'); await say(li, '/help complaint'); await say(li, '/department add X')
  await world.close()
})
