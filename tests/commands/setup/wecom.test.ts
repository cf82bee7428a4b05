/** Setting up a group where pings need a robot of its own: what is missing, the address told in private, the proof. */
import { afterEach, expect, test } from 'vitest'
import type { Capabilities, Route } from '../../../src/core/adapter.js'
import type { PostTarget } from '../../../src/core/post.js'
import { ALL } from '../../support/fake-adapter.js'
import { World } from '../../support/world.js'

const KEY = '11111111-2222-3333-4444-55555555c0de'
const ADDRESS = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`
const CAN: Capabilities = {
  ...ALL,
  threads: 'beside',
  edits: 'pressed',
  reactions: false,
  menu: false,
  mentions: false,
  mentionsOnly: true,
}

type States = Partial<Record<'chat' | 'webhook' | 'group', Route['state']>>

/** Three ways to a group, of which only the connection is there unless it is said. */
function ways(states: States = {}) {
  const way = (name: string, state: Route['state'], can: Partial<Route>): Route => ({
    ...{ name, state, buttons: false, pings: true, carries: true, maxText: 2000 },
    ...can,
  })
  return ({ direct, webhook }: PostTarget): Route[] => {
    const chat = way('chat', states.chat ?? 'open', { buttons: true, pings: direct })
    if (direct) return [chat]
    const robot = webhook === undefined ? 'unset' : 'open'
    return [
      chat,
      way('webhook', states.webhook ?? robot, {}),
      way('group', states.group ?? 'unset', { carries: false }),
    ]
  }
}

const worlds: World[] = []
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()))
})

async function open(states?: States) {
  const environment = { ADMIN_ACCOUNTS: 'wecom:zhoumin' }
  const world = await World.open({ platforms: ['wecom'], capabilities: CAN, environment })
  worlds.push(world)
  world.adapter.routes = ways(states)
  const admin = world.person('周敏', 'zhoumin', undefined, 'wecom')
  // The platform tells no names of groups.
  const group = (id: string) => world.room(id, '', 'wecom')
  return { world, admin, group, work: group('wrWORK'), direct: admin.direct }
}

test('the answer to /绑定 says what the group still lacks, and how to get it', async () => {
  const { admin, work } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).toBe(
    [
      '已建品牌“岩板一店”，本群是它的工作群。',
      '下一步：同事发 /我是 姓名 岗位，再用 /联络人 给各部门设联络人。',
      '还差：',
      '· @ 人手机还不响。点群右上角“…”→“消息推送”→“添加”，把 Webhook 地址单聊发给我：/绑定 岩板一店 工作群 https://…',
      '· 投诉单还没有各自的群。要的话加一个自建应用，步骤见企业微信说明第三节。',
      '· 短信里的售后电话：售服专员登记后，发 /人员 手机 姓名 138…',
    ].join('\n'),
  )
})

test('a warehouse has no complaints, and needs no app', async () => {
  const { admin, group } = await open()
  await admin.says(group('wrSTORE'), '/绑定 岩板一店 仓库群')
  expect(group('wrSTORE').last.text).toContain('/绑定 岩板一店 仓库群 https://…')
  expect(group('wrSTORE').last.text).not.toContain('自建应用')
})

test('what broke is said as well', async () => {
  const { world, admin, work } = await open({ webhook: 'down', group: 'down' })
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).toContain('@ 人手机又不响了，消息推送已失效。')
  expect(work.last.text).toContain('自建应用用不了，投诉单暂时没有各自的群。')
  world.adapter.routes = ways({ chat: 'down', webhook: 'open', group: 'open' })
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).toContain('长连接刚断开，正在重连。')
})

test('nothing is said where nothing is missing', async () => {
  const { admin, work } = await open({ webhook: 'open', group: 'open' })
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(work, '/我是 周敏 售服专员')
  await admin.says(work, '/人员 手机 周敏 13900000001')
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).not.toContain('还差')
})

test('R003-024: the service phone of the short messages is missing in the work group until it is noted', async () => {
  const { admin, work, group } = await open({ webhook: 'open', group: 'open' })
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(work, '/我是 周敏 客服专员')
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).toBe('本群已绑定“岩板一店”，作为工作群。\n还差：\n· 短信里的售后电话：发 /人员 手机 周敏 138…')
  await admin.says(group('wrSTORE'), '/绑定 岩板一店 仓库群')
  expect(group('wrSTORE').last.text).not.toContain('还差')
})

test('the address told in private connects the robot, which at once pings whoever told it', async () => {
  const { admin, work, direct } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(direct, `/绑定 岩板一店 ${ADDRESS}`)
  expect(direct.last.text).toBe(
    '已记下“岩板一店”工作群的消息推送。刚在群里 @ 了您：手机响了就成了，没响请核对地址再发一次。',
  )
  const proof = work.messages.filter(({ text }) => text === '@周敏\n群机器人已接通，以后这里能 @ 到人。')
  const pinged = proof.find(({ post }) => post.route === 'webhook')
  expect(pinged?.post.room.webhook).toBe(KEY)
  expect(pinged?.post.mentions).toMatchObject([{ account: 'zhoumin' }])
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).not.toContain('手机还不响')
})

test('the key alone will do, for any group of the brand', async () => {
  const { admin, group, direct } = await open()
  const store = group('wrSTORE')
  await admin.says(store, '/绑定 岩板一店 仓库群')
  await admin.says(direct, `/绑定 岩板一店 仓库群 ${KEY}`)
  expect(store.last.post.room.webhook).toBe(KEY)
})

test('an address in the group is refused, for everybody there has read the secret', async () => {
  const { admin, work } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(work, `/绑定 岩板一店 ${ADDRESS}`)
  expect(work.last.text).toBe(
    '谁拿到推送地址都能往群里发消息，请单聊发给我。这个地址群里都看到了，最好删掉这个消息推送，重新添加一个。',
  )
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).toContain('手机还不响')
})

test('an address that was cut off is asked for again, and never repeated', async () => {
  const { admin, work, direct } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(direct, `/绑定 岩板一店 ${ADDRESS.slice(0, -6)}`)
  expect(direct.last.text).toContain('推送地址不完整')
  await admin.says(direct, ADDRESS)
  expect(direct.last.text).toContain('已记下“岩板一店”工作群的消息推送')
  for (const { text } of direct.messages) expect(text).not.toContain('11111111')
})

test('the brand is asked for where it was forgotten; the key is shown by its end only', async () => {
  const { admin, work, direct } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(direct, `/绑定 ${ADDRESS}`)
  expect(direct.last.text).toContain('推送地址: …c0de')
  expect(direct.last.text).not.toContain('11111111')
  await admin.says(direct, '岩板一店')
  expect(direct.last.text).toContain('已记下')
})

test('a group that is not bound yet comes first', async () => {
  const { admin, direct } = await open()
  await admin.says(direct, `/绑定 岩板一店 ${ADDRESS}`)
  expect(direct.last.text).toBe('“岩板一店”在这里还没有工作群，请先到群里发：/绑定 岩板一店 工作群')
})

test('of several groups it is the one without a robot; where more lack one, somebody says which', async () => {
  const { admin, work, group, direct } = await open()
  const second = group('wrSECOND')
  for (const room of [work, second]) await admin.says(room, '/绑定 岩板一店 工作群')
  await admin.says(direct, `/绑定 岩板一店 ${KEY}`)
  expect(direct.last.text).toContain('“岩板一店”有几个工作群，这个地址是哪个群的？')
  expect(direct.last.buttons.map(({ label }) => label)).toEqual(['工作群 1', '工作群 2'])
  await admin.presses(direct.last, '工作群 2')
  expect(second.last.post.room.webhook).toBe(KEY)
  const other = KEY.replace(/^1+/, '99999999')
  await admin.says(direct, `/绑定 岩板一店 ${other}`)
  expect(work.last.post.room.webhook).toBe(other)
})

test('told for the wrong group, it is told again, and is the right one’s', async () => {
  const { admin, work, group, direct } = await open()
  const second = group('wrSECOND')
  for (const room of [work, second]) await admin.says(room, '/绑定 岩板一店 工作群')
  await admin.says(direct, `/绑定 岩板一店 ${KEY}`)
  await admin.presses(direct.last, '工作群 1')
  await admin.says(direct, `/绑定 岩板一店 ${KEY}`)
  expect(second.last.post.room.webhook).toBe(KEY)
  await admin.says(work, '/帮助')
  expect(work.last.post.room.webhook).toBeUndefined()
})

test('nobody but an admin connects a robot', async () => {
  const { world, admin, work } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  const stranger = world.person('lisi', 'lisi', undefined, 'wecom')
  await stranger.says(stranger.direct, `/绑定 岩板一店 ${ADDRESS}`)
  expect(stranger.direct.last.text).not.toContain('已记下')
  expect(work.last.text).not.toContain('已记下')
})

test('where groups need no robot, an address is not taken', async () => {
  const world = await World.open()
  worlds.push(world)
  const admin = world.person('周敏', '1001')
  const work = world.room('-100', '岩板一店工作群')
  await admin.says(work, '/绑定 岩板一店 工作群')
  expect(work.last.text).not.toContain('消息推送')
  await admin.says(admin.direct, `/绑定 岩板一店 ${ADDRESS}`)
  expect(admin.direct.last.text).toBe('这里的群不用推送地址，@ 人本来就会响。')
})

test('a mobile that is noted pings whoever has no account we know', async () => {
  const { admin, work } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(work, '/我是 周敏 客服专员')
  await admin.says(work, '/人员 手机 周敏 13800000001')
  expect(work.last.text).toBe(
    '已记下周敏的手机 138****0001。\n发给客户的短信里，售后电话用这个号码。\n认不出账号时按手机号 @ TA。',
  )
})

test('/帮助 in a group reminds that we hear only what mentions us', async () => {
  const { admin, work, direct } = await open()
  await admin.says(work, '/绑定 岩板一店 工作群')
  await admin.says(work, '/帮助')
  expect(work.last.text).toContain('在群里要先 @ 我，我才看得到。')
  await admin.says(direct, '/帮助')
  expect(direct.last.text).not.toContain('在群里要先 @ 我')
})

test('in English all of it reads the same way', async () => {
  const environment = { ADMIN_ACCOUNTS: 'wecom:zhoumin', LOCALE: 'en' }
  const world = await World.open({ platforms: ['wecom'], capabilities: CAN, environment })
  worlds.push(world)
  world.adapter.routes = ways()
  const admin = world.person('Zhou Min', 'zhoumin', undefined, 'wecom')
  const work = world.room('wrWORK', '', 'wecom')
  await admin.says(work, '/bind Slab One work group')
  expect(work.last.text).toContain('New brand “Slab One”; this is its work group.')
  expect(work.last.text).toContain('/bind Slab One work group https://…')
  await admin.says(admin.direct, `/bind Slab One work group ${ADDRESS}`)
  expect(admin.direct.last.text).toContain('The robot of the work group of “Slab One” is noted.')
})
