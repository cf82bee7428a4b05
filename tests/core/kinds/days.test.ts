import { expect, test } from 'vitest'
import { days } from '../../../src/core/kinds/days.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon, now, zone } from '../parse/commands.js'

/** On Saturday, 21 November 2026. */
function read(typed: string) {
  const line = new Line(typed)
  const found = days().read(line, { now, zone, lexicon, mentions: [] })
  return [found && 'value' in found ? `${found.value.from} ${found.value.to}` : found, line.takeAll()]
}

test.each([
  ['11月24日 11月26日 家里有事', '2026-11-24 2026-11-26', '家里有事'],
  ['11月24日到11月26日 家里有事', '2026-11-24 2026-11-26', '家里有事'],
  ['11月24日至26日', '2026-11-24 2026-11-26', ''],
  ['24日到26日 看病', '2026-11-24 2026-11-26', '看病'],
  ['12月24日到26日', '2026-12-24 2026-12-26', ''],
  ['12月30日到1月2日', '2026-12-30 2027-01-02', ''],
  ['明天到后天', '2026-11-22 2026-11-23', ''],
  ['明天到11月26日', '2026-11-22 2026-11-26', ''],
  ['下周一到下周三 体检', '2026-11-23 2026-11-25', '体检'],
  ['明天 到医院看病', '2026-11-22 2026-11-22', '到医院看病'],
  ['11月24日 陪家人11月26日手术', '2026-11-24 2026-11-24', '陪家人11月26日手术'],
  ['Nov 24 to Nov 26 family matter', '2026-11-24 2026-11-26', 'family matter'],
  ['tomorrow until Friday', '2026-11-22 2026-11-27', ''],
  ['2026-11-24 2026-11-26', '2026-11-24 2026-11-26', ''],
  ['11月26日到11月24日', '2026-11-26 2026-11-24', ''],
  ['家里有事', undefined, '家里有事'],
])('%s', (typed, found, rest) => {
  expect(read(typed)).toEqual([found, rest])
})
