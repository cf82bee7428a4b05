/** The policy's tree of causes, walked by words: level after level, or at once to a name that stands there only once (R004-062). */

/** A cause and what lies below it. */
export interface Cause {
  name: string
  causes?: readonly Cause[]
}

/** How far words lead into the tree. */
export interface Walked {
  /** Names from the top. */
  levels: string[]
  /** Whole paths to choose from next; empty at the end of a branch. */
  next: string[][]
  /** What is left of the words. */
  rest: string
}

export function walk(tree: readonly Cause[], words: string): Walked {
  let levels: string[] = []
  let below = tree
  let rest = words.trim()
  for (;;) {
    const children = below.map((cause) => ({ path: [...levels, cause.name], cause }))
    const meant = named(children, rest) ?? named(branches(below, levels), rest)
    const [one, another] = meant ?? []
    if (!one) return { levels, next: children.map(({ path }) => path), rest }
    if (another) return { levels, next: (meant ?? []).map(({ path }) => path), rest }
    levels = one.path
    below = one.cause.causes ?? []
    rest = rest.slice(one.cause.name.length).replace(SEPARATORS, '')
  }
}

const SEPARATORS = /^[\s/>,\uFF0C\u3001;\uFF1B:\uFF1A]+/
const LETTER = /[\p{L}\p{N}]/u

interface Branch {
  path: string[]
  cause: Cause
}

const branches = (tree: readonly Cause[], above: string[]): Branch[] =>
  tree.flatMap((cause) => {
    const path = [...above, cause.name]
    return [{ path, cause }, ...branches(cause.causes ?? [], path)]
  })

/** Those with whose name the words begin, of several names the longest. */
function named(some: Branch[], words: string): Branch[] | undefined {
  const said = words.toLowerCase()
  const found = some.filter(
    ({ cause: { name } }) => said.startsWith(name.toLowerCase()) && !LETTER.test(words.charAt(name.length)),
  )
  const longest = Math.max(...found.map(({ cause }) => cause.name.length))
  return found.length === 0 ? undefined : found.filter(({ cause }) => cause.name.length === longest)
}
