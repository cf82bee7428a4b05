/** Slash commands, buttons, menus, forms and suggestions on Discord: answered in time, told to the core once. */
import { describe, expect, it } from 'vitest'
import type { SuggestionQuery } from '../../src/core/adapter.js'
import { menus, scene } from './discord-scene.js'
import { waitUntil } from './discord-world.js'

const acknowledge = { id: 'ack:7', label: '知晓' }

describe('slash commands', () => {
  it('are there in the language of the person, and only registered anew when something changed', async () => {
    const { server, adapter, start } = await scene()
    await start()
    await adapter.publishCommands(menus)
    await adapter.publishCommands(menus)
    expect(server.commandPuts).toBe(1)
    const [complaint, liaison] = server.commands.guild
    expect(complaint).toMatchObject({
      name: 'complaint',
      name_localizations: { 'zh-CN': '投诉', 'zh-TW': '投诉' },
      description: '投诉 · 提交投诉',
      description_localizations: { 'en-US': 'File a complaint', 'zh-CN': '投诉 · 提交投诉' },
    })
    expect(complaint?.options?.[0]).toMatchObject({
      name: 'customer',
      name_localizations: { 'zh-CN': '客户' },
      type: 3,
    })
    expect(complaint?.options?.[0]?.autocomplete).toBe(true)
    expect(liaison?.options?.map(({ type }) => type)).toEqual([6, 3, 4])
    const changed = menus.map((menu) => ({ ...menu, commands: menu.commands.slice(0, 1) }))
    await adapter.publishCommands(changed)
    expect(server.commands.guild).toHaveLength(1)
  })

  it('are everywhere when no guild is named', async () => {
    const { server, adapter, start } = await scene({ guildId: undefined })
    await start()
    await adapter.publishCommands(menus)
    await adapter.publishCommands(menus)
    expect(server.commandPuts).toBe(1)
    expect(server.commands.global).toHaveLength(2)
  })

  it('are registered once Discord can be reached, or health says why not', async () => {
    const { server, adapter, start } = await scene()
    await start()
    server.failNext({ method: 'GET', path: /commands$/, status: 500 })
    server.cutNext('before', { method: 'PUT', path: /commands$/ })
    await adapter.publishCommands(menus)
    expect(server.commands.guild).toHaveLength(2)
    server.failNext({ method: 'GET', path: /commands$/, code: 50001 })
    await expect(adapter.publishCommands(menus)).rejects.toThrow('50001')
    expect(adapter.health()).toMatchObject({ ok: false, detail: expect.stringContaining('slash commands') })
    await adapter.publishCommands(menus)
    expect(adapter.health().ok).toBe(true)
  })

  it('are answered at once and told with what was filled in', async () => {
    const { work, wang, li, inbox, adapter, start } = await scene()
    await start()
    await adapter.publishCommands(menus)
    const typed = await wang.types('联络人', { 谁: li, 上午还是下午: '下午', 件数: 3 }, work)
    const event = await inbox.next('command')
    expect(event).toMatchObject({
      id: `i${typed.id}`,
      command: 'liaison',
      room: { id: work.id, title: '客服群', direct: false },
      sender: { id: wang.id, name: '王强' },
      fields: [
        { name: 'person', value: '李娜', account: { id: li.id, name: '李娜' } },
        { name: 'half', value: 'pm' },
        { name: 'count', value: '3' },
      ],
      gesture: `r.${typed.id}.token-${typed.id}`,
    })
    await waitUntil(() => typed.deferred)
    await adapter.send({
      ...{ key: 'a', room: { id: work.id, direct: false }, mentions: [], answers: event.gesture },
      blocks: [{ kind: 'text', text: '已设置' }],
      private: { account: wang.id, name: wang.name },
    })
    expect(typed.ephemeral).toEqual(['已设置'])
  })

  it('without anything filled in open their form, in the language of the person', async () => {
    const { server, work, wang, inbox, adapter, start } = await scene()
    const john = server.person({ name: 'John', locale: 'en-GB' })
    await start()
    await adapter.publishCommands(menus)
    const typed = await wang.types('投诉', {}, work)
    await waitUntil(() => typed.modal !== undefined)
    expect(typed.modal?.title).toBe('投诉')
    expect(typed.modal?.fields.map(({ label, required }) => [label, required])).toEqual([
      ['客户', true],
      ['电话', false],
      ['问题', true],
    ])
    const sent = await wang.submits(typed, { 客户: '张三', 问题: '台面开裂\n水槽漏水' })
    expect(await inbox.next('command')).toMatchObject({
      id: `i${sent.id}`,
      command: 'complaint',
      fields: [
        { name: 'customer', value: '张三' },
        { name: 'problems', value: '台面开裂\n水槽漏水' },
      ],
      gesture: expect.stringMatching(/^r\./),
    })
    await waitUntil(() => sent.deferred)
    const english = await john.types('complaint', {}, work)
    await waitUntil(() => english.modal !== undefined)
    expect(english.modal?.fields.map(({ label }) => label)).toEqual(['Customer', 'Phone', 'Problems'])
    expect(server.complaints).toEqual([])
  })

  it('say so where the bot may not write', async () => {
    const { server, work, wang, inbox, adapter, start } = await scene()
    await start()
    await adapter.publishCommands(menus)
    server.permissions(work, { deny: ['SendMessages'] })
    await wang.types('complaint', { customer: '张三' }, work)
    expect(await inbox.next('command')).toMatchObject({ command: 'complaint', unheard: true })
    server.permissions(work, { allow: ['SendMessages'] })
    await wang.types('complaint', { customer: '张三' }, work)
    expect(await inbox.next('command')).not.toHaveProperty('unheard')
  })

  it('work in a thread and in a direct room', async () => {
    const { work, wang, inbox, adapter, start } = await scene({ guildId: undefined })
    await start()
    await adapter.publishCommands(menus)
    const thread = await wang.opens(await wang.says(work, '一'), 'TS260312-01')
    await wang.types('liaison', { count: 1 }, thread)
    expect(await inbox.next('command')).toMatchObject({ room: { id: work.id, title: '客服群' }, thread: thread.id })
    await wang.types('liaison', { count: 1 })
    expect(await inbox.next('command')).toMatchObject({ room: { id: wang.id, direct: true, title: '王强' } })
  })

  it('are heard though Discord does not wait any longer for the form', async () => {
    const { server, work, wang, inbox, adapter, log, start } = await scene()
    await start()
    await adapter.publishCommands(menus)
    server.failNext({ path: '/interactions/:interaction/:token/callback', code: 10062, status: 404 })
    await wang.types('投诉', {}, work)
    expect(await inbox.next('command')).toMatchObject({ command: 'complaint', fields: [] })
    expect(log.lines.filter((line) => line.includes('not answered in time'))).toHaveLength(1)
  })
})

