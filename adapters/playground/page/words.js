/** The page's words, in the playground's language, and its ways to write a time. */

let words = {}
let zone = 'UTC'
let locale = 'en'

export function useWords(state) {
  ;({ words, zone, locale } = state)
  document.documentElement.lang = locale
}

/** The text of this key with its {places} filled in. */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)
}

export const hasWord = (key) => key in words

const formats = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'long', day: 'numeric', weekday: 'long' },
  now: { month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}
const made = new Map()

/** An instant as people of the playground's zone write it: `time`, `day` or `now`. */
export function shown(instant, kind) {
  if (!made.has(kind)) made.set(kind, new Intl.DateTimeFormat(locale, { ...formats[kind], timeZone: zone }))
  return made.get(kind).format(new Date(instant))
}
