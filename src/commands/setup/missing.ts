/** What a group still lacks, on its platform and for the texts to customers, and how people get it. */
import type { Route } from '../../core/adapter.js'
import type { RoomHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { isServicePhoneTold, serviceContact } from '../../domain/sms/service-phone.js'
import type { Here } from '../define.js'

/** By platform, by way to the group, by its state. */
const LINES: Record<string, Record<string, Partial<Record<Route['state'], string>>>> = {
  wecom: {
    chat: { down: 'setup.missing.wecom.offline' },
    webhook: { unset: 'setup.missing.wecom.noRobot', down: 'setup.missing.wecom.robotDown' },
    group: { unset: 'setup.missing.wecom.noApp', down: 'setup.missing.wecom.appDown' },
  },
}

/** Nothing where nothing is missing. @param values of the sentences: what the group is bound as */
export function missing(
  here: Here,
  { brandId, platform, purpose }: Pick<RoomHere, 'platform' | 'purpose'> & { brandId: number },
  routes: Route[],
  values: NonNullable<Said['values']>,
): DraftBlock[] {
  const ways = routes.flatMap(({ name, state, carries }): Said[] => {
    const key = LINES[platform]?.[name]?.[state]
    // A group beside this one is for complaints, which have their home in work groups.
    return key === undefined || (!carries && purpose !== 'work') ? [] : [{ key, values }]
  })
  const lines = purpose === 'work' ? [...ways, ...servicePhone(here, brandId)] : ways
  return lines.length > 0 ? [list(lines, { key: 'setup.missing.title' })] : []
}

/** Which customers are told in short messages (R003-024). */
function servicePhone({ db, rules }: Here, brand: number): Said[] {
  const contact = serviceContact(db, brand)
  if (contact?.mobile || !isServicePhoneTold(rules.policy)) return []
  if (!contact) return [{ key: 'setup.missing.servicePhone' }]
  return [{ key: 'setup.missing.servicePhoneOf', values: { name: contact.name } }]
}