describe('suggestions', () => {
  async function completing(suggest: (query: SuggestionQuery) => Promise<{ label: string; value: string }[]>) {
    const scenery = await scene({ core: { suggest } })
    await scenery.start()
    await scenery.adapter.publishCommands(menus)
    return scenery
  }

  it('come from the core while somebody types, at most 25 and no longer than fits', async () => {
    const asked: SuggestionQuery[] = []
    const { work, wang } = await completing(async (query) => {
      asked.push(query)
      const many = Array.from({ length: 30 }, (_, index) => ({
        label: `张三${index}${'长'.repeat(100)}`,
        value: `${index}`,
      }))
      return [{ label: '太长', value: '长'.repeat(101) }, ...many]
    })
    const choices = await wang.completes('complaint', 'customer', '张', {}, work)
    expect(choices).toHaveLength(25)
    expect(choices[0]?.value).toBe('0')
    expect(asked).toMatchObject([
      { command: 'complaint', option: 'customer', typed: '张', room: { id: work.id }, sender: { id: wang.id } },
    ])
  })

  it('are none when the core fails, or thinks too long', async () => {
    const { work, wang } = await completing(async ({ typed }) => {
      if (typed === '错') throw new Error('the database is locked')
      return new Promise(() => {})
    })
    expect(await wang.completes('complaint', 'customer', '错', {}, work)).toEqual([])
    expect(await wang.completes('complaint', 'customer', '慢', {}, work)).toEqual([])
  })
})

