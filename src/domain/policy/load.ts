/** Reads the dealer's policy from a preset or a file of his own, and says everything that is wrong with it at once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { SetupError } from '../../setup-error.js'
import { contradictions } from './cross-checks.js'
import type { Flaw } from './flaw.js'
import { type Policy, policySchema } from './schema.js'

/**
 * @param nameOrPath a preset such as `slab-dealer`, or the path of a YAML file
 * @throws SetupError with one problem per line of the file that is wrong: file, line, place and what is allowed there
 */
export function loadPolicy(nameOrPath: string, presetsFolder: string): Policy {
  const path = findFile(nameOrPath, presetsFolder)
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => `${path}:${lines.linePos(offset).line}`
  if (document.errors.length > 0)
    throw new SetupError(document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`))

  const data: unknown = document.toJS()
  const read = policySchema.safeParse(data)
  const issues = read.error?.issues ?? []
  const flaws = [...issues.flatMap(flawsOf), ...contradictions(soundParts(data, issues))]
  if (read.success && flaws.length === 0) return read.data
  const placed = flaws.map((flaw) => ({ ...flaw, offset: offsetOf(document, flaw.path) }))
  placed.sort((a, b) => a.offset - b.offset)
  throw new SetupError(placed.map(({ offset, path, message }) => `${at(offset)}: ${path.join('.')}: ${message}`))
}

function findFile(nameOrPath: string, presetsFolder: string): string {
  if (/[\\/]|\.ya?ml$/.test(nameOrPath)) {
    if (existsSync(nameOrPath)) return nameOrPath
    throw new SetupError([`POLICY: there is no file ${nameOrPath}`])
  }
  const preset = join(presetsFolder, `${nameOrPath}.yaml`)
  if (existsSync(preset)) return preset
  const presets = readdirSync(presetsFolder).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []))
  throw new SetupError([`POLICY: ${nameOrPath} is no preset (${presets.join(', ')}) and no path of a .yaml file`])
}

/** An issue of the schema, its unknown keys one by one so that each gets its own line. */
function flawsOf(issue: z.core.$ZodIssue): Flaw[] {
  const path = issue.path as Flaw['path']
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such setting' }))
}

/** The top-level parts without an issue, as the schema reads them. */
function soundParts(data: unknown, issues: z.core.$ZodIssue[]): Partial<Policy> {
  if (typeof data !== 'object' || data === null) return {}
  const broken = new Set(issues.map(({ path }) => path[0]))
  const sound = Object.fromEntries(Object.entries(data).filter(([part]) => !broken.has(part)))
  return policySchema.partial().strip().safeParse(sound).data ?? {}
}

/** Where a path stands in the file; for what is missing, its nearest parent. */
function offsetOf(document: Document, path: Flaw['path']): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true)
    const name = path[depth - 1]
    const pair = isMap(parent) ? parent.items.find(({ key }) => isNode(key) && key.toJSON() === name) : undefined
    const node = isNode(pair?.key) ? pair.key : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
