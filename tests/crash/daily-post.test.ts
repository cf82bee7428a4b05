import { expect, test } from 'vitest'
import type { Group } from '../contract/telegram-server.js'
import { dieAtEveryStep } from './every-step.js'

interface Afternoon {
  day: string
  instant: string
}

test('the schedule of five o’clock is posted once in every room, wherever the process dies', async () => {
  const rooms: Group[] = []
  const deaths = await dieAtEveryStep<Afternoon>({
    async setUp(dealer) {
      const { admin, work, server } = dealer
      rooms.push(work, server.group({ title: '岩板一店二群' }), server.group({ title: '岩板一店仓库' }))
      for (const [room, purpose] of [[rooms[1], 'work'] as const, [rooms[2], 'warehouse'] as const])
        if (room) await dealer.says(admin, room, `/绑定 岩板一店 ${purpose}`)
    },
    async prepare(_life, run) {
      const day = new Date(Date.UTC(2026, 2, 8 + run)).toISOString().slice(0, 10)
      return { day, instant: `${day}T09:00:00.000Z` }
    },
    act: ({ order }, { instant }) => order({ turnTo: instant }),
    check({ dealer: { server }, rows }, { day }) {
      expect(rows('SELECT "day", "state", "late" FROM "Run" WHERE "day" >= ?', day)).toEqual([
        { day, state: 'done', late: 0 },
      ])
      const texts = rooms.map((room) => server.posts(room).at(-1)?.text.replace('【补发】', ''))
      expect(texts).toEqual(Array(3).fill('明日无送货安装'))
      expect(rows(`SELECT "id" FROM "Post" WHERE "state" != 'sent'`)).toEqual([])
    },
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)
