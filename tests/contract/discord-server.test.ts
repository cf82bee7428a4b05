/** The strict local Discord, seen by the unmodified client. */
import { once } from 'node:events'
import {
  Client,
  type ClientOptions,
  ComponentType,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type Interaction as Heard,
  type Message,
  MessageFlags,
  Partials,
  type TextChannel,
} from 'discord.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Channel, type DiscordServer, type Person, startDiscordServer } from './discord-server.js'

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.MessageContent,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
]

interface Scene {
  server: DiscordServer
  work: Channel
  wang: Person
  li: Person
  client: Client<true>
  /** The same channel for the client. */
  channel: TextChannel
}

async function login(server: DiscordServer, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    rest: { api: server.url },
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
  })
  onTestFinished(() => client.destroy())
  client.on(Events.Error, () => {})
  const ready = once(client, Events.ClientReady)
  await Promise.all([client.login(server.token), ready])
  return client as Client<true>
}

async function scene(given: Parameters<typeof startDiscordServer>[0] & { client?: Partial<ClientOptions> } = {}) {
  const server = await startDiscordServer(given)
  onTestFinished(() => server.close())
  const work = server.channel({ name: '岩板一店工作群' })
  const wang = server.person({ name: '王强', username: 'wangqiang' })
  const li = server.person({ name: '李娜' })
  const client = await login(server, given.client)
  const channel = client.channels.cache.get(work.id) as TextChannel
  return { server, work, wang, li, client, channel } satisfies Scene
}

const heard = async (client: Client, event: string) => (await once(client, event))[0] as unknown
const heardMessage = (client: Client) => heard(client, Events.MessageCreate) as Promise<Message>

it('logs in, hears a message with its mentions, and posts', async () => {
  const { server, work, wang, li, client, channel } = await scene()
  const waiting = heardMessage(client)
  await wang.says(work, '@lianluo 联络人 @李娜', { mentions: [li] })
  const message = await waiting
  expect(message.content).toBe(`<@${client.user.id}> 联络人 <@${li.id}>`)
  expect([...message.mentions.users.keys()].toSorted()).toEqual([li.id, client.user.id].toSorted())
  expect(message.member?.displayName).toBe('王强')
  await message.reply({ content: `<@${li.id}> **已绑定**`, allowedMentions: { users: [li.id] } })
  const [post] = server.posts(work)
  expect(post).toMatchObject({ text: '@李娜 已绑定', bold: ['已绑定'], pings: ['李娜'], replyTo: message.id })
  expect(channel.guild.members.me?.permissionsIn(channel).has('SendMessages')).toBe(true)
  expect(server.complaints).toEqual([])
})

