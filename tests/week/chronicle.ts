/** What everybody said and saw, room by room: a line for a message, and one when it says something else afterwards. */
import type { Brand } from './dealer.js'

const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  ...{
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  },
})
/** More than are said in one place in two days. */
const LOOKS_BACK = 400
const DAY_MS = 24 * 60 * 60_000

export interface Line {
  /** "2026-03-09 10:00" */
  at: string
  what: string
}

export interface Page {
  title: string
  places: { place: string; lines: Line[]; twice: Line[] }[]
}

export class Chronicle {
  readonly #lines = new Map<string, Line[]>()
  /** When each message was new: what it says later is told until the end of the next day. */
  readonly #since = new Map<string, string>()
  /** What each message said when it was new. */
  readonly #first = new Map<string, Line[]>()
  readonly #known = new Map<string, { text: string; line: Line }>()

  constructor(private readonly now: () => Date) {}

  /** In the direct chat the place is the person. */
  said(place: string, name: string, what: string): void {
    this.#add(place, `${name}：${what}`)
  }

  /** Looks at everything that a brand's people can see. */
  look({ way, staff, rooms }: Brand): void {
    for (const place of [...Object.values(rooms), ...Object.values(staff)])
      for (const { id, text } of way.seen(place, LOOKS_BACK)) this.#see(place, id, text)
  }

  /** Of these places, in this order; nobody has said anything in the others. */
  of(places: readonly string[]): Page['places'] {
    return places.flatMap((place) => {
      const lines = this.#lines.get(place)
      return lines ? [{ place, lines, twice: saidTwice(this.#first.get(place) ?? []) }] : []
    })
  }

  #see(place: string, id: string, text: string): void {
    const key = `${place} ${id}`
    const before = this.#known.get(key)
    if (before?.text === text) return
    const at = this.#at()
    const yesterday = LOCAL.format(this.now().getTime() - DAY_MS).slice(0, 10)
    if (before && (this.#since.get(key) ?? '') < yesterday) return
    if (!before) this.#since.set(key, at)
    const words = text.replaceAll('\n', ' / ')
    if (!before) this.#first.set(place, [...(this.#first.get(place) ?? []), { at, what: words }])
    // Of several changes in the same minute only the last is told, in its place.
    const isSameMinute = before?.line.at === at
    if (isSameMinute) this.#drop(place, before.line)
    const isNew = !before || (isSameMinute && !before.line.what.startsWith('↻'))
    this.#known.set(key, { text, line: this.#add(place, isNew ? words : `↻ ${words}`) })
  }

  #add(place: string, what: string): Line {
    const line = { at: this.#at(), what }
    const lines = this.#lines.get(place)
    if (lines) lines.push(line)
    else this.#lines.set(place, [line])
    return line
  }

  #drop(place: string, line: Line): void {
    this.#lines.set(
      place,
      (this.#lines.get(place) ?? []).filter((one) => one !== line),
    )
  }

  #at(): string {
    return LOCAL.format(this.now())
  }
}

/** A chapter for each place, a heading for each day. */
export function written({ title, places }: Page): string {
  const chapters = places.flatMap(({ place, lines }) => {
    const days = [...new Set(lines.map(dayOf))]
    const told = days.flatMap((day) => ['', `### ${day}`, '', ...lines.filter((one) => dayOf(one) === day).map(lineOf)])
    return ['', `## ${place}`, ...told]
  })
  return `# ${title}\n${chapters.join('\n')}\n`
}

/** What was sent again because nobody knew whether it had arrived, and had. */
function saidTwice(first: readonly Line[]): Line[] {
  const again = first.filter(({ what }) => MARK.test(what)).map(unmarked)
  return again.filter(({ at, what }) => first.some((one) => one.at === at && one.what === what))
}

/** As nobody would have noticed a death: each message once, without marks; what came in the same minute in any order. */
export const alike = ({ title, places }: Page): Page => ({
  title,
  places: places.map(({ place, lines, twice }) => {
    const left = lines.map(unmarked)
    for (const { at, what } of twice) {
      const index = left.findIndex((line) => line.at === at && line.what === what)
      if (index >= 0) left.splice(index, 1)
    }
    return { place, twice: [], lines: left.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
  }),
})

const MARK = /【补发】/
const unmarked = ({ at, what }: Line): Line => ({ at, what: what.replace(MARK, '') })
const keyOf = ({ at, what }: Line): string => `${at} ${what}`
const dayOf = ({ at }: Line): string => at.slice(0, 10)
const lineOf = ({ at, what }: Line): string => `- ${at.slice(11)} ${what}`
