/** What strangers, forgers and people in a hurry do wrong: a short answer where somebody waits, a line in the log, no effect, no secret. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Shown, WecomPerson } from '../contract/wecom-server.js'
import { type Dealer, newest, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: true })
})
afterEach(async () => {
  expect(secretsIn(dealer.lines)).toEqual([])
  await dealer.close()
})

/** All that nobody may read in a log. */
function secretsIn(lines: string[]): string[] {
  const { server, work } = dealer
  const { secret, token, aesKey } = server.app
  const codes = [...server.world.responseUrls.keys(), ...server.world.responseCodes.keys()]
  const secrets = [
    server.bot.secret,
    secret,
    token,
    aesKey,
    work.webhookKey ?? '',
    ...server.http.tokens.given,
    ...codes,
  ]
  expect(secrets).not.toContain('')
  return secrets.filter((one) => lines.some((line) => line.includes(one)))
}

const rows = () =>
  dealer.look(async (db) => ({
    events: await db.event.count(),
    posts: await db.post.count(),
    customers: await db.customer.count(),
    complaints: await db.complaint.count(),
    acknowledgements: await db.acknowledgement.count(),
    brands: await db.brand.count(),
    roles: await db.role.count(),
  }))
const effects = async () => {
  const { events: _, posts: __, ...rest } = await rows()
  return rest
}

/** What the bot said in the work group meanwhile, over the connection. */
async function answers(act: () => Promise<unknown>): Promise<Shown[]> {
  const before = dealer.server.posts(dealer.work).length
  await dealer.after(act)
  return dealer.server
    .posts(dealer.work)
    .slice(before)
    .filter(({ via }) => via === 'chat')
}

/** A complaint of 张三, and the card on which 王强 acknowledges it. */
async function complain(): Promise<Shown> {
  await dealer.says(dealer.li, dealer.work, '/投诉 张三 13800000001 台面开裂')
  return newest(dealer, dealer.work)
}

