/** Proposed answers that wait for whoever asks. */
import { answerDeciders, waitingAnswers } from '../../domain/answers/answer.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'

export function answersMine(context: OfPerson): Waiting[] {
  const { db, brand, person } = context
  if (!answerDeciders(db, brand.id, todayHere(context)).includes(person.id)) return []
  return waitingAnswers(db, brand.id).map(({ id: number, question }) => ({
    line: { key: 'answer.mineOne', values: { number, question } },
    button: pressing('answer', {}, { label: 'show' }),
  }))
}
