/** Native commands: the whole story by their fields alone, by the one free line alone, and what goes wrong. */
import { afterEach, describe, expect, test } from 'vitest'
import { ALL, type Message } from '../support/fake-adapter.js'
import { openShop, type Shop } from '../support/shop.js'
import { type Person, type Room, World, type WorldSettings } from '../support/world.js'

const worlds: World[] = []
const shop = async (settings: WorldSettings = {}): Promise<Shop> => {
  const opened = await openShop(settings)
  worlds.push(opened.world)
  return opened
}
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()))
})

const joined = (messages: Message[]): string => messages.map(({ text }) => text).join('\n---\n')
const labels = (message: Message): string[] => message.buttons.map(({ label }) => label)
const visits = ({ world }: Shop) => world.bot.store.transaction((db) => db.visit.findMany({ orderBy: { id: 'asc' } }))

interface Stage {
  world: World
  work: Room
  admin: Person
  li: Person
  wang: Person
  zhao: Person
}

async function emptyStage(environment: Record<string, string> = {}): Promise<Stage> {
  const world = await World.open({ environment })
  worlds.push(world)
  return {
    world,
    work: world.room('-100', '岩板一店工作群'),
    admin: world.person('周敏', '1001'),
    li: world.person('李四', '1002'),
    wang: world.person('王强', '1003'),
    zhao: world.person('赵六', '1004'),
  }
}

describe.each([
  { LOCALE: 'zh-CN', approve: '批准' },
  { LOCALE: 'en', approve: 'Approve' },
])('the story in $LOCALE', ({ LOCALE, approve }) => {
  test.each(['fields', 'text'] as const)('by %s alone', async (by) => {
    const { work, admin, li, wang, zhao } = await emptyStage({ LOCALE })
    const line = (fields: Parameters<Person['uses']>[2], text: string) => (by === 'fields' ? fields : { text })
    const use = async (person: Person, command: string, fields: Parameters<Person['uses']>[2], text: string) =>
      joined(await person.uses(work, command, line(fields, text)))

    expect(await use(admin, 'bind', { brand: '岩板一店', purpose: 'work' }, '岩板一店 work')).toContain('岩板一店')
    for (const [person, role] of [
      [li, 'service'],
      [wang, 'supervisor'],
      [zhao, 'project_manager'],
    ] as const) {
      await use(person, 'iam', { name: person.name, role }, `${person.name} ${role}`)
      await admin.presses(work.last, approve)
    }
    const people = await use(
      admin,
      'liaison',
      { department: '工程部', first: wang, deputy: zhao },
      '工程部 @王强 @赵六',
    )
    expect(people).toContain('王强')
    expect(people).toContain('赵六')

    await use(
      li,
      'delivery',
      {
        customer: '张三',
        phone: '13800000001',
        date: '2026-11-24',
        half: 'am',
        address: '翡翠湾3栋1201',
        goods: '台面2套',
      },
      '张三 13800000001 2026-11-24 am 翡翠湾3栋1201 台面2套',
    )
    const delivery = work.with('台面2套')
    for (const fact of ['SH261120-01', '张三', '翡翠湾3栋1201']) expect(delivery.text).toContain(fact)
    await use(
      li,
      'install',
      {
        customer: '张三',
        phone: '13800000001',
        date: '2026-11-20 pm',
        crew: '陈师傅',
        crew_phone: '13900000009',
        reason: '急',
      },
      '张三 13800000001 2026-11-20 pm crew:陈师傅 13900000009 reason:急',
    )
    expect(work.with('陈师傅 139****0009').text).toContain('AZ261120-01')
    expect(await use(li, 'schedule', { date: '2026-11-24' }, '2026-11-24')).toContain('SH261120-01')
    expect(
      await use(li, 'move', { code: 'SH261120-01', date: '2026-11-26 pm' }, 'SH261120-01 2026-11-26 pm'),
    ).toContain('SH261120-01')
    expect(await use(li, 'cancel', { code: 'SH261120-01', reason: '出差' }, 'SH261120-01 出差')).toContain('出差')
    expect(await use(li, 'done', { code: 'AZ261120-01' }, 'AZ261120-01')).toContain('AZ261120-01')

    await use(
      li,
      'complaint',
      { customer: '张三', phone: '13800000001', problems: '瓷砖空鼓\n水槽漏水' },
      '张三 13800000001 瓷砖空鼓;水槽漏水',
    )
    expect(work.with('瓷砖空鼓').text).toContain('TS261120-01')
    expect(await use(wang, 'ack', { code: 'TS261120-01' }, 'TS261120-01')).toContain('王强')
    await use(
      wang,
      'plan',
      { code: '01', problem: '1', plan: '重铺', date: '2026-11-30' },
      'TS261120-01 1 重铺 2026-11-30',
    )
    expect(work.with('重铺').text).toContain('TS261120-01')
    const story = await use(li, 'show', { code: 'TS261120-01' }, 'TS261120-01')
    for (const fact of ['瓷砖空鼓', '水槽漏水', '王强']) expect(story).toContain(fact)
    expect(await use(li, 'find', { text: '张三' }, '张三')).toContain('TS261120-01')
    expect(await use(li, 'customer', { customer: '张三' }, '张三')).toContain('翡翠湾3栋1201')
    expect(await use(li, 'problem', { code: '01', problems: '墙面渗水' }, '01 墙面渗水')).toContain('TS261120-01')
    expect(
      await use(li, 'route', { code: '01', problem: '3', department: '材料部' }, 'TS261120-01 3 材料部'),
    ).toContain('材料部')
    expect(await use(li, 'mine', {}, '')).toContain('TS261120-01')
    await use(admin, 'close', { code: '01', reason: '客户撤诉' }, 'TS261120-01 客户撤诉')
    expect(work.with('客户撤诉').text).toContain('TS261120-01')
    expect(await use(li, 'reopen', { code: '01', reason: '又漏水' }, 'TS261120-01 又漏水')).toContain('又漏水')
    await use(wang, 'ack', { code: '01' }, '01')
    await use(admin, 'route', { code: '01', problem: '3', department: '工程部' }, 'TS261120-01 3 工程部')
    await use(wang, 'ack', { code: '01' }, '01')
    const answer = { code: '01', satisfied: 'satisfied', score: '5', remark: '很好' }
    expect(await use(li, 'followup', answer, 'TS261120-01 satisfied 5 很好')).toContain('很好')
    expect(await use(admin, 'staff', { act: 'remove', name: '赵六' }, 'remove 赵六')).toContain('赵六')
    expect(await use(admin, 'department', { act: 'add', department: '木作部' }, 'add 木作部')).toContain('木作部')
    expect(await use(admin, 'calendar', { act: 'rest', day: '2026-12-01' }, 'rest 2026-12-01')).toContain('1')
    expect(await use(li, 'policy', {}, '')).not.toBe('')
    expect(await use(li, 'help', { command: 'delivery' }, 'delivery')).toContain('13800000001')
  })
})

