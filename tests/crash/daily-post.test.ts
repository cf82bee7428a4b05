import { expect, test } from 'vitest'
import { dieAtEveryStep, type Life } from './every-step.js'
import { discord, type OnDiscord, type OnTelegram, telegram } from './platforms.js'

interface Afternoon {
  day: string
  instant: string
}

async function prepare(_life: unknown, run: number): Promise<Afternoon> {
  const day = new Date(Date.UTC(2026, 2, 8 + run)).toISOString().slice(0, 10)
  return { day, instant: `${day}T09:00:00.000Z` }
}

const act = ({ order }: Pick<Life<unknown>, 'order'>, { instant }: Afternoon) => order({ turnTo: instant })

function check({ rows }: Pick<Life<unknown>, 'rows'>, { day }: Afternoon, texts: (string | undefined)[]) {
  expect(rows('SELECT "day", "state", "late" FROM "Run" WHERE "day" >= ?', day)).toEqual([
    { day, state: 'done', late: 0 },
  ])
  expect(texts).toEqual(Array(3).fill('明日无送货安装'))
  expect(rows(`SELECT "id" FROM "Post" WHERE "state" != 'sent'`)).toEqual([])
}

test('the schedule of five o’clock is posted once in every group of Telegram, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnTelegram, Afternoon>(telegram, {
    async setUp({ says, admin, server }) {
      await says(admin, server.group({ title: '岩板一店二群' }), '/绑定 岩板一店 work')
      await says(admin, server.group({ title: '岩板一店仓库' }), '/绑定 岩板一店 warehouse')
    },
    prepare,
    act,
    check: (life, afternoon) =>
      check(
        life,
        afternoon,
        [...telegram.posts(life.dealer).values()].map((all) => all.at(-1)?.replace('【补发】', '')),
      ),
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)

test('the schedule of five o’clock is posted once in every channel of Discord, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep<OnDiscord, Afternoon>(discord, {
    async setUp({ types, admin, server }) {
      await types(admin, 'bind', { brand: '岩板一店', purpose: '工作群' }, server.channel({ name: '岩板一店二群' }))
      await types(admin, 'bind', { brand: '岩板一店', purpose: '仓库群' }, server.channel({ name: '岩板一店仓库' }))
    },
    prepare,
    act,
    check: (life, afternoon) =>
      check(
        life,
        afternoon,
        [...discord.posts(life.dealer).values()].map((all) => all.at(-1)),
      ),
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)
