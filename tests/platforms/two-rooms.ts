/** A brand with a work room on Telegram and one on Discord. */
import { openShop, type Shop } from '../support/shop.js'
import type { Person, Room, WorldSettings } from '../support/world.js'

export interface TwoRooms extends Shop {
  /** The work room on Discord. */
  hall: Room
  /** 客服专员, on Discord only. */
  sun: Person
  /** The admin of Discord. */
  keeper: Person
}

/** Li, Wang, Zhao and Chen are on Telegram; the first liaison is Wang, the deputy Zhao. */
export async function openTwoRooms(settings: WorldSettings = {}): Promise<TwoRooms> {
  const shop = await openShop({
    ...settings,
    platforms: ['telegram', 'discord'],
    environment: { ADMIN_ACCOUNTS: 'telegram:1001,discord:2001', ...settings.environment },
  })
  const { world } = shop
  const hall = world.room('5000', 'work', 'discord')
  const keeper = world.person('周敏', '2001', undefined, 'discord')
  const sun = world.person('孙七', '2002', undefined, 'discord')
  await keeper.says(hall, '/绑定 岩板一店 work')
  await sun.says(hall, '/我是 孙七 客服专员')
  await keeper.presses(hall.last, '批准')
  return { ...shop, hall, sun, keeper }
}