describe('messages', () => {
  it('takes files, edits and threads, and tells them to a client that starts later', async () => {
    const { server, work, channel } = await scene()
    const sent = await channel.send({
      content: 'TS260312-01 张三',
      files: [{ attachment: Buffer.from('台面'), name: '台面.txt' }],
    })
    const link = sent.attachments.first()?.url ?? ''
    expect(await (await fetch(link)).text()).toBe('台面')
    const thread = await sent.startThread({ name: 'TS260312-01 张三', autoArchiveDuration: 1440 })
    expect(thread.id).toBe(sent.id)
    await thread.send('请联络人确认')
    await sent.edit({ content: '已受理', embeds: [{ description: '**翡翠湾**' }] })
    expect(server.posts(work)).toMatchObject([{ text: '已受理\n翡翠湾', edited: true, thread: thread.id }])
    await thread.setArchived(true)
    expect(server.threads(work)).toMatchObject([{ name: 'TS260312-01 张三', archived: true, locked: false }])
    const second = await login(server)
    const again = (await second.channels.fetch(thread.id)) as typeof thread
    expect((await again.messages.fetch({ limit: 10 })).map(({ content }) => content)).toEqual(['请联络人确认', ''])
    await expect(again.messages.cache.first()?.react('👍')).rejects.toMatchObject({ code: 50083 })
    expect(server.complaints).toEqual([])
  })

  it('makes no second message of an enforced nonce, until it has forgotten it', async () => {
    const { server, work, channel } = await scene()
    const post = { content: '17:00 排班', nonce: 'job-1', enforceNonce: true }
    server.cutNext('after', { method: 'POST', path: '/channels/:channel/messages' })
    await expect(channel.send(post)).rejects.toThrow()
    const found = await channel.send(post)
    expect(server.posts(work).map(({ id }) => id)).toEqual([found.id])
    server.forgetNonces()
    await channel.send(post)
    expect(server.posts(work)).toHaveLength(2)
    expect(await channel.client.rest.get(`/channels/${channel.id}/messages`)).not.toContainEqual(
      expect.objectContaining({ nonce: 'job-1' }),
    )
  })

  it('refuses with codes and the path of what is wrong', async () => {
    const { server, channel } = await scene()
    const button = { type: 2 as const, style: 1 as const, label: '知晓', custom_id: 'same' }
    const twice = { content: 'x', components: [{ type: 1 as const, components: [button, button] }] }
    await expect(channel.send('x'.repeat(2001))).rejects.toMatchObject({ code: 50035 })
    await expect(channel.send(twice)).rejects.toMatchObject({
      rawError: {
        errors: {
          components: {
            0: { components: { 1: { custom_id: { _errors: [{ code: 'COMPONENT_CUSTOM_ID_DUPLICATED' }] } } } },
          },
        },
      },
    })
    await expect(channel.send({ embeds: [] })).rejects.toMatchObject({ code: 50006 })
    const both = { parse: ['users' as const], users: [channel.client.user.id] }
    await expect(channel.send({ content: 'x', allowedMentions: both })).rejects.toMatchObject({ code: 50035 })
    await expect(channel.send({ content: 'x', reply: { messageReference: '123' } })).rejects.toMatchObject({
      rawError: { errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE' }] } } },
    })
    expect(server.complaints).toHaveLength(4)
  })

  it('names the right that is missing, and the room that is gone', async () => {
    const { server, work, channel } = await scene()
    server.permissions(work, { deny: ['SendMessages'] })
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50013, status: 403 })
    server.permissions(work, { deny: ['ViewChannel'] })
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50001, status: 403 })
    server.permissions(work, { allow: ['ViewChannel', 'SendMessages'] })
    await channel.send('x')
    server.deleteChannel(work)
    await expect(channel.send('x')).rejects.toMatchObject({ code: 10003, status: 404 })
  })

  it('keeps a locked thread closed to whom may not manage threads', async () => {
    const { server, work, wang, channel } = await scene()
    const thread = await (await channel.send('TS260312-01')).startThread({ name: '台面开裂' })
    const [opened] = server.threads(work)
    if (!opened) throw new Error('no thread was opened')
    await wang.changes(opened, { archived: true })
    await thread.send('补充')
    expect(opened.archived).toBe(false)
    await wang.changes(opened, { locked: true })
    await thread.send('收到')
    server.permissions(work, { deny: ['ManageThreads'] })
    await expect(thread.send('x')).rejects.toMatchObject({ code: 160005 })
    await expect(wang.says(opened, 'x')).rejects.toThrow('locked')
    server.world.threadLimit = 1
    const other = await channel.send('TS260312-02')
    await expect(other.startThread({ name: '水槽' })).rejects.toMatchObject({ code: 160006 })
    await expect(
      channel.client.rest.post(`/channels/${work.id}/messages/${thread.id}/threads`, { body: { name: 'x' } }),
    ).rejects.toMatchObject({ code: 160004 })
  })

  it('complains of a message that leaves open whom it may ping', async () => {
    const { server, channel } = await scene({ client: { allowedMentions: undefined } })
    await channel.send('17:00 排班')
    expect(server.complaints).toEqual(['"17:00 排班": allowed_mentions is absent'])
  })

  it('pings a role only where it may be pinged, and everybody only with the right to', async () => {
    const { server, work, channel } = await scene()
    const crew = server.role({ name: '安装组', mentionable: true })
    const quiet = server.role({ name: '财务' })
    server.person({ name: '老赵', roles: [crew] })
    server.person({ name: '小钱', roles: [quiet] })
    const content = `@everyone <@&${crew.id}> <@&${quiet.id}>`
    await channel.send({ content, allowedMentions: { parse: ['roles', 'everyone'] } })
    expect(server.posts(work)).toMatchObject([{ text: '@everyone @安装组 @财务', pings: ['老赵'] }])
  })

  it('reaches one person until they close their door', async () => {
    const { server, wang, client } = await scene()
    const waiting = heardMessage(client)
    await wang.writes('/我是 王强')
    const message = await waiting
    expect(message.guild).toBeNull()
    await message.author.send('已绑定')
    expect(server.privately(wang)).toEqual(['已绑定'])
    await wang.closesDirect()
    await expect(message.author.send('x')).rejects.toMatchObject({ code: 50007 })
  })

  it('tells a reaction on a message from before the start, and who set it', async () => {
    const { server, work, wang, channel } = await scene()
    await channel.send('请确认')
    const fresh = await login(server)
    const waiting = once(fresh, Events.MessageReactionAdd)
    const [post] = server.posts(work)
    if (!post) throw new Error('nothing was posted')
    await wang.reacts(post, '👍')
    const [reaction, user] = await waiting
    expect([reaction.partial, reaction.emoji.name, user.id]).toEqual([true, '👍', wang.id])
    const message = await reaction.message.fetch()
    expect([...(await message.reactions.cache.get('👍').users.fetch()).keys()]).toEqual([wang.id])
  })
})