describe('a callback of the app', () => {
  const head = '<FromUserName><![CDATA[u1]]></FromUserName><CreateTime>1773000000</CreateTime>'
  const bind = (mark: string) =>
    `<xml>${head}<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[/我是 张三 监理]]></Content><MsgId>${mark}</MsgId></xml>`

  async function posts(query: string, body: string, type = 'text/xml'): Promise<number> {
    const headers = { 'content-type': type }
    const answer = await fetch(`${dealer.server.callbackUrl}?${query}`, { method: 'POST', headers, body })
    const text = await answer.text()
    expect(text).not.toMatch(/<xml|at \w|Error/)
    await dealer.settled()
    return answer.status
  }
  const seconds = (shift: number) => String(Math.floor(dealer.time.now().getTime() / 1000) + shift)

  test('that is true is taken, and no second time when it comes again', async () => {
    const { query, body } = dealer.server.signed(bind('1'))
    const before = await rows()
    expect(await posts(query, body)).toBe(200)
    const after = await rows()
    expect(after.events).toBe(before.events + 1)
    expect(await posts(query, body)).toBe(200)
    const { query: later, body: sealedAnew } = dealer.server.signed(bind('1'))
    expect(await posts(later, sealedAnew)).toBe(200)
    expect(await rows()).toEqual(after)
  })

  test('that was replayed after its time is refused', async () => {
    const { query, body } = dealer.server.signed(bind('1'))
    expect(await posts(query, body)).toBe(200)
    const before = await rows()
    await dealer.turnTo('2026-03-09T10:30')
    expect(await posts(query, body)).toBe(403)
    expect((await rows()).events).toBe(before.events)
  })

  test.each([
    ['a wrong signature', () => dealer.server.signed(bind('2'), { signature: 'a'.repeat(40) })],
    ['a signature of another length', () => dealer.server.signed(bind('2'), { signature: 'a' })],
    ['a signature with another token', () => dealer.server.signed(bind('2'), { token: 'x' })],
    ['the receive-id of another corp', () => dealer.server.signed(bind('2'), { receiveId: 'ww0000000000000000' })],
    ['the receive-id of nobody', () => dealer.server.signed(bind('2'), { receiveId: '' })],
    ['another key', () => dealer.server.signed(bind('2'), { aesKey: 'A'.repeat(43) })],
    ['an old timestamp', () => dealer.server.signed(bind('2'), { timestamp: seconds(-301) })],
    ['a timestamp to come', () => dealer.server.signed(bind('2'), { timestamp: seconds(301) })],
    ['a timestamp that is none', () => dealer.server.signed(bind('2'), { timestamp: 'NaN' })],
    ['entities inside', () => dealer.server.signed(`<!DOCTYPE xml [<!ENTITY a "x">]>${bind('2')}`)],
    [
      'a file of this machine inside',
      () => dealer.server.signed(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${bind('&a;')}`),
    ],
    ['no XML inside', () => dealer.server.signed('{"MsgType":"text"}')],
    [
      'half a letter',
      () => {
        const { query, body } = dealer.server.signed(bind('2'))
        return { query, body: body.slice(0, 200) }
      },
    ],
    [
      'entities around the letter',
      () => {
        const { query, body } = dealer.server.signed(bind('2'))
        return { query, body: `<!DOCTYPE xml [<!ENTITY a "x">]>${body}` }
      },
    ],
    [
      'two letters',
      () => {
        const [one, other] = [dealer.server.signed(bind('2')), dealer.server.signed(bind('3'))]
        return { query: one.query, body: one.body.replace('</xml>', other.body.replace('<xml>', '')) }
      },
    ],
    ['nothing', () => ({ query: '', body: '' })],
    [
      'lists instead of words',
      () => ({ query: 'msg_signature=a&msg_signature=b&timestamp=1&timestamp=2', body: '<xml></xml>' }),
    ],
  ])('with %s is refused', async (_, forged) => {
    const before = await rows()
    const { query, body } = forged()
    const lines = dealer.lines.length
    expect(await posts(query, body)).toBe(403)
    expect(await rows()).toEqual(before)
    expect(dealer.lines.slice(lines).join('\n')).toContain('a callback was refused')
  })

  test('of five megabytes is not even read', async () => {
    const before = await rows()
    const { query } = dealer.server.signed(bind('2'))
    expect(await posts(query, 'x'.repeat(5_000_000))).toBe(413)
    expect(await posts(query, JSON.stringify({ x: 'x'.repeat(5_000_000) }), 'application/json')).toBe(413)
    expect(await rows()).toEqual(before)
  })

  test.each([
    ['a person without an id', '<MsgType>text</MsgType><Content>/帮助</Content><MsgId>1</MsgId>'],
    ['a press on no card', `${head}<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>1.0</EventKey>`],
    ['a kind that nobody knows', `${head}<MsgType>hologram</MsgType><MsgId>5</MsgId>`],
    ['fields inside of fields', `${head}<MsgType><a>text</a></MsgType><Content><b/></Content><MsgId>5</MsgId>`],
    ['a prototype', '<__proto__><FromUserName>u1</FromUserName></__proto__><MsgType>text</MsgType>'],
  ])('about %s is read, and nothing follows', async (_, rest) => {
    const before = await rows()
    const { query, body } = dealer.server.signed(`<xml>${rest}</xml>`)
    expect([200, 403]).toContain(await posts(query, body))
    expect(await rows()).toEqual(before)
  })

  test('to check the address is answered to WeCom alone', async () => {
    const { server } = dealer
    const asks = (query: string) => fetch(`${server.callbackUrl}?${query}`)
    const told = await asks(server.echo('5927782489442352469'))
    expect([told.status, await told.text()]).toEqual([200, '5927782489442352469'])
    const refused = await asks(server.echo('5927782489442352469', { token: 'x' }))
    expect([refused.status, await refused.text()]).toEqual([403, ''])
  })
})

describe('a press', () => {
  /** As the bot is told of one, whatever stands in it. */
  const press = (by: WecomPerson, event_key: string, task_id: string, more: object = {}) =>
    answers(async () =>
      dealer.server.tell({
        cmd: 'aibot_event_callback',
        headers: { req_id: `forged-${event_key}-${task_id}`.slice(0, 60) },
        body: {
          msgid: `F${event_key}${task_id}`,
          chatid: dealer.work.chatid,
          chattype: 'group',
          from: { userid: by.userid },
          msgtype: 'event',
          event: {
            eventtype: 'template_card_event',
            template_card_event: { card_type: 'button_interaction', event_key, task_id, ...more },
          },
        },
      }),
    )

  test('by a stranger is answered by name, and has no effect', async () => {
    const card = await complain()
    const guest = dealer.server.person({ name: '路人' })
    dealer.work.members.push(guest)
    const before = await effects()
    const [said, ...more] = await answers(() => guest.presses(dealer.work, card, '知晓'))
    expect(said?.text).toContain('还不认识您')
    expect(more).toEqual([])
    expect(await effects()).toEqual(before)
  })

  test('by a colleague who signs for nothing here is answered by name', async () => {
    const card = await complain()
    const [said, ...more] = await answers(() => dealer.chen.presses(dealer.work, card, '知晓'))
    expect(said?.text).toBe('@陈师傅\n这一项由工程部的联络人知晓，您不用操作，谢谢。')
    expect(more).toEqual([])
    expect((await effects()).acknowledgements).toBe(0)
  })

  test('on last week’s card of a closed case is answered with a sentence', async () => {
    const { li, wang, work } = dealer
    const card = await complain()
    await dealer.presses(wang, work, card, '知晓')
    await dealer.says(wang, work, '/处理意见 TS260309-01 1 更换台面 3月20日')
    await dealer.says(li, work, '/回访 TS260309-01 满意 5')
    await dealer.turnTo('2026-03-17T10:00')
    const before = await effects()
    const said = await answers(() => dealer.zhao.presses(work, card, '知晓'))
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toMatch(/知晓|结案|失效/)
    expect(await effects()).toEqual(before)
  })

  test.each([
    "' OR 1=1 --",
    '1.0',
    '1.99',
    'zzzzzzzzz.0',
    '-1.0',
    '',
    'submit',
    '1.0;DROP TABLE Post',
    'x'.repeat(2000),
    '<@all>',
  ])('with the key %j that no card has is answered with a sentence', async (key) => {
    const card = await complain()
    const before = await effects()
    const said = await press(dealer.wang, key, card.card?.taskId ?? '')
    expect(said.map(({ text }) => text)).toEqual(['@王强\n这个按钮已经失效，请重新发命令。'])
    expect(await effects()).toEqual(before)
    expect(said.flatMap(({ pings }) => pings)).toEqual([])
  })

  test('with a key of one card on another has no effect', async () => {
    const first = await complain()
    const key = first.card?.button_list?.[0]?.key ?? ''
    await dealer.says(dealer.li, dealer.work, '/投诉 王五 13800000002 水槽漏水')
    const second = newest(dealer, dealer.work)
    const said = await press(dealer.wang, key, second.card?.taskId ?? '')
    expect(said.map(({ text }) => text)).toEqual(['@王强\n这个按钮已经失效，请重新发命令。'])
    expect((await effects()).acknowledgements).toBe(0)
  })

  test('with a key of another room has no effect', async () => {
    const card = await complain()
    const key = card.card?.button_list?.[0]?.key ?? ''
    const other = dealer.server.group({ name: '别的群', members: [dealer.wang, dealer.admin] })
    await dealer.after(async () =>
      dealer.server.tell({
        cmd: 'aibot_event_callback',
        headers: { req_id: 'elsewhere' },
        body: {
          msgid: 'F-elsewhere',
          chatid: other.chatid,
          chattype: 'group',
          from: { userid: dealer.wang.userid },
          msgtype: 'event',
          event: {
            eventtype: 'template_card_event',
            template_card_event: { event_key: key, task_id: card.card?.taskId },
          },
        },
      }),
    )
    expect((await effects()).acknowledgements).toBe(0)
  })

  test.each([
    {},
    { selected_items: {} },
    { selected_items: null },
    { selected_items: { selected_item: [] } },
    { selected_items: { selected_item: [{ question_key: 'choice', option_ids: {} }] } },
    { selected_items: { selected_item: [{ question_key: 'choice', option_ids: { option_id: [] } }] } },
  ])('of a vote in which nothing was picked, told as %j, is answered with a sentence', async (picked) => {
    const card = await complain()
    const said = await press(dealer.wang, 'submit', card.card?.taskId ?? '', {
      card_type: 'vote_interaction',
      ...picked,
    })
    expect(said.map(({ text }) => text)).toEqual(['@王强\n这个按钮已经失效，请重新发命令。'])
  })
})

describe('a message', () => {
  const long = (text: string) => text + '裂'.repeat(34_000)

  test.each([
    ['a command', () => long('/投诉 张三 13800000001 ')],
    ['no command', () => long('台面')],
    ['signs that open nothing', () => '['.repeat(100_000)],
  ])('of 100 KB that is %s gets one short answer', async (_, text) => {
    const before = await effects()
    const said = await answers(() => dealer.li.says(dealer.work, text()))
    expect(said.map((one) => one.text.replaceAll(/\d+/g, 'N'))).toEqual(['消息太长（N 字），请控制在 N 字以内再发。'])
    expect(await effects()).toEqual(before)
  })

  test('of 100 KB is no answer to a question, which stays open', async () => {
    const { li, work } = dealer
    await dealer.says(li, work, '/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套')
    const said = await answers(() => li.says(work, 'x'.repeat(100_000)))
    expect(said.map((one) => one.text)).toEqual(['消息太长（100000 字），请控制在 4000 字以内再发。'])
    await dealer.says(li, work, '客户要求')
    expect(newest(dealer, work).text).toContain('已预约送货')
    expect(await dealer.look((db) => db.visit.count())).toBe(1)
  })

  test.each([
    '',
    '   ',
    '\u200B',
    '@',
    '/',
    '#',
    '#1',
    '#1-',
    '〔〕',
    '"',
    '/投诉 '.repeat(50),
    "'; DROP TABLE Post; --",
  ])('that says %j is answered shortly or not at all', async (text) => {
    const before = await effects()
    const said = await answers(() => dealer.li.says(dealer.work, text))
    expect(said.length).toBeLessThanOrEqual(1)
    for (const one of said) expect(one.text.length).toBeLessThan(200)
    expect(await effects()).toEqual(before)
  })
})

describe('a choice that is typed', () => {
  const typedOf = (shown: Shown): string => {
    const [post, index] = (shown.card?.button_list?.[0]?.key ?? '').split('.')
    return `#${Number.parseInt(post ?? '', 36)}-${Number(index) + 1}`
  }

  test('is done for whom it is meant', async () => {
    const card = await complain()
    await dealer.says(dealer.wang, dealer.work, typedOf(card))
    expect((await effects()).acknowledgements).toBe(1)
  })

  test('is not theirs who signs for nothing here', async () => {
    const card = await complain()
    const said = await answers(() => dealer.chen.says(dealer.work, typedOf(card)))
    expect(said.map(({ text }) => text)).toEqual(['这一项由工程部的联络人知晓，您不用操作，谢谢。'])
    expect((await effects()).acknowledgements).toBe(0)
  })

  test('of somebody else’s question is not theirs to make', async () => {
    const { li, zhao, work } = dealer
    await dealer.says(li, work, '/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套')
    const typed = typedOf(newest(dealer, work))
    const said = await answers(() => zhao.says(work, typed))
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toMatch(/别人|客服专员/)
    expect(await dealer.look((db) => db.visit.count())).toBe(0)
  })

  test('belongs to its room', async () => {
    const card = await complain()
    await dealer.says(dealer.wang, dealer.wang, typedOf(card))
    expect(dealer.server.posts(dealer.wang).at(-1)?.text).toBe('这个按钮已经失效，请重新发命令。')
    expect((await effects()).acknowledgements).toBe(0)
  })

  test.each(['#1-1', '#999999999-1', '#0-0', '＃47－1', '#1-999'])(
    'that nobody offered, as %s, is stale',
    async (typed) => {
      const said = await answers(() => dealer.li.says(dealer.work, typed))
      expect(said.map(({ text }) => text)).toEqual(['这个按钮已经失效，请重新发命令。'])
    },
  )
})

describe('people of one brand see nothing of another', () => {
  test('by quoting its tag, or naming it, or pressing', async () => {
    const { admin, server } = dealer
    const card = await complain()
    const guest = server.person({ name: '钱七' })
    const other = server.group({ name: '木门二店工作群', members: [admin, guest] })
    await dealer.says(admin, other, '/绑定 木门二店 工作群')
    await dealer.says(guest, other, '/我是 钱七 客服专员')
    await dealer.presses(admin, other, newest(dealer, other), '批准')
    const before = await effects()
    const since = server.posts(other).length
    for (const text of [
      '知晓',
      '/查看',
      '再看看',
      '/问题 TS260309-01 颜色不对',
      '/查看 TS260309-01',
      '/知晓 TS260309-01',
    ]) {
      await dealer.says(guest, other, text, card)
      await dealer.says(guest, guest, text, card)
    }
    const told = [...server.posts(other).slice(since), ...server.posts(guest)]
    for (const { text } of told) expect(text).not.toMatch(/张三|台面开裂|1380000|王强|10:33/)
    expect(await effects()).toEqual(before)
  })
})

describe('names and problems', () => {
  const nasty =
    '<@all> @所有人 @all <@u2> **急** [点我](http://evil.example) <a href="http://evil.example">退款</a> <font color="warning">x</font> `x` # 1'

  test('ping nobody and lead nowhere, whatever way they take', async () => {
    const { li, wang, work, server } = dealer
    await dealer.says(li, work, `/投诉 客户:"<@all>[王](http://evil.example)" 13800000002 台面开裂 ${nasty}`)
    await dealer.presses(wang, work, newest(dealer, work), '知晓')
    await dealer.says(wang, work, `/处理意见 TS260309-01 1 ${nasty} 3月20日`)
    await dealer.says(li, work, '/查看 TS260309-01')
    await dealer.says(wang, wang, '/待办')
    await dealer.turnTo('2026-03-09T12:00')
    const all = [work, ...server.appGroups(), wang, li, dealer.admin].flatMap((place) => server.posts(place))
    const about = all.filter(({ text }) => text.includes('evil'))
    expect(about.map(({ via }) => via)).toEqual(expect.arrayContaining(['chat', 'group']))
    for (const { via, raw, card, pings } of all) {
      const sent = card ? JSON.stringify(card) : raw
      expect(pings).not.toContain('李四')
      // Markdown is read on the connection only; elsewhere it is pings and anchors that mean something.
      if (raw !== '' && via === 'chat') expect(raw).not.toMatch(/\]\(http|<a |<font|\*\*急\*\*|<@/)
      else expect(sent).not.toMatch(/<@|<a /)
      expect(sent).not.toMatch(/@(all|所有人)/)
    }
    expect(server.complaints).toEqual([])
  })
})

test('an ordinary day leaves no secret in the log either, nor does a day on which everything fails', async () => {
  const { server, work, li, wang } = dealer
  const card = await complain()
  server.failNext('webhook/send', 93000)
  server.failNext('aibot_send_msg', 40058, 2)
  server.failNext('gettoken', 40001)
  server.revokeToken()
  await dealer.presses(wang, work, card, '知晓')
  await dealer.says(li, work, '/查看 TS260309-01')
  server.refuseHttp(true)
  await dealer.says(li, work, '/投诉 王五 13800000002 水槽漏水')
  server.refuseHttp(false)
  await dealer.turnTo('2026-03-09T17:00')
  expect(dealer.lines.length).toBeGreaterThan(0)
  dealer.errors.length = 0
  server.complaints.length = 0
})
