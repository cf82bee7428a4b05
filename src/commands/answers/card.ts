/** How an answer is shown: to whoever decides as a card, to everybody else once it is approved (R002-006). */
import { choices, type Draft, type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import { type Answer, answerDeciders } from '../../domain/answers/answer.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

export const ACTS = { approve: 'approved', reject: 'rejected' } as const

export const keyOf = ({ id }: Answer): string => `answer:${id}`

/** Without buttons. */
export const answerBlocks = ({ id: number, question, text: words, creator, decider, state }: Answer): DraftBlock[] => [
  text(`answer.card.${state}`, { number, question, words, creator, by: decider ?? '' }),
]

/** Where several are listed each says which. */
export const decisions = ({ id: answer }: Answer, listed = false): DraftChoice[] =>
  (['approve', 'reject'] as const).map((act) => {
    const label = { key: `button.${act}` }
    return {
      label: listed ? { key: 'answer.button.listed', values: { label, number: answer } } : label,
      does: { command: 'answer_decision', given: { answer, act } },
    }
  })

/** The card to whoever decides, as long as it waits; then the outcome to whoever proposed it. The first draft is the answer. */
export function answerPosts(context: StaffHere, answer: Answer): Draft[] {
  const { db, rules, brand, room, person } = context
  const waits = answer.state === 'proposed'
  const people = waits ? answerDeciders(db, brand.id, todayHere(context)) : [answer.createdBy]
  const blocks = [...answerBlocks(answer), ...(waits ? [choices(decisions(answer))] : [])]
  const key = waits ? keyOf(answer) : `${keyOf(answer)}:decided`
  const posts = pingPlaces(db, rules, brand.id, people).map(
    (place): Draft => ({
      ...{ key: copyKey(key, place.room), room: place.room, thread: null, reply: false },
      mentions: place.mentions.filter((id) => id !== person.id),
      blocks,
    }),
  )
  const here = posts.find((post) => post.room === room.id)
  const others = posts.filter((post) => post !== here)
  return [here ? { ...here, thread: undefined, reply: undefined } : { blocks: answerBlocks(answer) }, ...others]
}