describe('interactions', () => {
  const delivery = {
    name: 'delivery',
    nameLocalizations: { 'zh-CN': '送货' },
    description: 'Book a delivery',
    options: [
      { type: 3, name: 'customer', description: 'Whose', required: true, autocomplete: true },
      { type: 6, name: 'first', description: 'Who goes first' },
    ],
  }

  async function registered(given: Parameters<typeof scene>[0] = {}) {
    const all = await scene(given)
    await all.client.application.commands.set([delivery], all.server.guild.id)
    return all
  }

  async function used(all: Awaited<ReturnType<typeof registered>>) {
    const waiting = heard(all.client, Events.InteractionCreate) as Promise<Heard>
    const seen = await all.wang.types('/送货', { customer: '张三', first: all.li }, all.work)
    const interaction = await waiting
    if (!interaction.isChatInputCommand()) throw new Error('it is no command')
    return { seen, interaction }
  }

  it('keeps the ids of commands, and lets nobody type what is not registered', async () => {
    const { client, server, wang, work } = await registered()
    const [first] = server.commands.guild
    await client.application.commands.set([delivery], server.guild.id)
    expect(server.commands.guild[0]?.id).toBe(first?.id)
    expect(server.commandPuts).toBe(2)
    const told = await client.application.commands.fetch({ guildId: server.guild.id, withLocalizations: true })
    expect(told.first()?.nameLocalizations).toEqual({ 'zh-CN': '送货' })
    await expect(wang.types('/plan', {}, work)).rejects.toThrow('not registered')
    await expect(wang.types('/delivery', {}, work)).rejects.toThrow('required')
  })

  it('goes from a command over a deferred answer to its text', async () => {
    const all = await registered()
    const { seen, interaction } = await used(all)
    expect(interaction.commandName).toBe('delivery')
    expect(interaction.options.getUser('first')?.id).toBe(all.li.id)
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    expect([seen.deferred, seen.ephemeral]).toEqual([true, []])
    await interaction.editReply('已预约')
    expect([seen.deferred, seen.ephemeral]).toEqual([false, ['已预约']])
    await interaction.followUp('SH260312-01')
    expect(all.server.posts(all.work)).toMatchObject([{ text: 'SH260312-01' }])
    expect(all.server.privately(all.wang)).toEqual(['已预约'])
    all.server.expire(seen, 'token')
    await expect(interaction.editReply('x')).rejects.toMatchObject({ code: 50027, status: 401 })
    expect(all.server.complaints).toEqual([])
  })

  it('refuses a first answer that comes too late, and a second one', async () => {
    const all = await registered()
    const late = await used(all)
    all.server.expire(late.seen)
    expect(late.seen.failed).toBe(true)
    await expect(late.interaction.deferReply()).rejects.toMatchObject({ code: 10062, status: 404 })
    const { interaction } = await used(all)
    const { id, token } = interaction
    await interaction.reply('已预约')
    const again = all.client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 }, auth: false })
    await expect(again).rejects.toMatchObject({ code: 40060, status: 400 })
  })

  it('measures the three seconds by the clock it is given', async () => {
    let now = Date.parse('2026-03-12T01:00:00Z')
    const all = await registered({ now: () => now })
    const { seen, interaction } = await used(all)
    now += 3001
    expect(seen.failed).toBe(true)
    await expect(interaction.reply('x')).rejects.toMatchObject({ code: 10062 })
  })

  it('suggests while somebody types', async () => {
    const { client, wang, work } = await registered()
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return
      const name = `${interaction.options.getFocused()}三`
      void interaction.respond([{ name, value: name }])
    })
    expect(await wang.completes('送货', 'customer', '张', {}, work)).toEqual([{ name: '张三', value: '张三' }])
  })

  it('opens a form from a button, and takes it back filled in', async () => {
    const { server, client, channel, work, wang } = await scene()
    const row = {
      type: 1 as const,
      components: [{ type: 2 as const, style: 1 as const, label: '登记', custom_id: 'v1:intake' }],
    }
    const input = { type: 4 as const, customId: 'phone', label: '电话', style: 1 as const, required: true }
    await channel.send({ content: '投诉', components: [row] })
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isButton()) {
        const components = [{ type: 1 as const, components: [input] }]
        void interaction.showModal({ customId: 'v1:form', title: '登记投诉', components })
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        void interaction.update({ content: interaction.fields.getTextInputValue('phone'), components: [] })
      }
    })
    const [card] = server.posts(work)
    if (!card) throw new Error('nothing was posted')
    const pressed = await wang.presses(card, '登记')
    await server.until(() => pressed.modal !== undefined)
    expect(pressed.modal).toMatchObject({ title: '登记投诉', fields: [{ id: 'phone', label: '电话', required: true }] })
    await expect(wang.submits(pressed, {})).rejects.toThrow('required')
    await wang.submits(pressed, { 电话: '13800000001' })
    await server.until(() => server.posts(work)[0]?.text === '13800000001')
    expect(server.posts(work)).toMatchObject([{ buttons: [], edited: true }])
    expect(server.complaints).toEqual([])
  })

  it('takes picks from menus, and forms with labels, menus and people', async () => {
    const { server, client, channel, work, wang, li } = await scene()
    const options = ['台面', '水槽'].map((label) => ({ label, value: `v-${label}` }))
    const menu = { type: 3 as const, custom_id: 'goods', placeholder: '哪里', options }
    await channel.send({ content: '投诉', components: [{ type: 1 as const, components: [menu] }] })
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isStringSelectMenu()) {
        const people = { type: ComponentType.UserSelect as const, customId: 'who', required: true as const }
        const components = [{ type: ComponentType.Label as const, label: '联络人', component: people }]
        void interaction.showModal({ customId: 'form', title: interaction.values.join(), components })
      } else if (interaction.isModalSubmit()) {
        const who = interaction.fields.getSelectedUsers('who', true).first()
        void interaction.reply({ content: `${who?.displayName}`, flags: MessageFlags.Ephemeral })
      }
    })
    const [card] = server.posts(work)
    if (!card) throw new Error('nothing was posted')
    expect(card.selects).toEqual([{ placeholder: '哪里', options: ['台面', '水槽'] }])
    const picked = await wang.selects(card, '水槽')
    await server.until(() => picked.modal !== undefined)
    expect(picked.modal).toMatchObject({ title: 'v-水槽', fields: [{ id: 'who', label: '联络人', required: true }] })
    const sent = await wang.submits(picked, { 联络人: li.name })
    await server.until(() => sent.acknowledged)
    expect(sent.ephemeral).toEqual(['李娜'])
    expect(server.complaints).toEqual([])
  })
})

