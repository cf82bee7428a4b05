/** What waits for a person, as every subject tells it for their list: one line each, its time, and the button that goes on from there. */
import type { Command } from '../core/commands/command.js'
import type { Said } from '../core/errors.js'
import type { DraftChoice } from '../core/posts/draft.js'
import { tailOf } from '../domain/complaints/find.js'
import type { StaffHere } from './define.js'

/** Whose list it is, of which brand, when; where it will be read does not matter yet. */
export type OfPerson = Pick<StaffHere, 'db' | 'rules' | 'brand' | 'person' | 'now'>

export interface Waiting {
  /** Until when; absent for what has no time. */
  at?: Date
  line: Said
  /** `where`: the rooms in which its command works, when those are not all. */
  button?: Pick<DraftChoice, 'label' | 'does'> & Partial<Pick<Command, 'where'>>
}

/** Until when, or that it is late. */
export const dueSaid = (due: Date, now: Date): Said => ({
  key: due < now ? 'mine.over' : 'mine.by',
  values: { due: { instant: due } },
})

/** Where crews and callers work. */
export const IN_WORK_ROOMS: Command['where'] = ['work', 'direct']

/** For what is not settled by one act. */
export const showing = (code: string): Waiting['button'] => pressing('show', { code: tailOf(code) })

/** Labelled as the command is everywhere, unless it says so. */
export const pressing = (
  command: string,
  given: Record<string, unknown>,
  { label = command, where }: { label?: string; where?: Command['where'] } = {},
): NonNullable<Waiting['button']> => ({ label: { key: `button.${label}` }, does: { command, given }, where })
