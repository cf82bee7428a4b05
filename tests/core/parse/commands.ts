/** A dealer's commands as far as reading needs them, with their Chinese names. */
import type { Kinds } from '../../../src/core/commands/argument.js'
import type { Command } from '../../../src/core/commands/command.js'
import { makeCommandBook } from '../../../src/core/commands/command-book.js'
import { findCommand } from '../../../src/core/commands/find-command.js'
import type { MentionSeen } from '../../../src/core/event.js'
import { address } from '../../../src/core/kinds/address.js'
import { code } from '../../../src/core/kinds/code.js'
import { crew } from '../../../src/core/kinds/crew.js'
import { dateTime, day, halfDay } from '../../../src/core/kinds/date.js'
import { integer } from '../../../src/core/kinds/integer.js'
import { mentions } from '../../../src/core/kinds/mention.js'
import { month } from '../../../src/core/kinds/month.js'
import { customerName, departmentName, personName, word } from '../../../src/core/kinds/name.js'
import { phoneNumber } from '../../../src/core/kinds/phone.js'
import { purpose, role } from '../../../src/core/kinds/role.js'
import { problemList, text } from '../../../src/core/kinds/text.js'
import { cleanMessage } from '../../../src/core/words/clean.js'
import { loadLexicon } from '../../../src/core/words/lexicon.js'
import { readArguments, readOne } from '../../../src/core/words/parse.js'

export const prompts = new URL('../../../prompts', import.meta.url).pathname
export const lexicon = loadLexicon(prompts)
export const zone = 'Asia/Shanghai'
/** A Saturday, ten in the morning in Shanghai. */
export const now = new Date('2026-11-21T02:00:00Z')

const command = (name: string, kinds: Kinds, hidden = false): Command => ({
  name,
  arguments: kinds,
  who: 'staff',
  where: ['work'],
  hidden,
  handle: async () => [],
})

export const commands = [
  command('help', {}),
  command('bind', { brand: word(), purpose: purpose() }),
  command('iam', { name: personName(), role: role() }),
  command('liaison', { department: departmentName(), people: mentions() }),
  command('delivery', {
    customer: customerName(),
    phone: phoneNumber(),
    date: dateTime(),
    half: halfDay().optional(),
    address: address().optional(),
    goods: text().optional(),
  }),
  command('install', {
    customer: customerName(),
    phone: phoneNumber(),
    date: dateTime(),
    crew: crew().optional(),
    crewPhone: phoneNumber().optional(),
  }),
  command('schedule', { date: day().optional() }),
  command('complaint', { customer: customerName(), phone: phoneNumber().optional(), problems: problemList() }),
  command('ack', { code: code().optional() }),
  command('plan', { code: code().optional(), problem: integer().optional(), plan: text(), date: day() }),
  command('show', { code: code().optional() }),
  command('customer', { customer: customerName() }),
  command('mine', {}),
  command('report', { month: month().optional() }),
  command('note', { code: code().optional(), note: text() }),
  command('pressed', { code: code() }, true),
]

const said = (names: string[], labels: Record<string, string> = {}) => ({
  names,
  does: '',
  example: '',
  arguments: labels,
})
const labels = {
  customer: '客户',
  phone: '电话',
  date: '日期',
  address: '地址',
  goods: '货品',
  problems: '问题',
  crew: '师傅',
  crewPhone: '师傅电话',
}

export const words = {
  'zh-CN': {
    help: said(['帮助']),
    bind: said(['绑定']),
    iam: said(['我是']),
    liaison: said(['联络人']),
    delivery: said(['送货'], labels),
    install: said(['安装'], labels),
    schedule: said(['排班']),
    complaint: said(['投诉'], labels),
    ack: said(['知晓', '收到']),
    plan: said(['处理意见']),
    show: said(['查看']),
    customer: said(['客户']),
    mine: said(['待办']),
    report: said(['报表']),
    note: said(['备注']),
  },
  en: {},
}

export const book = makeCommandBook(commands, words)

/** Types a whole line and says what was understood; `day` moves the clock to ten o'clock of that day in Shanghai. */
export function type(line: string, { today, mentions = [] }: { today?: string; mentions?: MentionSeen[] } = {}) {
  const message = cleanMessage({ text: line, mentions })
  const found = findCommand(message.text, { mentionsBot: false, direct: false }, book)
  if (!found || !('command' in found)) throw new Error(`no command in ${line}`)
  const at = today ? new Date(`${today}T10:00:00+08:00`) : now
  const reading = { now: at, zone, lexicon, mentions: message.mentions }
  return { command: found.command.name, ...readArguments(found.command, found.rest, reading, book) }
}

/** Answers the question for one argument. */
export function answer(name: string, argument: string, text: string, today?: string) {
  const asked = book.commands.get(name) as Command
  const at = today ? new Date(`${today}T10:00:00+08:00`) : now
  return readOne(asked, argument, text, { now: at, zone, lexicon, mentions: [] })
}