describe('what was filled in', () => {
  test('a person who is picked is that account, whatever it is called', async () => {
    const { world, work, admin } = await shop()
    const stranger = world.person('小 王, 工程', '1099')
    await admin.uses(work, 'liaison', { department: '材料部', first: stranger })
    expect(work.last.text).toContain('小 王, 工程')
    const [account] = await world.bot.store.transaction((db) => db.account.findMany({ where: { externalId: '1099' } }))
    expect(account?.personId).not.toBeNull()
  })

  test('a wrong field is one sentence, and the rest is kept', async () => {
    const opened = await shop()
    const { work, li } = opened
    const said = await li.uses(work, 'delivery', {
      customer: '张三',
      phone: '13800000001',
      date: '2月30日',
      half: '上午',
      address: '翡翠湾3栋1201',
    })
    expect(said).toHaveLength(1)
    expect(work.last.text).toContain('没有“2月30日”这个日期')
    expect(work.last.text).toContain('翡翠湾3栋1201')
    await li.presses(work.last, '明天 11月21日 周六')
    await li.presses(work.last, '客户要求')
    const [visit] = await visits(opened)
    expect(visit).toMatchObject({ day: '2026-11-21', half: 'am', address: '翡翠湾3栋1201' })
  })

  test('a crew with its number in one field is a crew and a number', async () => {
    const opened = await shop()
    const { work, li } = opened
    const home = { customer: '张三', phone: '13800000001', date: '11月25日上午', address: '翡翠湾3栋1201' }
    await li.uses(work, 'install', { ...home, crew: '陈师傅 13900000009' })
    expect(await visits(opened)).toMatchObject([{ crew: '陈师傅', crewPhone: '13900000009' }])
  })

  test('a Latin name is one name, also without capitals', async () => {
    const { work, li } = await shop()
    await li.uses(work, 'customer', { customer: 'zhang san', phone: '13800000001' })
    expect(work.last.text).toContain('zhang san')
  })

  test('the free line fills what the fields left open', async () => {
    const opened = await shop()
    const { work, li } = opened
    await li.uses(work, 'delivery', { date: '11月25日', text: '张三 13800000001 下午 翡翠湾3栋1201 台面2套' })
    expect(await visits(opened)).toMatchObject([{ day: '2026-11-25', half: 'pm', goods: '台面2套' }])
  })

  test('an option that we do not know is not looked at', async () => {
    const { work, li } = await shop()
    await li.uses(work, 'schedule', { date: '明天', colour: 'red', __proto__x: '1' })
    expect(work.last.text).toContain('11月21日')
  })

  test('the weekday of rest may be its own field', async () => {
    const { work, admin } = await shop()
    await admin.uses(work, 'calendar', { act: 'weekly rest', weekdays: '周一' })
    expect(work.last.text).toContain('周一')
  })
})

