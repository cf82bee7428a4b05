/** Finds what everybody answers to a question of customers, and proposes another answer (R002-006). */
import { kind } from '../../core/commands/argument.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { text } from '../../core/kinds/text.js'
import { choices, type Draft, list, text as say } from '../../core/posts/draft.js'
import {
  answerById,
  answerDeciders,
  approvedAnswers,
  proposeAnswer,
  waitingAnswers,
} from '../../domain/answers/answer.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answerPosts, decisions } from './card.js'

const MOST = 5
/** Two buttons each; a card of WeCom takes six. */
const MOST_BUTTONS = 3
const EQUALS = /\s*[=\uFF1D]\s*/

export default defineCommand({
  name: 'answer',
  arguments: {
    act: act('add').optional(),
    answer: kind<string>({ ...text(), onlyNamed: true }).optional(),
    question: text({}).optional(),
  },
  form: ['question', 'answer'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, answer, question: typed = '' }, context: StaffHere) {
    if (act === undefined && answer === undefined) return [found(context, typed)]
    const [question = '', ...behind] = typed.split(EQUALS)
    const words = answer ?? behind.join('=')
    if (question === '') throw new Ask('question', { key: 'answer.ask.question' })
    if (words === '') throw new Ask('answer', { key: 'answer.ask.answer', values: { question } })
    const { db, brand, person, now } = context
    const id = proposeAnswer(db, { brandId: brand.id, question, text: words, createdBy: person.id }, now)
    const proposed = answerById(db, id)
    return proposed ? answerPosts(context, proposed) : []
  },
})

/** @throws UserMistake where nothing fits */
function found(context: StaffHere, part: string): Draft {
  const { db, brand, person } = context
  const isDecider = person.admin || answerDeciders(db, brand.id, todayHere(context)).includes(person.id)
  const waiting = part === '' && isDecider ? waitingAnswers(db, brand.id) : []
  const all = approvedAnswers(db, brand.id, part, MOST + 1)
  if (all.length + waiting.length === 0)
    throw new UserMistake(part === '' ? { key: 'answer.none' } : { key: 'answer.notFound', values: { part } })
  const lines = all
    .slice(0, MOST)
    .map(({ question, text: words }) => ({ key: 'answer.line', values: { question, words } }))
  const waits = waiting.map(({ id: number, question, text: words }) => ({
    key: 'answer.waitingLine',
    values: { number, question, words },
  }))
  return {
    blocks: [
      say('answer.title', { brand: brand.name }),
      ...(lines.length > 0 ? [list(lines)] : []),
      ...(all.length > MOST ? [say('answer.more')] : []),
      ...(waits.length > 0 ? [list(waits, { key: 'answer.waits' })] : []),
      choices(waiting.slice(0, MOST_BUTTONS).flatMap((one) => decisions(one, true))),
    ],
  }
}
