/** What is understood of a call to a customer: answered or not, and what was said. */
import { expect, test } from 'vitest'
import { reached } from '../../../src/core/kinds/reached.js'
import { text } from '../../../src/core/kinds/text.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon, now, zone } from '../parse/commands.js'

function read(typed: string) {
  const line = new Line(typed)
  const reading = { now, zone, lexicon, mentions: [] }
  const [answer, said] = [reached(), text()].map((kind) => kind.read(line, reading))
  return [answer, said].map((found) => found && ('value' in found ? found.value : 'asked'))
}

test.each<[string, unknown[]]>([
  ['联系不上', [false, undefined]],
  ['没联系上 晚上再打', [false, '晚上再打']],
  ['没有联系上', [false, undefined]],
  ['客户电话一直打不通', [false, '客户电话一直打不通']],
  ['关机', [false, undefined]],
  ['联系上了，明天上门', [true, '明天上门']],
  ['上午没人接，下午接通了', [true, '上午没人接，下午接通了']],
  ['昨天没人接，今天说好了', [true, '昨天没人接，今天说好了']],
  ['没人接，今天再打', [false, '今天再打']],
  ['昨天没人接，今天客户到店里来了', ['asked', '昨天没人接，今天客户到店里来了']],
  ['打通了但没人说话', [false, '打通了但没人说话']],
  ['接通了，说两句就挂了', ['asked', '接通了，说两句就挂了']],
  ['电话无法接通', [false, '电话无法接通']],
  ['没能联系上', [false, undefined]],
  ['客户不接受修补', [undefined, '客户不接受修补']],
  ['客户同意更换', [undefined, '客户同意更换']],
  ['no answer', [false, undefined]],
  ['Not reached, will try again', [false, 'will try again']],
  ['could not reach him', [false, 'him']],
  ['nobody answered', [false, undefined]],
  ['no answer, then she came to the shop', ['asked', 'no answer, then she came to the shop']],
  ['no answer yesterday, spoke today', [true, 'no answer yesterday, spoke today']],
  ['reached: agreed to a visit', [true, 'agreed to a visit']],
  ['agreed to a visit', [undefined, 'agreed to a visit']],
])('%s', (typed, expected) => {
  expect(read(typed)).toEqual(expected)
})
