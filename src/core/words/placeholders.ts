/** The values that a sentence takes, read from its ICU form; for checking one sentence against another. */
import { IntlMessageFormat } from 'intl-messageformat'

/** Literal text and `#` take none. */
const WITHOUT_VALUE = new Set([0, 7])

interface Node {
  type: number
  value?: unknown
  options?: Record<string, { value: Node[] }>
}

/** Sorted, those inside choices too. @throws when the sentence is not well formed. */
export function placeholders(sentence: string): string[] {
  const names = new Set<string>()
  const look = (nodes: Node[]): void => {
    for (const { type, value, options } of nodes) {
      if (!WITHOUT_VALUE.has(type)) names.add(String(value))
      for (const option of Object.values(options ?? {})) look(option.value)
    }
  }
  look(new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).getAst() as Node[])
  return [...names].sort()
}
