/** What the pretend WeCom remembers: people, groups, the bot, the custom app, and what stands in every chat. */
import { createHash, randomBytes } from 'node:crypto'
import type { Card } from './card.js'
import { Windows } from './limits.js'
import type { Told } from './told.js'

export type Json = Record<string, unknown>

export interface Member {
  userid: string
  /** How a bot that an ordinary member made knows the person. */
  openid: string
  name: string
  mobile: string
  /** Wrote to the bot at least once. */
  opened: boolean
  /** What the bot and the app told this person alone. */
  board: Stored[]
}

export interface WecomGroup {
  chatid: string
  name: string
  members: Member[]
  /** The bot is in it. */
  bot: boolean
  /** Somebody spoke to the bot here. */
  opened: boolean
  webhookKey?: string
  board: Stored[]
}

/** A group that the custom app made; nobody sees it before its first message. */
export interface AppGroup {
  chatid: string
  name: string
  owner: string
  /** Their userids. */
  members: string[]
  board: Stored[]
}

export type Place = WecomGroup | Member | AppGroup

export interface Stored {
  id: string
  via: 'chat' | 'webhook' | 'app' | 'group'
  kind: 'markdown' | 'text' | 'card' | 'image' | 'file'
  /** As it was sent. */
  raw: string
  card?: Card
  /** What single people see instead, by their userids. */
  own: Map<string, Card>
  edited: boolean
  /** Names of those whose phone rings. */
  pings: string[]
  files: SentFile[]
  quoted?: string
  /** Of a card of the app: works once. */
  responseCode?: string
}

export interface SentFile {
  name: string
  bytes: Buffer
}

/** A file whose chunks are still coming. */
export interface Upload {
  at: number
  type: string
  name: string
  size: number
  total: number
  md5: string
  chunks: Map<number, Buffer>
}

export interface Webhook {
  group: WecomGroup
  /** `outside`: it was put out of the group. */
  state: 'on' | 'disabled' | 'removed' | 'outside'
}

/** A request of the client, over the socket or HTTP. */
export interface Call {
  /** The command of a frame, or the path of an HTTP call. */
  path: string
  body: unknown
  code: number
  at: number
}

export interface Setting {
  now: () => number
  bot: { id: string; secret: string; name: string; opaqueIds: boolean }
  hasApp: boolean
  callbackIsSet: boolean
  limits: boolean
}

export class World {
  readonly complaints: string[] = []
  /** What people would not see whole on their screens: longer than the platform suggests. */
  readonly advice: string[] = []
  readonly calls: Call[] = []
  readonly people: Member[] = []
  readonly groups: WecomGroup[] = []
  readonly appGroups: AppGroup[] = []
  readonly webhooks = new Map<string, Webhook>()
  /** Uploaded files by their ids; `owner` alone may use them. */
  readonly uploads = new Map<string, SentFile & { owner: string; at: number; type: string }>()
  readonly uploading = new Map<string, Upload>()
  /** Sealed files of people, by their paths. */
  readonly media = new Map<string, { name: string; sealed: Buffer; at: number }>()
  /** Task ids that were ever used, with the name of the sender before them. */
  readonly taskIds = new Set<string>()
  /** Addresses at which a callback may be answered once, by their codes. */
  readonly responseUrls = new Map<string, Told>()
  /** When they were given out; a code that was used is gone. */
  readonly responseCodes = new Map<string, number>()
  /** What the app sent, as JSON, and how that was answered: for those who ask that doubles be removed. */
  readonly sentByApp = new Map<string, { at: number; answer: Json }>()
  readonly windows = new Windows(() => this.now())
  readonly app = {
    corpId: `ww${randomBytes(8).toString('hex')}`,
    agentId: '1000002',
    secret: randomBytes(24).toString('base64url'),
    token: randomBytes(12).toString('hex'),
    aesKey: randomBytes(32).toString('base64').slice(0, 43),
  }
  /** Person-messages that were dropped in silence: more than a member may get. */
  dropped = 0
  allowsAll = false
  callbackUrl: string | undefined
  origin = ''
  #lastId = 0
  #waiting: (() => void)[] = []

  constructor(readonly setting: Setting) {}

  now(): number {
    return this.setting.now()
  }

  id(prefix: string): string {
    this.#lastId += 1
    return `${prefix}${this.#lastId}`
  }

  complain(what: string): void {
    this.complaints.push(what)
  }

  /** False when one message more would be too much. */
  within(key: string, limits: { max: number; perMs: number }[]): boolean {
    return !this.setting.limits || this.windows.take(key, limits)
  }

  findPerson(id: string): Member | undefined {
    return this.people.find(({ userid, openid }) => id === userid || id === openid)
  }

  /** How the bot is told of somebody. */
  seenAs({ userid, openid }: Member): string {
    return this.setting.bot.opaqueIds ? openid : userid
  }

  nameOf(userid: string): string {
    return this.findPerson(userid)?.name ?? userid
  }

  post(board: Stored[], given: Partial<Stored> & Pick<Stored, 'via' | 'kind' | 'raw'>): Stored {
    const stored = { id: this.id('m'), own: new Map(), edited: false, pings: [], files: [], ...given }
    board.push(stored)
    return stored
  }

  touch(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** Something happens here next. */
  activity(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

export function opaqueId(userid: string): string {
  return `wo${createHash('sha1').update(userid).digest('base64url').slice(0, 22)}`
}
