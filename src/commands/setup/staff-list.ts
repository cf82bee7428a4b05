/** Who works for the brand, by role, and who waits to be let in; for an admin with a button for each decision. */
import type { Registration } from '../../../prisma/client/client.js'
import type { BrandHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type KnownElsewhere, knownElsewhere, waitingIn } from '../../domain/people/registration.js'
import { staffOf } from '../../domain/people/role.js'
import { ROLE_NAMES } from '../../domain/people/role-names.js'
import type { Db } from '../../store/store.js'
import { decisionsOn, platformOf, valuesOf } from './registration-card.js'

const MOST_WITH_BUTTONS = 5
const KEYS = 'staff:'

/** @param event the key of the event that asked for the list */
export const staffListKey = (event: string): string => `${KEYS}${event}`

/** The key of the list that was pressed, if it was one. */
export async function staffListPressed(db: Db, about: { postId: number } | null): Promise<string | undefined> {
  const post = about && (await db.post.findUnique({ where: { id: about.postId }, include: { edits: true } }))
  const key = (post?.edits ?? post)?.key
  return key?.startsWith(KEYS) ? key : undefined
}

export async function staffList(
  db: Db,
  brand: Pick<BrandHere, 'id' | 'name'>,
  reader: { admin: boolean },
): Promise<DraftBlock[]> {
  const held = await staffOf(db, brand.id)
  const waiting = await waitingIn(db, brand.id)
  const byRole = ROLE_NAMES.flatMap((role) => {
    const names = held.flatMap((one) => (one.role === role ? [one.person.name] : []))
    return names.length > 0 ? [{ key: 'setup.staff.line', values: { role: { key: `role.${role}` }, names } }] : []
  })
  const title = { brand: brand.name, count: new Set(held.map(({ personId }) => personId)).size }
  const blocks = [text('setup.staff.title', title), list(byRole)]
  if (waiting.length === 0) return blocks
  const newcomers = await Promise.all(waiting.map((one) => newcomer(db, one)))
  const lines = newcomers.map(({ said }) => said)
  blocks.push(list(lines, { key: 'setup.staff.waiting' }))
  return reader.admin ? [...blocks, choices(newcomers.slice(0, MOST_WITH_BUTTONS).flatMap(buttons))] : blocks
}

interface Newcomer {
  registration: Registration
  known: KnownElsewhere | undefined
  said: Said
}

async function newcomer(db: Db, registration: Registration): Promise<Newcomer> {
  const values = await valuesOf(db, registration)
  const known = await knownElsewhere(db, registration)
  const said = { key: values.account ? 'setup.staff.newcomerAs' : 'setup.staff.newcomer', values }
  if (!known) return { registration, known, said }
  const same = { newcomer: said, name: known.name, platform: platformOf(known) }
  return { registration, known, said: { key: 'setup.staff.newcomerSame', values: same } }
}

const buttons = ({ registration, known }: Newcomer) =>
  decisionsOn(registration, known).map(({ button, does }) => ({
    label: { key: `setup.staff.button.${button}`, values: { name: registration.name } },
    does,
  }))
