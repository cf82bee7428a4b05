/** The shop with all its rooms, and a second brand beside it. The first rests on Sundays. */
import type { Message } from '../../support/fake-adapter.js'
import { openShop } from '../../support/shop.js'

export type Office = Awaited<ReturnType<typeof openOffice>>

/** @param at local time in Shanghai; by default a Monday. */
export async function openOffice(at = '2026-03-09T10:00') {
  const shop = await openShop({ at })
  const { world, work, admin } = shop
  const second = world.room('-101', '岩板一店二群')
  const depot = world.room('-102', '岩板一店仓库')
  const other = world.room('-200', '岩板二店工作群')
  const an = world.person('安娜', '1006')
  const zhou = world.person('周周', '1007')
  await admin.says(second, '/绑定 岩板一店 work')
  await admin.says(depot, '/绑定 岩板一店 warehouse')
  await admin.says(other, '/绑定 岩板二店 work')
  await admin.says(work, '/日历 周休 周日')
  await an.says(work, '/我是 安娜 安装助理')
  await admin.presses(work.last, '批准')
  await zhou.says(other, '/我是 周周 客服专员')
  await admin.presses(other.last, '批准')

  return {
    ...shop,
    second,
    depot,
    other,
    an,
    zhou,
    /** Everything that rooms see because of this. */
    async sees(act: () => Promise<unknown>): Promise<Message[]> {
      const before = world.adapter.messages.length
      await act()
      return world.adapter.messages.slice(before)
    },
    visits: () => world.bot.store.transaction((db) => db.visit.findMany({ orderBy: { id: 'asc' } })),
    timeline: () => world.bot.store.transaction((db) => db.timelineEntry.findMany({ orderBy: { id: 'asc' } })),
  }
}

export const labels = (message: Message | undefined): string[] => message?.buttons.map(({ label }) => label) ?? []
