/** Words: turns a key and its values into the sentence a room reads. */
import { IntlMessageFormat } from 'intl-messageformat'
import { wallClock } from '../../time-zone.js'
import type { Day, Moment, Said, Span, Value, Values } from '../errors.js'
import type { Prompts, Texts } from './prompts.js'

/** For whom a sentence is worded. */
export interface Reader {
  locale: string
  zone: string
  now: Date
  /** What of outside text may not be shown to them, taken out. */
  masked?(text: string): string
}

export class Wording {
  readonly #formats = new Map<string, IntlMessageFormat>()

  constructor(private readonly texts: Prompts['texts']) {}

  has(locale: string, key: string): boolean {
    return this.texts[locale]?.[key] !== undefined
  }

  /** @throws when the key or one of its values is missing: our bug, found by the prompts check. */
  say(said: Said | string, reader: Reader): string {
    if (typeof said === 'string') return reader.masked?.(said) ?? said
    const message = this.#text(reader.locale, said.key)
    if (!message.includes('{') && !message.includes("'")) return message
    return this.#format(reader.locale, said.key, message).format(this.#words(said.values ?? {}, reader)) as string
  }

  show(value: Value, reader: Reader): string {
    if (value === undefined) return ''
    if (typeof value === 'string') return reader.masked?.(value) ?? value
    if (typeof value !== 'object') return String(value)
    if (Array.isArray(value))
      return value.map((one) => this.show(one, reader)).join(this.#text(reader.locale, 'value.comma'))
    if ('key' in value) return this.say(value, reader)
    if ('day' in value) return this.#day(value, reader)
    if ('instant' in value) return this.#moment(value, reader)
    if ('fen' in value) return this.say({ key: 'value.money', values: { yuan: value.fen / 100 } }, reader)
    return this.#span(value, reader)
  }

  #words(values: Values, reader: Reader) {
    const words: Record<string, string | number> = {}
    for (const [name, value] of Object.entries(values))
      words[name] = typeof value === 'number' ? value : this.show(value, reader)
    return words
  }

  #day({ day, half, time }: Day, reader: Reader): string {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    const weekday = this.#text(reader.locale, `value.weekday.${new Date(day).getUTCDay() || 7}`)
    const key = day.slice(0, 4) === wallClock(reader.now, reader.zone).slice(0, 4) ? 'value.day' : 'value.dayOfYear'
    const monthName = this.#text(reader.locale, `value.month.${month}`)
    const shown = this.say({ key, values: { year: String(year), month, date, monthName, weekday } }, reader)
    const part = time ?? (half && this.#text(reader.locale, `value.half.${half}`))
    return part ? `${shown} ${part}` : shown
  }

  #moment({ instant }: Moment, reader: Reader): string {
    const local = wallClock(instant, reader.zone)
    const day = local.slice(0, 10)
    const time = local.slice(11, 16)
    return day === wallClock(reader.now, reader.zone).slice(0, 10) ? time : this.#day({ day, time }, reader)
  }

  #span({ minutes }: Span, reader: Reader): string {
    const whole = Math.max(0, Math.round(minutes))
    const parts = { days: Math.floor(whole / 1440), hours: Math.floor((whole % 1440) / 60), minutes: whole % 60 }
    const shown = Object.entries(parts).flatMap(([unit, count]) =>
      count > 0 ? [this.say({ key: `value.${unit}`, values: { count } }, reader)] : [],
    )
    return (
      shown.slice(0, 2).join(this.#text(reader.locale, 'value.between')) ||
      this.say({ key: 'value.minutes', values: { count: 0 } }, reader)
    )
  }

  #text(locale: string, key: string): string {
    const texts: Texts | undefined = this.texts[locale] ?? this.texts['zh-CN']
    const text = texts?.[key]
    if (text === undefined) throw new Error(`no sentence ${key} in ${locale}`)
    return text
  }

  #format(locale: string, key: string, message: string) {
    const id = `${locale} ${key}`
    let format = this.#formats.get(id)
    if (!format) {
      format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
      this.#formats.set(id, format)
    }
    return format
  }
}
