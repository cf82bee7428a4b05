/** Who is in the groups of the custom app, and how people come in: making one twice is no error. */
import { createHash } from 'node:crypto'
import { SendError } from '../../src/core/adapter.js'
import type { Answer } from './api.js'
import type { AppLine } from './app-line.js'
import { keep } from './bounded.js'
import { codeOf, peopleUnknown, toSendError, WecomError } from './errors.js'
import { notSaid } from './token.js'

/** Nothing is said here: what fails has surely not been said. Each throws a SendError or a WecomError. */
export interface AppGroups {
  /** @returns the id of the group that stands for this post and tag, which is made when there is none. */
  open(of: { tag: string; key: string }, title: string, members: string[]): Promise<string>
  /** Adds those who are missing. @returns all who are in. */
  bringIn(chatid: string, accounts: string[]): Promise<ReadonlySet<string>>
  rename(chatid: string, title: string): Promise<void>
}

const longestName = 50
const longestId = 32
const fewest = 2

/** `onLeftOut` is told of people whom WeCom does not know. */
export function createAppGroups(line: AppLine, onLeftOut: (account: string) => void): AppGroups {
  const membersOf = new Map<string, Set<string>>()

  async function ask(question: Promise<Answer>): Promise<Answer> {
    try {
      return await question
    } catch (error) {
      throw error instanceof SendError ? notSaid(error) : error
    }
  }

  const create = (group: object, userlist: string[]) =>
    ask(line.post('/cgi-bin/appchat/create', { ...group, userlist }))
  const update = (chatid: string, change: object) => ask(line.post('/cgi-bin/appchat/update', { chatid, ...change }))

  /** One person whom WeCom does not know spoils the call, and its answer does not tell who it is. */
  async function createWithAllWeCan(group: object, members: string[]): Promise<string[]> {
    try {
      await create(group, members)
      return members
    } catch (error) {
      if (!peopleUnknown.has(codeOf(error))) throw error
      for (const unknown of members.length > fewest ? members : []) {
        const others = members.filter((member) => member !== unknown)
        if (!(await works(create(group, others)))) continue
        onLeftOut(unknown)
        return others
      }
      throw error
    }
  }

  /** Undefined when there is no such group. */
  async function nameNow(chatid: string): Promise<unknown> {
    let name: unknown
    const looking = ask(line.get('/cgi-bin/appchat/get', { chatid })).then(({ chat_info: info }) => {
      name = typeof info === 'object' && info !== null && 'name' in info ? info.name : undefined
    })
    return (await works(looking)) ? name : undefined
  }

  async function look(chatid: string): Promise<Set<string>> {
    const { chat_info: info } = await ask(line.get('/cgi-bin/appchat/get', { chatid }))
    const list = typeof info === 'object' && info !== null && 'userlist' in info ? info.userlist : []
    const members = new Set(Array.isArray(list) ? list.map(String) : [])
    keep(membersOf, chatid, members)
    return members
  }

  async function bringIn(chatid: string, accounts: string[]): Promise<ReadonlySet<string>> {
    const members = membersOf.get(chatid) ?? (accounts.length > 0 ? await look(chatid) : new Set<string>())
    const missing = accounts.filter((account) => !members.has(account))
    if (missing.length === 0) return members
    const add = (those: string[]) => works(update(chatid, { add_user_list: those }))
    const together = await add(missing)
    for (const account of missing) {
      if (together || (missing.length > 1 && (await add([account])))) members.add(account)
      else onLeftOut(account)
    }
    return members
  }

  return {
    async open({ tag, key }, title, members) {
      const chatid = idOfGroup(tag, key)
      if (members.length < fewest) throw new SendError('refused', 'appchat/create: fewer than two people')
      try {
        const those = await createWithAllWeCan({ chatid, name: nameOf(title) }, members)
        keep(membersOf, chatid, new Set(those))
      } catch (error) {
        // An earlier attempt may have made it; WeCom's number for that is not sure.
        const isRefused = error instanceof WecomError && refuses(error)
        if (!isRefused || (await nameNow(chatid)) !== nameOf(title)) throw error
        await bringIn(chatid, members)
      }
      return chatid
    },

    bringIn,

    async rename(chatid, title) {
      await update(chatid, { name: nameOf(title) })
    },
  }
}

/** @returns false when WeCom refuses for good; other failures are thrown. */
async function works(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof WecomError && refuses(error)) return false
    throw error
  }
}

function refuses(error: WecomError): boolean {
  return toSendError(error, { direct: false, route: 'group' }).kind === 'refused'
}

/** Codes are counted for each brand, so two complaints may share one: the post's key tells them apart. */
function idOfGroup(tag: string, key: string): string {
  const apart = createHash('sha256').update(key).digest('hex').slice(0, 8)
  return `${tag.replace(/[^0-9A-Za-z]/g, '').slice(0, longestId - apart.length - 1)}x${apart}`
}

function nameOf(title: string): string {
  return [...title].slice(0, longestName).join('')
}
