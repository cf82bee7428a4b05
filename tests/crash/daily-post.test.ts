import { expect, test } from 'vitest'
import { dieAtEveryStep } from './every-step.js'
import { type Afternoon, act, check, prepare } from './five-o-clock.js'
import { type OnTelegram, telegram } from './platforms.js'

test('the schedule of five o’clock is posted once in every group of Telegram, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnTelegram, Afternoon>(telegram, {
    async setUp({ says, admin, server }) {
      await says(admin, server.group({ title: '岩板一店仓库' }), '/绑定 岩板一店 warehouse')
    },
    prepare,
    act,
    check: (life, afternoon) =>
      check(
        life,
        afternoon,
        // The other lists of the day that were missed are told there too.
        [...telegram.posts(life.dealer).values()].map((all) =>
          all.findLast((text) => !text.includes('⚠️'))?.replace('【补发】', ''),
        ),
      ),
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)
