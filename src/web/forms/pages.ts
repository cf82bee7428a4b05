/** The printed forms on the web: a signed link opens one page, or its spreadsheet, to whoever may still see the complaint. */
import { createHash } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Value } from '../../core/errors.js'
import type { Reader, Wording } from '../../core/words/wording.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { satisfactionIn } from '../../domain/calls/satisfaction.js'
import { readCaseFile } from '../../domain/forms/case-file.js'
import { openLink } from '../../domain/forms/link.js'
import { openTable, type TableLink } from '../../domain/forms/table-link.js'
import { servesBrand } from '../../domain/people/role.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import { mayRead } from '../../domain/secrecy/may-read.js'
import type { Store } from '../../store/store.js'
import type { EntrySaid } from './form.js'
import { pageOf, sentencePage } from './page.js'
import { type Paper, wordedPaper } from './paper.js'
import { satisfactionSheet } from './satisfaction.js'
import { sheetOf } from './sheet.js'
import { styleOf } from './style.js'

export interface FormParts {
  store: Store
  wording: Wording
  rules: Rules
  locale: string
  /** What links are signed with. */
  key: Uint8Array
  now(): Date
  entrySaid: EntrySaid
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Paper is read on any day: every moment is told with its whole date. */
const ANY_DAY = new Date(0)

export const makeFormPages =
  ({ store, wording, rules, locale, key, now, entrySaid }: FormParts): FastifyPluginAsync =>
  async (server) => {
    const shownIn = (zone: string) => (value: Value) =>
      wording.show(value, { locale, zone, now: ANY_DAY } satisfies Reader)
    const words = (name: string) => shownIn(rules.zone)({ key: `forms.${name}` })
    const style = styleOf([words('page.before'), words('page.between'), words('page.after')])
    const frame = { locale, style }
    const policy = [
      ...["default-src 'none'", `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`],
      ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
    ].join('; ')

    server.addHook('onRequest', async (_request, reply) => {
      reply.headers({
        'cache-control': 'no-store',
        'content-security-policy': policy,
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      })
    })

    const sentence = (reply: FastifyReply, status: number, name: string) =>
      reply
        .code(status)
        .type('text/html; charset=utf-8')
        .send(sentencePage(words(name), frame))

    server.setNotFoundHandler((request, reply) => {
      if (request.method === 'GET' || request.method === 'HEAD') return sentence(reply, 404, 'unknown')
      return sentence(reply.header('allow', 'GET, HEAD'), 405, 'onlyRead')
    })

    /** The form on paper; a status when there is none for this link. */
    async function paperOf(token: string): Promise<Paper | 404 | 410> {
      const link = openLink(key, token, now())
      if (!link) return 404
      if (link.expired) return 410
      const file = await store.transaction(async (db) => {
        const found = await readCaseFile(db, rules, link.complaintId)
        // Somebody who has left meanwhile sees nothing any more, nor what has become secret.
        if (!found || !(await servesBrand(db, link.personId, found.brandId))) return undefined
        const today = localDayOf(now(), zoneOf(rules, found.brand))
        return mayRead(db, rules, found, link.personId, today) ? found : undefined
      })
      return file ? wordedPaper(link.form, { file, entrySaid }, shownIn(zoneOf(rules, file.brand))) : 404
    }

    /** The month's table for this link; undefined for somebody who has left meanwhile. */
    const tableOf = ({ brandId, personId, month }: TableLink) =>
      store.transaction(async (db) => {
        const brand = await db.brand.findUnique({ where: { id: brandId } })
        if (!brand || !(await servesBrand(db, personId, brandId))) return undefined
        return { brand: brand.name, month, rows: satisfactionIn(db, brandId, month, zoneOf(rules, brand)) }
      })

    server.get<{ Params: { token: string } }>('/:token', async ({ params }, reply) => {
      const asSheet = params.token.endsWith('.xlsx')
      const token = params.token.replace(/\.xlsx$/, '')
      const link = openTable(key, token, now())
      if (link) {
        const table = link.expired ? undefined : await tableOf(link)
        if (!table) return sentence(reply, link.expired ? 410 : 404, link.expired ? 'expired' : 'unknown')
        reply.header('content-disposition', `attachment; filename="satisfaction-${link.month}.xlsx"`)
        return reply.type(XLSX).send(await satisfactionSheet(table, shownIn(rules.zone)))
      }
      const paper = await paperOf(token)
      if (typeof paper === 'number') return sentence(reply, paper, paper === 410 ? 'expired' : 'unknown')
      if (!asSheet) {
        const sheet = { address: `${token}.xlsx`, label: words('download') }
        return reply.type('text/html; charset=utf-8').send(pageOf(paper, { ...frame, sheet }))
      }
      const name = encodeURIComponent(`${paper.code}-${paper.title}`.replace(/[^\p{L}\p{N}-]+/gu, ''))
      reply.header('content-disposition', `attachment; filename="form.xlsx"; filename*=UTF-8''${name}.xlsx`)
      return reply.type(XLSX).send(await sheetOf(paper))
    })
  }
