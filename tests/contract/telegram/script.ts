/** Telegram in users' words: what people do, and what they see. */
import { type Entity, findEntities } from './markup.js'
import { chatShape, memberShape, messageShape } from './shape.js'
import type { Update } from './updates.js'
import type { BotStatus, Chat, Press, StoredMessage, User, World } from './world.js'

/** A message as people see it: marks are applied, invisible letters are invisible. */
export interface Shown {
  id: number
  chat: number
  from: string
  byBot: boolean
  text: string
  bold: string[]
  buttons: string[]
  /** Names of the photos and documents in it; the text is their caption. */
  files: string[]
  /** Messages of one album share it. */
  album?: string
  /** The name of the topic it is in. */
  topic?: string
  /** The first message of the chain of replies it belongs to. */
  chain?: number
  replyTo?: number
  edited: boolean
  /** The names of those whose phone rings. */
  pings: string[]
}

export interface Saying {
  replyTo?: Shown | number
  /** The number of a topic, as `t<number>` has it. */
  topic?: number
  /** People picked from the list that have no username: their names in the text become mentions. */
  mentions?: Person[]
}

/** Something to send: as a photo, or as a document of that name. */
export interface Sending {
  bytes: Buffer
  photo?: boolean
  name?: string
  type?: string
}

export interface Group {
  id: number
  chat: Chat
}

export class Person {
  constructor(
    readonly user: User,
    private readonly world: World,
  ) {}

  get id(): number {
    return this.user.id
  }

  get name(): string {
    return this.user.first_name
  }

  /** Writes in a group. The bot gets it when privacy mode lets it through. */
  async says(group: Group, text: string, saying: Saying = {}): Promise<Shown> {
    const replyTo = typeof saying.replyTo === 'object' ? saying.replyTo.id : saying.replyTo
    const entities = [...findEntities(text), ...picked(text, saying.mentions ?? [])]
    const message = this.world.addMessage(group.chat, this.user, text, {
      entities,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(saying.topic === undefined ? {} : { thread: saying.topic, inTopic: true }),
    })
    if (reachesBot(this.world, message)) this.world.updates.add('message', messageShape(message))
    return show(this.world, message)
  }

  /** Sends photos or documents, two or more as an album; the text is the caption of the first. */
  async sends(where: Group | 'bot', files: Sending[], text = '', saying: Pick<Saying, 'topic'> = {}): Promise<Shown[]> {
    const chat = where === 'bot' ? this.privateChat() : where.chat
    const album = files.length > 1 ? { album: this.world.newAlbum() } : {}
    const place = saying.topic === undefined ? {} : { thread: saying.topic, inTopic: true }
    return files.map(({ bytes, photo = false, name = 'photo.jpg', type }, index) => {
      const caption = index === 0 ? text : ''
      const media = {
        kind: photo ? ('photo' as const) : ('document' as const),
        file: this.world.addFile(name, bytes, type),
      }
      const entities = findEntities(caption)
      const message = this.world.addMessage(chat, this.user, caption, { entities, media, ...album, ...place })
      if (reachesBot(this.world, message)) this.world.updates.add('message', messageShape(message))
      return show(this.world, message)
    })
  }

  /** Writes to the bot alone, which opens the private chat. */
  async writes(text: string): Promise<Shown> {
    const chat = this.privateChat()
    const entities = findEntities(text)
    const message = this.world.addMessage(chat, this.user, text, { entities })
    this.world.updates.add('message', messageShape(message))
    return show(this.world, message)
  }

  /**
   * Presses the button of that label.
   * @param how `old`: Telegram takes no answer any more · `unreadable`: the message is too old to be told
   */
  async presses(shown: Shown, label: string, how: { old?: boolean; unreadable?: boolean } = {}): Promise<Press> {
    const chat = this.world.chats.get(shown.chat)
    const message = chat && this.world.findMessage(chat, shown.id)
    const button = message?.keyboard.flat().find(({ text }) => text === label)
    if (!chat || !message || !button) throw new Error(`there is no button "${label}" under "${shown.text}"`)
    const id = `${4_000_000_000 + this.world.presses.size}`
    const press: Press = { id, person: this.user, label, answers: [], old: how.old ?? false }
    this.world.presses.set(id, press)
    const told = how.unreadable ? { chat: chatShape(chat), message_id: message.id, date: 0 } : messageShape(message)
    this.world.updates.add('callback_query', {
      id,
      from: this.user,
      message: told,
      chat_instance: String(chat.id),
      data: button.callback_data,
    })
    return press
  }

