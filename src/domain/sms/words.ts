/** The dealer's text with its values filled in, and the values in the order in which a gateway's own template counts them. */
import { DateTime, Info } from 'luxon'
import type { Slot } from '../visits/slot.js'

/** Stands where somebody has to complete the text. */
export const MISSING = '____'

/** Each value once, in the order in which the text names it. */
export function wordsFor(template: string, given: Record<string, string>) {
  const known = new Map(Object.entries(given))
  const values: Record<string, string> = {}
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = known.get(name) || MISSING
    values[name] = value
    return value
  })
  return { text, values }
}

export const hasBlank = ({ text }: { text: string }): boolean => text.includes(MISSING)

/** Whether the phone in texts of this number is that of whoever comes; in the others it is the service's (R003-021, R003-036). */
export const tellsWhoComes = (number: number): boolean => number === 2 || number === 6

/** A slot as a customer reads it. @param language of the dealer's texts, such as `zh-CN` */
export function slotInWords({ day, half, time }: Slot, language: string): string {
  const shown = DateTime.fromISO(day).setLocale(language).toLocaleString({ month: 'long', day: 'numeric' })
  if (time !== undefined || half === undefined) return [shown, time].filter(Boolean).join(' ')
  const [am, pm] = Info.meridiems({ locale: language })
  return `${shown}${language === 'zh-CN' ? '' : ' '}${half === 'am' ? am : pm}`
}
