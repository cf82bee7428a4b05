/** What every adapter promises to the core, as one suite: each platform brings a world in which people act and see. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Adapter, type CoreSide, SendError } from '../../src/core/adapter.js'
import type { Post, PostTarget, Receipt } from '../../src/core/post.js'
import { menuOf, noCore } from '../support/core-side.js'
import { filesContract } from './files-contract.js'
import { formsContract } from './forms-contract.js'
import { Inbox } from './inbox.js'

export interface Somebody {
  id: string
  name: string
  username?: string
}

/** One of the bot's messages as people see it. */
export interface SeenPost {
  id: string
  text: string
  buttons: string[]
  /** Names of those it pings. */
  pings: string[]
  /** Names of the files it shows. */
  files: string[]
  edited: boolean
}

export interface SentFile {
  name: string
  type: string
  bytes: Buffer
}

export interface Place {
  thread?: string
  replyTo?: string
  /** The people whose names in the text are native mentions. */
  mentions?: Somebody[]
}

/** A platform with a group, and two people in it who have also opened a direct room with the bot. */
export interface ContractWorld {
  room: PostTarget
  wang: Somebody
  /** Has no username. */
  li: Somebody
  /** As people write it behind `@`. */
  botName: string
  /** The adapter as after a start of the process; the platform remembers what it knew. */
  connect(): Adapter
  says(person: Somebody, text: string, place?: Place): Promise<void>
  /** To the bot alone. */
  writes(person: Somebody, text: string): Promise<void>
  presses(person: Somebody, messageId: string, label: string): Promise<void>
  reacts(person: Somebody, messageId: string, emoji: string): Promise<void>
  /** Several pictures at once are an album. */
  sends(person: Somebody, files: SentFile[], text?: string): Promise<void>
  /** What was sent is not given out any more. */
  losesFiles(): Promise<void>
  /** Whether a thread looks open; undefined where it has no end, as a chain of replies. */
  isOpen(thread: string): Promise<boolean | undefined>
  /** The keys of posts are not known to the platform any more. */
  forgetsKeys?(): void
  /** Does something of which the platform tells twice. */
  twice?(does: () => Promise<void>): Promise<void>
  /** Where the platform has them. */
  forms?: FormsWorld
  /** The platform tells what happens once, and never what happened while we were away. */
  tellsOnce?: true
  /** Whom people mention is not told: their names are just text. */
  tellsNoMentions?: true
  /** What a message answers is told by its words alone. */
  quotes?: true
  /** What is meant for one person is said to them before all. */
  nothingPrivate?: true
  /** Files stand below their text, as messages of their own. */
  filesBelow?: true
  /** The bot's messages in the group and its threads as all see them. */
  posts(): Promise<SeenPost[]>
  /** What only this person sees: direct messages and private notices. */
  privately(person: Somebody): Promise<string[]>
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

/** What is filled in goes by its label; a person is picked. */
export interface FormsWorld {
  chooses(person: Somebody, command: string, filled: Record<string, string | Somebody>): Promise<void>
  /** Chooses it with nothing, and sends off the form that opens. */
  fillsIn(person: Somebody, command: string, entered: Record<string, string>): Promise<void>
  pressesAndFillsIn(person: Somebody, messageId: string, label: string, entered: Record<string, string>): Promise<void>
}

/** What a test works with at this moment. */
export interface Stage {
  world: ContractWorld
  adapter: Adapter
  inbox: Inbox
  post(text: string, more?: Partial<Post>): Post
  restart(): Promise<void>
}

export function adapterContract(name: string, setup: () => Promise<ContractWorld>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let world: ContractWorld
    let adapter: Adapter
    let inbox: Inbox
    let posts = 0
    const core: CoreSide = { ...noCore, bookmark: async () => inbox.bookmark }

    beforeEach(async () => {
      world = await setup()
      adapter = world.connect()
      inbox = new Inbox()
      await adapter.start(inbox.accept, core)
      await world.until(() => adapter.health().ok)
    })

    afterEach(async () => {
      await adapter.stop()
      await world.close()
    })

    function post(text: string, more: Partial<Post> = {}): Post {
      posts += 1
      return { key: `post-${posts}`, room: world.room, mentions: [], blocks: [{ kind: 'text', text }], ...more }
    }

    const yes = { kind: 'choices' as const, choices: [{ id: 'ack:7', label: '知晓' }] }

    async function restart(): Promise<void> {
      await adapter.stop()
      adapter = world.connect()
      inbox = new Inbox(inbox)
      await adapter.start(inbox.accept, core)
    }

    const stage = (): Stage => ({ world, adapter, inbox, post, restart })

    async function heard(text: string): Promise<void> {
      await world.says(world.wang, text)
      await inbox.next('message')
    }

    describe('hearing', () => {
      it('tells who said what, where', async () => {
        await world.says(world.wang, '/投诉 张三 13800000001 台面开裂')
        const event = await inbox.next('message')
        expect(event).toMatchObject({
          platform: adapter.platform,
          text: '/投诉 张三 13800000001 台面开裂',
          mentionsBot: adapter.capabilities.mentionsOnly === true,
        })
        expect(event.room).toMatchObject({ id: world.room.id, direct: false })
        expect(event.sender).toMatchObject({ id: world.wang.id, name: world.wang.name })
      })

      it('cuts the mention of the bot out and keeps the places of others', async () => {
        await world.says(world.wang, `@${world.botName} 联络人 @${world.li.name} 改期`, { mentions: [world.li] })
        const event = await inbox.next('message')
        expect(event.mentionsBot).toBe(true)
        expect(event.text).toBe(`联络人 @${world.li.name} 改期`)
        if (world.tellsNoMentions) return expect(event.mentions).toEqual([])
        const [mention] = event.mentions
        expect(mention?.account?.id).toBe(world.li.id)
        expect(event.text.slice(mention?.offset, (mention?.offset ?? 0) + (mention?.length ?? 0))).toContain(
          world.li.name,
        )
      })

      it('knows a direct room by the person', async () => {
        await world.writes(world.wang, '/我是 王强')
        const event = await inbox.next('message')
        expect(event.room).toMatchObject({ id: world.wang.id, direct: true })
        expect(event.mentionsBot).toBe(false)
      })

      it('says which message a reply answers', async () => {
        const { messageId } = await adapter.send(post('投诉 TS260312-01'))
        await world.says(world.wang, '收到', { replyTo: messageId })
        const answered = world.quotes ? { quote: '投诉 TS260312-01' } : { replyTo: messageId }
        expect(await inbox.next('message')).toMatchObject({ ...answered, text: '收到' })
      })

      it('does not hear itself', async () => {
        await adapter.send(post('明日排班'))
        await world.says(world.wang, '好')
        expect((await inbox.next('message')).text).toBe('好')
        expect(inbox.offered).toHaveLength(1)
      })

      it('tells reactions without variation selectors', async ({ skip }) => {
        skip(!adapter.capabilities.reactions)
        const { messageId } = await adapter.send(post('请确认'))
        await world.reacts(world.li, messageId, '👍')
        const event = await inbox.next('reaction')
        expect(event).toMatchObject({ messageId, added: ['👍'] })
        expect(event.sender.id).toBe(world.li.id)
      })
    })

    describe('not losing', () => {
      it('offers the same event again until it is stored', async () => {
        inbox.refuse(2)
        await world.says(world.wang, '/送货 张三')
        await inbox.next('message')
        expect(inbox.offered).toHaveLength(3)
        expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(1)
      })

      it('brings what was not stored again after a restart, under the same id and before anything newer', async ({
        skip,
      }) => {
        skip(world.tellsOnce === true)
        await heard('早')
        inbox.refuse(Number.POSITIVE_INFINITY)
        await world.says(world.wang, '第一')
        await inbox.reached(2)
        const lost = inbox.offered[1]
        await world.says(world.wang, '第二')
        await restart()
        expect((await inbox.next('message')).id).toBe(lost?.id)
        expect((await inbox.next('message')).text).toBe('第二')
      })

      it('does not repeat after a restart what was stored before an orderly stop', async () => {
        await heard('第一')
        await restart()
        await world.says(world.wang, '第二')
        expect((await inbox.next('message')).text).toBe('第二')
      })

      it('hears what was said while it was away', async ({ skip }) => {
        skip(world.tellsOnce === true)
        await heard('早')
        await adapter.stop()
        await world.says(world.wang, '/查看 TS260312-01')
        await restart()
        expect((await inbox.next('message')).text).toBe('/查看 TS260312-01')
      })
    })

    describe('being told twice', () => {
      async function toldTwice(kind: 'message' | 'button' | 'reaction' | 'command', does: () => Promise<void>) {
        await world.twice?.(does)
        expect(await inbox.next(kind)).toEqual(await inbox.next(kind))
      }

      it('of words, or of a file', async ({ skip }) => {
        skip(!world.twice)
        await toldTwice('message', () => world.says(world.wang, '收到'))
        const file = { name: '台面.jpg', type: 'image/jpeg', bytes: Buffer.from('ffd8ffe0', 'hex') }
        await toldTwice('message', () => world.sends(world.wang, [file]))
      })

      it('of a press, or of a reaction', async ({ skip }) => {
        skip(!world.twice)
        const { messageId } = await adapter.send(post('', { blocks: [{ kind: 'text', text: '请确认' }, yes] }))
        await toldTwice('button', () => world.presses(world.li, messageId, '知晓'))
        if (adapter.capabilities.reactions) await toldTwice('reaction', () => world.reacts(world.li, messageId, '👍'))
      })

      it('of a command', async ({ skip }) => {
        const { forms } = world
        skip(!world.twice || !forms)
        await adapter.publishCommands([menuOf('zh-CN', { mine: '我的待办' })])
        await toldTwice('command', async () => forms?.chooses(world.wang, 'mine', {}))
      })
    })

    describe('saying', () => {
      it('shows text, facts and lists whole, and buttons under them', async () => {
        await adapter.send(
          post('投诉 TS260312-01', {
            blocks: [
              { kind: 'text', text: '投诉 TS260312-01\n两小时内确认' },
              { kind: 'facts', facts: [{ label: '客户', value: '张三' }] },
              { kind: 'list', title: '问题', items: ['台面开裂', '水槽漏水'] },
              yes,
            ],
          }),
        )
        const [seen] = await world.posts()
        for (const words of ['投诉 TS260312-01', '两小时内确认', '客户', '张三', '问题', '台面开裂', '水槽漏水']) {
          expect(seen?.text).toContain(words)
        }
        expect(seen?.buttons).toEqual(['知晓'])
      })

      it('shows markup and @everyone in data as they are, and pings nobody', async () => {
        const nasty = `<b>全部</b> </a> & <script> *x* _y_ [z](http://x.y) @everyone @all @here @${world.wang.username} <@${world.wang.id}>`
        await adapter.send(
          post(nasty, {
            blocks: [
              { kind: 'text', text: nasty },
              { kind: 'list', items: [nasty] },
            ],
          }),
        )
        const [seen] = await world.posts()
        expect(seen?.text.split(nasty)).toHaveLength(3)
        expect(seen?.pings).toEqual([])
      })

      it('pings the people it names, with or without a username, and writes the name of somebody unknown', async () => {
        const stranger = { name: '赵六' }
        const people = [world.wang, world.li].map(({ id, name }) => ({ account: id, name }))
        const route = adapter.routes?.(world.room).find(({ carries, pings }) => carries && pings)?.name
        await adapter.send(post('请确认', { route, mentions: [...people, stranger] }))
        const [seen] = await world.posts()
        expect(seen?.pings.toSorted()).toEqual([world.wang.name, world.li.name].toSorted())
      })

      it('refuses or shows a long text whole, but never cuts it', async () => {
        const long = Array.from({ length: 500 }, (_, line) => `第 ${line} 行台面`).join('\n')
        const outcome = await adapter.send(post(long)).catch((error: unknown) => error)
        if (outcome instanceof SendError) expect(outcome.kind).toBe('refused')
        else expect((await world.posts())[0]?.text).toContain(long)
      })

      it('shows a text of the length it promises', async () => {
        const { maxText, inBytes } = adapter.capabilities
        const long = '投'.repeat(inBytes ? Math.floor(maxText / Buffer.byteLength('投')) : maxText)
        await adapter.send(post(long))
        expect((await world.posts())[0]?.text).toContain(long)
      })

      it('makes no second message of a repeated key where it says so', async () => {
        const once = post('排班')
        const first = await adapter.send(once)
        const second = await adapter.send(once)
        expect(await world.posts()).toHaveLength(adapter.capabilities.removesDoubles ? 1 : 2)
        if (adapter.capabilities.removesDoubles) expect(second).toEqual(first)
      })

      it('finds what it tried before, also after a restart and when the platform forgot the key', async ({ skip }) => {
        skip(!adapter.capabilities.removesDoubles)
        const triedSince = new Date()
        const once = post('排班', { blocks: [{ kind: 'text', text: '排班\n王强' }, yes] })
        const first = await adapter.send(once)
        world.forgetsKeys?.()
        await restart()
        await world.until(() => adapter.health().ok)
        expect(await adapter.send({ ...once, triedSince })).toEqual(first)
        expect(await world.posts()).toHaveLength(1)
      })

      it('replaces the content of an earlier post, buttons included', async ({ skip }) => {
        skip(adapter.capabilities.edits !== true)
        const { messageId } = await adapter.send(post('待确认', { blocks: [{ kind: 'text', text: '待确认' }, yes] }))
        const changed = post('李娜已确认', { edits: messageId })
        expect((await adapter.send(changed)).messageId).toBe(messageId)
        await adapter.send({ ...changed, key: `${changed.key}-again` })
        const all = await world.posts()
        expect(all).toHaveLength(1)
        expect(all[0]).toMatchObject({ text: '李娜已确认', buttons: [], edited: true })
      })

      it('refuses to edit what nobody has just pressed, where it says so', async ({ skip }) => {
        skip(adapter.capabilities.edits !== 'pressed')
        const card = post('', { blocks: [{ kind: 'text', text: '待确认' }, yes] })
        const { messageId } = await adapter.send(card)
        const error = await adapter.send(post('李娜已确认', { edits: messageId })).catch((thrown: unknown) => thrown)
        expect(error).toMatchObject({ kind: 'refused', details: { because: 'message-gone' } })
        expect(await world.posts()).toMatchObject([{ text: '待确认', edited: false }])
      })

      it('refuses to edit what is not there, and says why', async () => {
        const error = await adapter.send(post('x', { edits: '999999' })).catch((thrown: unknown) => thrown)
        expect(error).toMatchObject({ kind: 'refused', details: { because: 'message-gone' } })
      })

      it('refuses a room that is not there, and says why; where it may open yet, the way to it is closed', async () => {
        const room = { id: '-100999', direct: false }
        const error = await adapter.send(post('x', { room })).catch((thrown: unknown) => thrown)
        const [way] = adapter.routes?.(room) ?? []
        const waits = { kind: 'unreachable', details: { because: 'route-down' } }
        expect(error).toMatchObject(way ? waits : { kind: 'refused', details: { because: 'room-gone' } })
        expect(way?.state).not.toBe('open')
      })

      it('reaches one person directly', async () => {
        await world.writes(world.li, '/我是 李娜')
        await adapter.send(post('给你的', { room: { id: world.li.id, direct: true } }))
        expect(await world.privately(world.li)).toContain('给你的')
        expect(await world.posts()).toEqual([])
      })
    })

    describe('threads', () => {
      let opened: Receipt

      beforeEach(async ({ skip }) => {
        skip(adapter.capabilities.threads === false)
        await world.says(world.wang, '/投诉 张三')
        const { messageId } = await inbox.next('message')
        const opensThread = { title: '投诉 张三', tag: 'TS260312-01', members: [world.wang.id, world.li.id] }
        opened = await adapter.send(inThread('TS260312-01 张三', { opensThread, replyTo: messageId }))
      })

      /** Where threads stand beside the room, they have a way of their own. */
      const inThread = (text: string, more: Partial<Post>) =>
        post(text, { route: adapter.routes?.(world.room).find(({ carries }) => !carries)?.name, ...more })

      /** The answer comes from the thread, where we are heard in it. */
      async function answers(text: string, inside: Receipt): Promise<void> {
        if (adapter.capabilities.threads === 'beside') return
        await world.says(world.li, text, { thread: opened.thread, replyTo: inside.messageId })
        expect(await inbox.next('message')).toMatchObject({ text, thread: opened.thread })
      }

      it('opens one and hears what is said in it', async () => {
        expect(opened.thread).toEqual(expect.any(String))
        await answers('收到', await adapter.send(inThread('请联络人确认', { thread: opened.thread })))
      })

      it('goes on with it after a restart', async () => {
        await restart()
        await world.until(() => adapter.health().ok)
        await answers('马上', await adapter.send(inThread('超时提醒', { thread: opened.thread })))
        expect((await world.posts()).map(({ text }) => text)).toContain('超时提醒')
      })

      const looks = (open: boolean, thread = opened.thread) =>
        adapter.send(inThread('', { thread, blocks: [], threadState: { title: '已结案 TS260312-01', open } }))

      it('closes one and brings it back; what is so already is a success', async () => {
        const { thread = '' } = opened
        const said = (await world.posts()).length
        for (const open of [false, true]) {
          for (const _ of ['first', 'again']) expect(await looks(open)).toEqual({ messageId: '' })
          expect([open, undefined]).toContain(await world.isOpen(thread))
        }
        expect(await world.posts()).toHaveLength(said)
        await answers('收到', await adapter.send(inThread('重新处理', { thread })))
      })

      it('reaches a closed one', async () => {
        await looks(false)
        await adapter.send(inThread('客户回访', { thread: opened.thread }))
        expect((await world.posts()).map(({ text }) => text)).toContain('客户回访')
      })

      it('minds no state of one that is gone', async () => {
        expect(await looks(false, `${opened.thread}9`)).toEqual({ messageId: '' })
      })
    })

    filesContract(stage)
    formsContract(stage)

    describe('buttons', () => {
      async function pressed() {
        const { messageId } = await adapter.send(post('请确认', { blocks: [{ kind: 'text', text: '请确认' }, yes] }))
        await world.presses(world.li, messageId, '知晓')
        return inbox.next('button')
      }

      it('tells who pressed what', async () => {
        const event = await pressed()
        expect(event).toMatchObject({ choice: 'ack:7', sender: { id: world.li.id }, room: { id: world.room.id } })
        expect(event.messageId).toBe((await world.posts())[0]?.id)
      })

      it('answers one person without bothering the others', async () => {
        const { gesture } = await pressed()
        const only = { account: world.li.id, name: world.li.name }
        await adapter.send(post('你不是这件投诉的联络人', { answers: gesture, private: only }))
        const [, said, ...more] = await world.posts()
        expect(more).toEqual([])
        if (world.nothingPrivate) return expect(said?.text).toBe(`@${world.li.name}\n你不是这件投诉的联络人`)
        expect(said).toBeUndefined()
        expect(await world.privately(world.li)).toContain('你不是这件投诉的联络人')
      })

      it('only says "received" with a post that has nothing in it', async () => {
        const { gesture } = await pressed()
        const only = { account: world.li.id, name: world.li.name }
        expect(await adapter.send(post('', { answers: gesture, private: only, blocks: [] }))).toEqual({ messageId: '' })
        expect(await world.posts()).toHaveLength(1)
      })

      it('answers everybody by editing the card', async () => {
        const { gesture, messageId } = await pressed()
        await adapter.send(post('李娜已确认', { answers: gesture, edits: messageId }))
        expect(await world.posts()).toMatchObject([{ text: '李娜已确认', buttons: [] }])
      })
    })

    describe('starting and stopping', () => {
      it('is well only between start and stop', async () => {
        const fresh = world.connect()
        expect(fresh.health().ok).toBe(false)
        await world.until(() => adapter.health().ok)
        await adapter.stop()
        expect(adapter.health().ok).toBe(false)
      })

      it('starts again after a stop', async () => {
        await adapter.stop()
        await adapter.start(inbox.accept, core)
        await world.says(world.wang, '在吗')
        expect((await inbox.next('message')).text).toBe('在吗')
      })

      it('takes a menu, and the same menu again', async () => {
        const menus = [menuOf('zh-CN', { complaint: '提交投诉' })]
        await adapter.publishCommands(menus)
        await adapter.publishCommands(menus)
      })
    })
  })
}
