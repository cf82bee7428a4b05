import { expect, test } from 'vitest'
import { dieAtEveryStep } from '../crash/every-step.js'
import * as afternoon from '../crash/five-o-clock.js'
import * as complaint from '../crash/one-complaint.js'
import { discord, type OnDiscord } from '../crash/platforms.js'

test('a complaint is registered once on Discord, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnDiscord, complaint.Complaining>(discord, {
    prepare: complaint.prepare,
    act: ({ dealer: { li, work } }, complaining) => li.says(work, complaint.typed(complaining)),
    check: complaint.check,
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 180_000)

test('the schedule of five o’clock is posted once in every channel of Discord, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnDiscord, afternoon.Afternoon>(discord, {
    async setUp({ types, admin, server }) {
      await types(admin, 'bind', { brand: '岩板一店', purpose: '工作群' }, server.channel({ name: '岩板一店二群' }))
      await types(admin, 'bind', { brand: '岩板一店', purpose: '仓库群' }, server.channel({ name: '岩板一店仓库' }))
    },
    prepare: afternoon.prepare,
    act: afternoon.act,
    check: (life, day) =>
      afternoon.check(
        life,
        day,
        [...discord.posts(life.dealer).values()].map((all) => all.at(-1)),
      ),
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 180_000)