describe('the gateway', () => {
  it('tells after a break what was missed, in order', async () => {
    const { server, work, wang, client } = await scene()
    const texts: string[] = []
    client.on(Events.MessageCreate, ({ content }) => texts.push(content))
    const resumed = once(client, Events.ShardResume)
    server.cut()
    await server.until(() => !server.connected)
    for (const text of ['一', '二', '三']) await wang.says(work, text)
    await resumed
    expect(texts).toEqual(['一', '二', '三'])
    expect(server.gateway.identifies).toBe(1)
  })

  it('makes a client that lost its session identify anew, and lets it read what it missed', async () => {
    const soon = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
    const { server, work, wang, client, channel } = await scene({ client: { ws: soon } })
    const first = await wang.says(work, '一')
    const ready = once(client, Events.ShardReady)
    server.forgetSessions()
    server.cut()
    await wang.says(work, '二')
    await ready
    expect(server.gateway.identifies).toBe(2)
    expect((await channel.messages.fetch({ after: first.id })).map(({ content }) => content)).toEqual(['二'])
  })

  it('tells events twice and in the wrong order when asked to', async () => {
    const { server, work, wang, client } = await scene()
    const texts: string[] = []
    client.ws.on(GatewayDispatchEvents.MessageCreate, ({ content }: { content: string }) => texts.push(content))
    server.reorderNext()
    for (const text of ['一', '二']) await wang.says(work, text)
    server.repeatEvents(1)
    await wang.says(work, '三')
    await wang.says(work, '四')
    await vi.waitUntil(() => texts.includes('四'), { interval: 5 })
    expect(texts).toEqual(['二', '一', '三', '三', '四'])
  })

  it('asks a client to reconnect, which loses nothing', async () => {
    const { server, work, wang, client } = await scene()
    const resumed = once(client, Events.ShardResume)
    server.gateway.askToReconnect()
    await server.until(() => !server.connected)
    const waiting = heardMessage(client)
    await wang.says(work, '在吗')
    expect((await waiting).content).toBe('在吗')
    await resumed
  })

  it('lets nobody in with an intent that is switched off, or with a wrong token', async () => {
    const server = await startDiscordServer({ privileged: { messageContent: false } })
    onTestFinished(() => server.close())
    await expect(login(server)).rejects.toThrow('disallowed intents')
    server.token = 'another'
    const client = new Client({ intents: [], rest: { api: server.url } })
    onTestFinished(() => client.destroy())
    await expect(client.login('wrong')).rejects.toThrow('invalid token')
  })

  it('keeps the content of others back without the intent, but not of mentions', async () => {
    const client = { intents: intents.filter((one) => one !== GatewayIntentBits.MessageContent) }
    const { work, wang, client: reader } = await scene({ client })
    const contents: string[] = []
    reader.on(Events.MessageCreate, ({ content }) => contents.push(content))
    await wang.says(work, '台面开裂')
    const last = heardMessage(reader)
    await wang.says(work, '@lianluo 台面开裂')
    await last
    expect(contents).toEqual(['', `<@${reader.user.id}> 台面开裂`])
  })

  it('tells a client that it was thrown out', async () => {
    const { server, client, channel } = await scene()
    const out = once(client, Events.GuildDelete)
    server.kick()
    await out
    await expect(client.rest.get(`/channels/${channel.id}`)).rejects.toMatchObject({ code: 50001 })
  })
})

