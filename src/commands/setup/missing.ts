/** What a group still lacks on its platform, and how people get it. */
import type { Route } from '../../core/adapter.js'
import type { RoomHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'

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
  { platform, purpose }: Pick<RoomHere, 'platform' | 'purpose'>,
  routes: Route[],
  values: NonNullable<Said['values']>,
): DraftBlock[] {
  const lines = routes.flatMap(({ name, state, carries }): Said[] => {
    const key = LINES[platform]?.[name]?.[state]
    // A group beside this one is for complaints, which have their home in work groups.
    return key === undefined || (!carries && purpose !== 'work') ? [] : [{ key, values }]
  })
  return lines.length > 0 ? [list(lines, { key: 'setup.missing.title' })] : []
}
