/** The pages of the web server that show or take the dealer's things, put together. */
import type { FastifyPluginAsync } from 'fastify'
import { entrySaid } from './commands/complaints/timeline.js'
import { type ConsoleParts, makeConsole } from './commands/imports/console.js'
import type { Config } from './config.js'
import type { Wording } from './core/words/wording.js'
import { type FormLink, sealLink } from './domain/forms/link.js'
import { sealTable, type TableLink } from './domain/forms/table-link.js'
import { makeCalendars } from './web/calendar.js'
import { makeFormPages } from './web/forms/pages.js'
import { makeImportPages } from './web/import.js'

export interface Pages {
  /** The printed forms. */
  formPages: FastifyPluginAsync
  /** The crews' calendars. */
  calendars: FastifyPluginAsync
  /** Where the operator sends tables to; absent without a token. */
  imports?: FastifyPluginAsync
}

/** The addresses of these pages, for those who are to have them. */
export const linksTo = ({ address, key, random }: Web) => ({
  form: (link: FormLink, now: Date) => `${address()}/forms/${sealLink(key, link, now)}`,
  table: (link: TableLink, now: Date) => `${address()}/forms/${sealTable(key, link, now)}`,
  feeds: { address: (secret: string) => `${address()}/calendar/${secret}.ics`, random },
})

/** Where people find the pages, the secret that links are signed with, and the chance that further secrets are made of. */
export interface Web {
  address(): string
  key: Uint8Array
  random(bytes: number): Uint8Array
}

interface PageParts extends ConsoleParts {
  config: Config
  wording: Wording
  /** What links are signed with. */
  key: Uint8Array
  /** Of a table. */
  maxBytes: number
}

export function makePages({ config, wording, key, maxBytes, ...parts }: PageParts): Pages {
  const { LOCALE: locale, TIME_ZONE: zone, IMPORT_TOKEN: token } = config
  const shown = { ...parts, wording, locale }
  return {
    formPages: makeFormPages({ ...shown, key, entrySaid }),
    calendars: makeCalendars(shown),
    imports: token ? makeImportPages({ ...shown, zone, maxBytes, token, door: makeConsole(parts) }) : undefined,
  }
}