describe('what is missing', () => {
  test('is asked for with buttons', async () => {
    const { work, li } = await shop()
    await li.uses(work, 'delivery', { customer: '张三', phone: '13800000001', address: '翡翠湾3栋1201' })
    expect(labels(work.last)).toContain('明天 11月21日 周六')
    expect(labels(work.last)).not.toContain('填写')
  })

  test('is filled into a form where there are forms, with all that the command’s form asks for', async () => {
    const opened = await shop({ capabilities: { ...ALL, forms: true } })
    const { work, li } = opened
    await li.uses(work, 'complaint')
    const [button] = work.last.buttons
    expect(button).toMatchObject({ label: '填写', form: { command: 'complaint' } })
    expect(button?.form?.options).toEqual(['problems', 'customer', 'phone'])
    const question = work.last
    await li.presses(question, '填写', { customer: '张三', phone: '13800000001', problems: '台面开裂' })
    expect(work.with('TS261120-01').text).toContain('张三')
    expect(question.text).toContain('✓ 张三、')
    expect(question.text).not.toContain('13800000001')
    expect(question.buttons).toEqual([])
  })

  test('a wrong entry in the form is asked for again, and the rest is kept', async () => {
    const { work, li } = await shop({ capabilities: { ...ALL, forms: true } })
    await li.uses(work, 'complaint', { problems: '台面开裂' })
    await li.presses(work.last, '填写', { customer: '张三', phone: '1380000' })
    expect(work.last.text).toContain('电话“1380000”好像不对')
    await li.presses(work.last, '填写', { phone: '13800000001' })
    expect(work.with('TS261120-01').text).toContain('张三')
  })

  test('what the form did not ask for is not looked at', async () => {
    const { work, li } = await shop({ capabilities: { ...ALL, forms: true } })
    await li.uses(work, 'complaint', { phone: '13800000001', problems: '台面开裂' })
    await li.presses(work.last, '填写', { customer: '张三', into: 'TS261119-07' })
    expect(work.with('TS261120-01').text).toContain('张三')
  })

  test('a form that is too long is refused', async () => {
    const { work, li } = await shop({ capabilities: { ...ALL, forms: true } })
    await li.uses(work, 'complaint')
    const before = work.messages.length
    await li.presses(work.last, '填写', { customer: '张三', phone: '13800000001', problems: '裂'.repeat(4000) })
    expect(li.toast).toContain('消息太长')
    expect(work.messages).toHaveLength(before)
  })

  test('nothing filled in asks the same again', async () => {
    const { work, li } = await shop({ capabilities: { ...ALL, forms: true } })
    await li.uses(work, 'complaint')
    const question = work.last.text
    await li.presses(work.last, '填写', { problems: ' ' })
    expect(work.last.text).toBe(question)
    expect(labels(work.last)).toEqual(['填写'])
  })
})

describe('a native command is refused', () => {
  test('to a stranger, in private', async () => {
    const { world, work } = await shop()
    const stranger = world.person('路人', '1999')
    const said = await stranger.uses(work, 'delivery', { customer: '张三' })
    expect(said).toEqual([])
    expect(stranger.toast).toContain('还不认识您')
  })

  test.each(['nosuch', 'registration', '__proto__', ''])('when there is no %j', async (command) => {
    const { work, li } = await shop()
    expect(await li.uses(work, command, { decision: 'approve' })).toEqual([])
    expect(li.toast).toContain('没有')
  })

  test('when it is too long', async () => {
    const { work, li } = await shop()
    expect(await li.uses(work, 'complaint', { problems: '裂'.repeat(5000) })).toEqual([])
    expect(li.toast).toContain('消息太长')
  })

  test('the second time it is delivered', async () => {
    const opened = await shop()
    const { work, li } = opened
    const fields = { customer: '张三', phone: '13800000001', date: '11月25日上午', address: '翡翠湾3栋1201' }
    await li.uses(work, 'delivery', fields, { id: 'twice' })
    expect(await li.uses(work, 'delivery', fields, { id: 'twice' })).toEqual([])
    expect(await visits(opened)).toHaveLength(1)
  })
})
