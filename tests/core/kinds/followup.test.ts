/** What is understood of a customer's answer: satisfied or not, and the score. */
import { expect, test } from 'vitest'
import { satisfied } from '../../../src/core/kinds/satisfied.js'
import { score } from '../../../src/core/kinds/score.js'
import { text } from '../../../src/core/kinds/text.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon, now, zone } from '../parse/commands.js'

function read(typed: string) {
  const line = new Line(typed)
  const reading = { now, zone, lexicon, mentions: [] }
  const [answer, points, remark] = [satisfied(), score(), text()].map((kind) => kind.read(line, reading))
  return [answer, points, remark].map((found) => (found && 'value' in found ? found.value : found && 'wrong'))
}

test.each<[string, unknown[]]>([
  ['满意', [true, undefined, undefined]],
  ['不满意', [false, undefined, undefined]],
  ['满意 5 师傅很准时', [true, 5, '师傅很准时']],
  ['很满意，5分，师傅很准时', [true, 5, '师傅很准时']],
  ['不满意 等了10天还没来 2星', [false, 2, '等了10天还没来']],
  ['不太满意 划痕还在', [false, undefined, '划痕还在']],
  ['是 4', [true, 4, undefined]],
  ['否，还在漏', [false, undefined, '还在漏']],
  ['满意 6分', [true, 'wrong', undefined]],
  ['satisfied 5 on time', [true, 5, 'on time']],
  ['not satisfied 2 no call at all', [false, 2, 'no call at all']],
  ['Yes 4 points', [true, 4, undefined]],
  ['unhappy', [false, undefined, undefined]],
])('%s', (typed, expected) => {
  expect(read(typed)).toEqual(expected)
})

test('asked for, any other number is wrong', () => {
  const found = (typed: string) => {
    const line = new Line(typed)
    return score().read(line.part(line.rest, true), { now, zone, lexicon, mentions: [] })
  }
  expect(found('9')).toEqual({ wrong: { key: 'reading.score', values: { text: '9' } } })
  expect(found('4')).toEqual({ value: 4 })
})

test.each(['服务满意 但是价格 不满意 安装 满意', '满意度调查', '师傅来了', 'there was no call'])(
  'better asked: %s',
  (typed) => {
    expect(read(typed)[0]).toBeUndefined()
  },
)