describe('limits', () => {
  it('are obeyed by the client without drawing a refusal', async () => {
    const { server, work, channel } = await scene()
    const before = Date.now()
    await Promise.all(Array.from({ length: 6 }, (_, index) => channel.send(`第 ${index} 条`)))
    expect(Date.now() - before).toBeGreaterThan(4900)
    expect(server.posts(work)).toHaveLength(6)
    expect(server.rateLimited).toEqual([])
  })

  it('count fifty calls a second over everything', async () => {
    const { server } = await scene()
    const me = () => fetch(`${server.url}/v10/users/@me`, { headers: { authorization: `Bot ${server.token}` } })
    const answers = await Promise.all(Array.from({ length: 60 }, me))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(9)
    expect(await refused[0]?.json()).toMatchObject({ global: true })
  })

  it('refuse a client that does not obey, and say how long', async () => {
    const { server, channel } = await scene()
    const post = () =>
      fetch(`${server.url}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${server.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'x', allowed_mentions: { parse: [] } }),
      })
    for (let count = 0; count < 5; count += 1) expect((await post()).status).toBe(200)
    const refused = await post()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user')
    const body = (await refused.json()) as { retry_after: number; global: boolean }
    expect(body.global).toBe(false)
    expect(body.retry_after).toBeGreaterThan(4)
    expect(server.rateLimited).toHaveLength(1)
  })

  it('are as bad as a test wants them', async () => {
    const { server, work, channel } = await scene()
    server.failNext({ method: 'POST', path: `/channels/${channel.id}/messages`, code: 50013 })
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50013 })
    server.failNext({ path: /messages$/, status: 502, body: '<h1>502</h1>' })
    server.slowNext(20)
    await channel.send('y')
    expect(server.posts(work)).toHaveLength(1)
    await expect(fetch(`${server.url}/v10/nowhere`).then(({ status }) => status)).resolves.toBe(404)
    expect(server.complaints).toEqual(['GET /api/v10/nowhere: there is no such route'])
  })
})