describe('buttons', () => {
  it('are answered at once, also under messages from before the start', async () => {
    const scenery = await scene()
    await scenery.start()
    const shown = await scenery.card([acknowledge])
    await scenery.restart()
    const pressed = await scenery.li.presses(shown, '知晓')
    expect(await scenery.inbox.next('button')).toMatchObject({
      id: `i${pressed.id}`,
      choice: 'ack:7',
      messageId: shown.id,
      gesture: `u.${pressed.id}.token-${pressed.id}`,
    })
    await waitUntil(() => pressed.acknowledged)
  })

  it('may be choices of a menu', async () => {
    const { work, li, inbox, start, card } = await scene()
    await start()
    const shown = await card(Array.from({ length: 8 }, (_, index) => ({ id: `b:${index}`, label: `第${index}个` })))
    await li.selects(shown, '第5个')
    expect(await inbox.next('button')).toMatchObject({ choice: 'b:5', room: { id: work.id }, messageId: shown.id })
  })

  it('may open a form first', async () => {
    const { li, inbox, adapter, start, card } = await scene()
    await start()
    await adapter.publishCommands(menus)
    const form = { command: 'complaint', options: ['phone'] }
    const shown = await card([{ id: '7.0', label: '补电话', form }])
    const pressed = await li.presses(shown, '补电话')
    await waitUntil(() => pressed.modal !== undefined)
    const sent = await li.submits(pressed, { 电话: '13800000001' })
    expect(await inbox.next('button')).toMatchObject({
      id: `i${sent.id}`,
      choice: '7.0',
      messageId: shown.id,
      fields: [{ name: 'phone', value: '13800000001' }],
      gesture: `r.${sent.id}.token-${sent.id}`,
    })
  })

  it('are pressed all the same before the menus are known', async () => {
    const { li, inbox, start, card } = await scene()
    await start()
    const shown = await card([{ id: '7.0', label: '补电话', form: { command: 'complaint', options: ['phone'] } }])
    await li.presses(shown, '补电话')
    expect(await inbox.next('button')).toMatchObject({ choice: '7.0', gesture: expect.stringMatching(/^u\./) })
  })

  it.each(['ack:7', '1:', '0:ack:7', '1:ack!complaint', '2!x.y', '{"drop":"table"}'])(
    'that were tampered with (%s) are offered as they are',
    async (customId) => {
      const { server, li, inbox, start, card } = await scene()
      await start()
      const shown = await card([acknowledge])
      const pressed = await li.presses(shown, '知晓', { customId })
      expect(await inbox.next('button')).toMatchObject({ choice: customId })
      await waitUntil(() => pressed.acknowledged)
      expect(server.complaints).toEqual([])
    },
  )

  it('are heard though the answer comes too late, was given already, or is cut off', async () => {
    const { server, li, inbox, log, start, card } = await scene()
    await start()
    const shown = await card([acknowledge])
    const path = '/interactions/:interaction/:token/callback'
    server.failNext({ path, code: 10062, status: 404 })
    await li.presses(shown, '知晓')
    await inbox.next('button')
    server.failNext({ path, code: 40060, status: 400 })
    await li.presses(shown, '知晓')
    await inbox.next('button')
    server.cutNext('before', { path })
    await li.presses(shown, '知晓')
    await inbox.next('button')
    await waitUntil(() => log.lines.filter((line) => line.includes('not answered in time')).length === 3)
    expect(log.lines.join()).not.toContain('token-')
  })

  it('that are told twice are the same event', async () => {
    const { server, li, inbox, start, card } = await scene()
    await start()
    const shown = await card([acknowledge])
    server.repeatEvents(1)
    await li.presses(shown, '知晓')
    const first = await inbox.next('button')
    expect(await inbox.next('button')).toEqual(first)
  })

  it('are not lost while they cannot be stored', async () => {
    const { li, inbox, start, card } = await scene()
    await start()
    const shown = await card([acknowledge])
    inbox.refuse(2)
    const pressed = await li.presses(shown, '知晓')
    expect((await inbox.next('button')).id).toBe(`i${pressed.id}`)
    expect(inbox.offered).toHaveLength(3)
  })
})
