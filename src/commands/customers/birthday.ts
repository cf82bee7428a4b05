/** A day of the year, whatever the year: 03-08, March 8, or the whole date of a birth. */
import { kind } from '../../core/commands/argument.js'
import type { Said } from '../../core/errors.js'
import { lookUp, meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'

const pattern = perLexicon(({ units, monthNames }) => {
  const after = (unit: string) => `\\s*(?:[-/.]|${oneOf(meaning(units, unit))})\\s*`
  const name = oneOf(monthNames.keys())
  return new RegExp(
    [
      `(?<!\\d)(?:(?:19|20)\\d{2}${after('year')})?(?<month>\\d{1,2})${after('month')}(?<day>\\d{1,2})(?!\\d)(?:\\s*${oneOf(meaning(units, 'day'))})?`,
      `(?<name>${name})\\.?\\s+(?<nameDay>\\d{1,2})(?!\\d)`,
      `(?<!\\d)(?<dayName>\\d{1,2})\\s+(?<named>${name})`,
    ].join('|'),
    'i',
  )
})

/** In a leap year, so that 29 February is one. */
const LEAP_YEAR = 2000
const exists = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(LEAP_YEAR, month, 0)).getUTCDate()

/** "MM-dd" */
export const birthday = () =>
  kind<string>({
    phase: 'pattern',
    onlyNamed: true,
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      if (!match) return undefined
      const { month, day, name, nameDay, dayName, named } = match.groups as Record<string, string | undefined>
      const m = Number(month ?? lookUp(lexicon.monthNames, name ?? named ?? ''))
      const d = Number(day ?? nameDay ?? dayName)
      if (!exists(m, d)) return { wrong: { key: 'reading.date', values: { text: match[0].trim() } } }
      return { value: `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` }
    },
    shown: birthdaySaid,
  })

/** @param day "MM-dd" */
export function birthdaySaid(day: string): Said {
  const [month, number] = day.split('-').map(Number)
  return { key: 'vip.birthday', values: { month: month ?? 0, day: number ?? 0 } }
}
