/** The plain ids of people whom the bot is told of only by an id of its own: asked of the custom app once, and remembered. */
import { setTimeout as sleep, setImmediate as soon } from 'node:timers/promises'
import type { CoreSide } from '../../src/core/adapter.js'
import type { AppLine } from './app-line.js'
import { keep } from './bounded.js'

/** @returns the plain id; null when it cannot be had now: the person is known by the id that we have. Never rejects. */
export type UserIdOf = (id: string) => Promise<string | null>

/** The ids that a bot sees which was not made by the company's super-admin. */
function isOpaque(id: string): boolean {
  return /^wo[\w-]{20,}$/.test(id)
}

const patienceMs = 3000

export function createAliases(
  line: AppLine,
  core: Pick<CoreSide, 'alias' | 'keepAlias'>,
  onFailed: (error: unknown) => void,
): UserIdOf {
  const known = new Map<string, string>()
  /** One question for all who were asked for at the same time. */
  let next: { ids: Set<string>; answer: Promise<Map<string, string>> } | undefined

  function askTogether(id: string): Promise<Map<string, string>> {
    if (!next) {
      const ids = new Set<string>()
      next = { ids, answer: soon().then(() => ask(ids)) }
    }
    next.ids.add(id)
    return next.answer
  }

  async function ask(ids: Set<string>): Promise<Map<string, string>> {
    next = undefined
    const answer = await line.post('/cgi-bin/batch/openuserid_to_userid', { open_userid_list: [...ids] })
    return pairsOf(answer.userid_list)
  }

  async function find(id: string): Promise<string | null> {
    const kept = await core.alias(id)
    const found = kept ?? (await askTogether(id)).get(id)
    if (found === undefined) return null
    if (kept === undefined) await core.keepAlias(id, found)
    keep(known, id, found)
    return found
  }

  return async (id) => {
    if (!isOpaque(id)) return id
    const at = known.get(id)
    if (at !== undefined) return at
    const done = new AbortController()
    const late = sleep(patienceMs, null, { signal: done.signal, ref: false }).catch(() => null)
    const finding = find(id).catch((error: unknown) => {
      onFailed(error)
      return null
    })
    const found = await Promise.race([finding, late])
    done.abort()
    return found
  }
}

function pairsOf(list: unknown): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const one of Array.isArray(list) ? list : []) {
    const { open_userid: from, userid: to } = one as { open_userid?: unknown; userid?: unknown }
    if (typeof from === 'string' && typeof to === 'string') pairs.set(from, to)
  }
  return pairs
}
