/** A month of a report: 2026-03, March, last month. */
import { kind } from '../commands/argument.js'
import { todayIn } from './date.js'
import { numberSource, toNumber } from './number.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

const pattern = perLexicon((lexicon) => {
  const { units, months, monthNames } = lexicon
  const month = oneOf(meaning(units, 'month'))
  const year = oneOf(meaning(units, 'year'))
  return new RegExp(
    [
      `(?<![\\w-])(?<y>20\\d{2})\\s*(?:[-/.]|${year})\\s*(?<m>\\d{1,2})(?:\\s*${month})?(?![\\w-])`,
      `(?<relative>${oneOf(months.keys())})`,
      `(?<!\\d)(?<m2>${numberSource(lexicon)})\\s*${month}`,
      `(?<name>${oneOf(monthNames.keys())})(?:\\s+(?<y2>20\\d{2}))?`,
    ].join('|'),
    'i',
  )
})

/** yyyy-MM; without a year the latest such month that has begun. */
export const month = () =>
  kind<string>({
    phase: 'pattern',
    read(line, reading) {
      const { lexicon } = reading
      const match = line.take(pattern(lexicon))
      if (!match) return undefined
      const { y, m, relative, m2, name, y2 } = match.groups as Record<string, string | undefined>
      const today = todayIn(reading).startOf('month')
      if (relative)
        return { value: today.plus({ months: Number(lookUp(lexicon.months, relative)) }).toFormat('yyyy-MM') }
      const number = name ? Number(lookUp(lexicon.monthNames, name)) : toNumber(m ?? m2 ?? '', lexicon)
      if (!(number >= 1 && number <= 12)) return { wrong: { key: 'reading.date', values: { text: match[0].trim() } } }
      const year = Number(y ?? y2 ?? (number > today.month ? today.year - 1 : today.year))
      return { value: `${year}-${String(number).padStart(2, '0')}` }
    },
  })