  /** Sets this reaction in place of the earlier one; the bot is told when it is an admin. */
  async reacts(shown: Shown, emoji: string): Promise<void> {
    const chat = this.world.chats.get(shown.chat)
    const message = chat && this.world.findMessage(chat, shown.id)
    if (!chat || !message) throw new Error('there is no such message')
    const before = message.reactions.get(this.id) ?? []
    message.reactions.set(this.id, [emoji])
    if (chat.bot !== 'administrator') return
    const shape = (list: string[]) => list.map((one) => ({ type: 'emoji', emoji: one }))
    this.world.updates.add('message_reaction', {
      chat: chatShape(chat),
      message_id: message.id,
      user: this.user,
      date: 1_770_000_000,
      old_reaction: shape(before),
      new_reaction: shape([emoji]),
    })
  }

  /** Makes the bot a member, an admin, or throws it out. */
  async makesBot(group: Group, status: BotStatus): Promise<void> {
    this.#setStatus(group.chat, status)
  }

  async blocksBot(): Promise<void> {
    this.#setStatus(this.privateChat(), 'kicked')
  }

  privateChat(): Chat {
    const { id, first_name } = this.user
    const add = () => this.world.addChat({ id, type: 'private', title: first_name, bot: 'member', person: this.user })
    return this.world.chats.get(id) ?? add()
  }

  #setStatus(chat: Chat, status: BotStatus): void {
    const before = chat.bot
    chat.bot = status
    this.world.updates.add('my_chat_member', {
      chat: chatShape(chat),
      from: this.user,
      date: 1_770_000_000,
      old_chat_member: memberShape(this.world.bot, before, chat),
      new_chat_member: memberShape(this.world.bot, status, chat),
    })
  }
}

/** The group gets a new id, as when topics are switched on in a basic group. */
export function migrate(world: World, group: Group, by: Person, newId: number): Group {
  const old = group.chat
  const chat = world.addChat({ ...old, id: newId, type: 'supergroup', messages: [], topics: new Map() })
  old.movedTo = newId
  const tell = (where: Chat, service: Record<string, unknown>): Update | undefined =>
    world.updates.add('message', messageShape(world.addMessage(where, by.user, '', { service })))
  tell(old, { migrate_to_chat_id: newId })
  tell(chat, { migrate_from_chat_id: old.id })
  return { id: newId, chat }
}

export function show(world: World, message: StoredMessage): Shown {
  const { chat, thread, inTopic, replyTo, entities, text, media, album } = message
  const seen = (entity: Entity) => visible(text.slice(entity.offset, entity.offset + entity.length))
  const topic = inTopic && thread !== undefined ? chat.topics.get(thread)?.name : undefined
  return {
    id: message.id,
    chat: chat.id,
    from: message.from.first_name,
    byBot: message.from.id === world.bot.id,
    text: visible(text),
    bold: entities.filter(({ type }) => type === 'bold').map(seen),
    buttons: message.keyboard.flat().map((button) => button.text),
    files: media ? [media.file.name] : [],
    ...(album === undefined ? {} : { album }),
    ...(topic === undefined ? {} : { topic }),
    ...(!inTopic && thread !== undefined ? { chain: thread } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    edited: message.edited,
    pings: entities.flatMap((entity) => pinged(world, text, entity)),
  }
}

function visible(text: string): string {
  return text.replaceAll('\u2060', '')
}

function pinged(world: World, text: string, entity: Entity): string[] {
  const username = text.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase()
  const isMeant = (user: User) =>
    entity.type === 'text_mention'
      ? user.id === entity.user?.id
      : entity.type === 'mention' && user.username?.toLowerCase() === username
  return [...world.people.values()].filter(isMeant).map(({ first_name }) => first_name)
}

function picked(text: string, people: Person[]): Entity[] {
  return people.flatMap(({ name, user }) => {
    const offset = text.indexOf(name)
    return offset < 0 ? [] : [{ type: 'text_mention', offset, length: name.length, user }]
  })
}

/** With privacy mode only admins' bots hear everything. */
function reachesBot(world: World, { chat, text, entities, replyTo }: StoredMessage): boolean {
  if (chat.bot === 'administrator' || chat.type === 'private') return true
  if (chat.bot !== 'member') return false
  if (world.readsAll) return true
  const named = entities.some(
    ({ type, offset, length }) => type === 'mention' && text.slice(offset + 1, offset + length) === world.bot.username,
  )
  const answersBot = chat.messages.some(({ id, from }) => id === replyTo && from.id === world.bot.id)
  return named || answersBot || entities.some(({ type, offset }) => type === 'bot_command' && offset === 0)
}
