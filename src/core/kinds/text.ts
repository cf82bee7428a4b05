/** What is left of a line when everything else was found: free text, or a list of problems. */
import { kind, type Offer } from '../commands/argument.js'

const BETWEEN_PROBLEMS = /[;\uFF1B\n]+/
const NUMBERING = /^\s*(?:\(?\d{1,2}\)?[.\u3001\uFF0E)\uFF09]|\uFF08\d{1,2}\uFF09|[\u2460-\u2473])\s*(?!\d)/

/** All that is left, joined. */
export const text = (offer: Offer = { long: true }) =>
  kind<string>({
    phase: 'text',
    offer,
    read(line) {
      const value = line.takeAll()
      return value ? { value } : undefined
    },
  })

/** One problem a line, or several between semicolons; the numbering of a list is not part of them. */
export const problemList = () =>
  kind<string[]>({
    phase: 'text',
    quotable: 'words',
    offer: { long: true },
    read(line) {
      const typed = line.takeAll().split(BETWEEN_PROBLEMS)
      const problems = typed.map((problem) => problem.trim()).filter((problem) => problem !== '')
      if (problems.length === 0) return undefined
      if (problems.length === 1) return { value: problems }
      return { value: problems.map((problem) => problem.replace(NUMBERING, '') || problem) }
    },
  })
