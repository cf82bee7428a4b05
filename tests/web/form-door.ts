/** The printed forms over a real socket, for links that people were given in chat. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import readSheets from 'read-excel-file/node'
import { makeMetrics } from '../../src/web/metrics.js'
import { makeServer } from '../../src/web/server.js'
import type { Message } from '../support/fake-adapter.js'
import { pretendWeb } from '../support/pretend-web.js'
import type { Person, World } from '../support/world.js'

export class FormDoor {
  private constructor(
    private readonly web: FastifyInstance,
    readonly address: string,
  ) {}

  static async open({ bot, time }: World): Promise<FormDoor> {
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const metrics = makeMetrics(bot.store, () => [], time.now)
    const web = await makeServer({
      ...{ log, metrics, webhooks: {}, pages: [], forms: bot.formPages, calendars: bot.calendars },
      health: async () => [],
    })
    await web.listen({ host: '127.0.0.1', port: 0 })
    return new FormDoor(web, `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`)
  }

  close = () => this.web.close()

  /** The page that a message leads to, or its spreadsheet. */
  addressIn({ text }: Message, which: 'page' | 'sheet' = 'page'): string {
    const [page, sheet] = text.match(/http:\S+/g) ?? []
    const address = which === 'page' ? page : sheet
    if (!address) throw new Error(`no link in: ${text}`)
    return address.replace(pretendWeb.address(), this.address)
  }

  get = (message: Message, init?: RequestInit) => fetch(this.addressIn(message), init)

  /** The page's text as a reader sees it. */
  async text(message: Message): Promise<string> {
    return readable(await (await this.get(message)).text())
  }

  /** What stands in the cells, sheet by sheet. */
  async sheets(message: Message): Promise<string[][][]> {
    const response = await fetch(this.addressIn(message, 'sheet'))
    const sheets = await readSheets(Buffer.from(await response.arrayBuffer()))
    return sheets.map(({ data }) =>
      data.map((row) => row.flatMap((cell) => (cell === null ? [] : [String(cell)]))).filter((row) => row.length > 0),
    )
  }
}

/** What this person is answered with in private. */
export async function exported(person: Person, line: string): Promise<Message> {
  const [answer] = await person.says(person.direct, `/导出 ${line}`)
  if (!answer) throw new Error('no answer')
  return answer
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Tags become blanks, signs what they stand for. */
const readable = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#?\w+);/g, (_, name) => SIGNS[name] ?? '')
    .replace(/\s+/g, ' ')
