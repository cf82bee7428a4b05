/** What a department helps with, as its card shows it: one line a task, and a button for what is signed and not done. */
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, type DraftChoice } from '../../core/posts/draft.js'
import type { Task } from '../../domain/inquiries/tasks.js'

export const taskLine = ({ task, done }: Task): Said => ({
  key: done ? 'inquiry.taskDone' : 'inquiry.task',
  values: { task },
})

/** For a card that is signed. */
export function doneButtons(tasks: readonly Task[]): DraftBlock[] {
  const open = tasks.filter(({ done }) => !done)
  return open.length === 0 ? [] : [choices(open.map((one) => buttonOf(one, open.length)))]
}

const LONGEST = 12

const buttonOf = ({ id, task }: Task, count: number): DraftChoice => ({
  label:
    count === 1
      ? { key: 'button.done' }
      : { key: 'inquiry.button.doneOf', values: { task: [...task].slice(0, LONGEST).join('') } },
  does: { command: 'assist_done', given: { assist: id } },
})
