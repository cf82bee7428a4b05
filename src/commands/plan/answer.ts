/** The answer to whoever worked off something of a list: the list itself where it was tapped there, else a line as well. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Said } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import type { StaffHere } from '../define.js'
import { listEdits } from './lists.js'

export function answered(context: StaffHere, kind: VisitKind, said: Said): Draft[] {
  const edits = listEdits(context, kind)
  if (context.gesture === 'button' && edits.length > 0) return edits
  return [{ blocks: [{ kind: 'text', said }] }, ...edits]
}
