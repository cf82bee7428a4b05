import { describe, expect, test, vi } from 'vitest'
import { dieAtEveryStep } from '../crash/every-step.js'
import * as afternoon from '../crash/five-o-clock.js'
import * as complaint from '../crash/one-complaint.js'
import { handled, type OnWecom, wecom } from '../crash/platforms.js'
import { knowRobot, setups } from '../wecom/dealer.js'

const MARK = '【补发】'

describe.each(setups)('on WeCom with $has, wherever the process dies', (setup) => {
  const platform = wecom(setup)

  test('a complaint is registered once', async () => {
    const deaths = await dieAtEveryStep<OnWecom, complaint.Complaining>(platform, {
      prepare: complaint.prepare,
      async act({ dealer: { li, work }, rows }, complaining) {
        const before = handled(rows)
        await li.says(work, complaint.typed(complaining))
        await vi.waitUntil(() => handled(rows) > before, { timeout: 15_000, interval: 20 })
      },
      check: complaint.check,
    })
    console.log(`WeCom with ${setup.has}: ${deaths.length} deaths`)
    expect(deaths.length).toBeGreaterThan(20)
  }, 240_000)

  test('the schedule of five o’clock is posted once in every group', async () => {
    const deaths = await dieAtEveryStep<OnWecom, afternoon.Afternoon>(platform, {
      async setUp(dealer) {
        const { server, admin, says } = dealer
        for (const [name, purpose] of [
          ['岩板一店二群', 'work'],
          ['岩板一店仓库', 'warehouse'],
        ] as const) {
          const group = server.group({ name, members: [admin], webhook: setup.robot })
          await says(admin, group, `/绑定 岩板一店 ${purpose}`)
          await knowRobot(dealer, group)
        }
      },
      prepare: afternoon.prepare,
      act: afternoon.act,
      check: (life, day) =>
        afternoon.check(
          life,
          day,
          [...platform.posts(life.dealer).values()].map((all) => all.at(-1)?.split('\n')[1]?.replace(MARK, '')),
        ),
    })
    console.log(`WeCom with ${setup.has}: ${deaths.length} deaths`)
    expect(deaths.length).toBeGreaterThan(20)
  }, 240_000)
})
