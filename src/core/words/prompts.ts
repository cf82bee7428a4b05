/** Reads prompts/: every sentence that people read and every word that commands are known by, per locale. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { SetupError } from '../../setup-error.js'
import { placeholders } from './placeholders.js'

/** Flat texts of one locale: "visit.booked" → the sentence. */
export type Texts = Record<string, string>

/** A tree of one locale's files, file names and folders being its upper branches. */
type Tree = { [name: string]: Tree | string | string[] }

function readFolder(folder: string): Tree {
  const tree: Tree = {}
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) tree[name] = merge(...(Object.values(readFolder(path)) as Tree[]))
    else if (/\.ya?ml$/.test(name)) tree[basename(name).replace(/\.ya?ml$/, '')] = parse(readFileSync(path, 'utf8'))
  }
  return tree
}

function merge(...trees: Tree[]): Tree {
  const result: Tree = {}
  for (const tree of trees)
    for (const [name, value] of Object.entries(tree ?? {})) {
      const before = result[name]
      result[name] = isTree(before) && isTree(value) ? merge(before, value) : value
    }
  return result
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function flatten(tree: Tree, prefix = '', into: Texts = {}): Texts {
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix + name
    if (isTree(value)) flatten(value, `${key}.`, into)
    else if (Array.isArray(value)) for (const [at, one] of value.entries()) into[`${key}.${at}`] = String(one)
    else into[key] = String(value)
  }
  return into
}

/** What one command is called and how it is explained, in one locale. */
export interface CommandWords {
  names: string[]
  does: string
  example: string
  arguments?: Record<string, string>
  asks?: Record<string, string>
  /** What a native menu says about an argument, where it differs from other commands. */
  hints?: Record<string, string>
}

export interface Prompts {
  /** By locale. */
  texts: Record<string, Texts>
  /** By locale, then by command. */
  commands: Record<string, Record<string, CommandWords>>
}

/**
 * @param overrides a dealer's own folder; its files replace ours key by key
 * @throws SetupError with every sentence there that cannot be said
 */
export function loadPrompts(folder: string, overrides?: string): Prompts {
  const prompts: Prompts = { texts: {}, commands: {} }
  const problems: string[] = []
  for (const locale of ['zh-CN', 'en']) {
    const theirs = overrides && join(overrides, locale)
    const { lexicon: _, ...ours } = readFolder(join(folder, locale))
    const { lexicon: __, ...changed } = theirs && existsSync(theirs) ? readFolder(theirs) : {}
    problems.push(...flaws(flatten(changed), flatten(ours)).map((flaw) => `${theirs}: ${flaw}`))
    const tree = merge(ours, changed)
    const texts = flatten(tree)
    const commands = (tree.commands ?? {}) as unknown as Record<string, CommandWords>
    // The ASCII name always works: where a locale has no name of its own, people are shown that one.
    for (const [name, { names }] of Object.entries(commands))
      if (!names?.length) texts[`commands.${name}.names.0`] = name
    prompts.texts[locale] = texts
    prompts.commands[locale] = commands
  }
  if (problems.length > 0) throw new SetupError(problems)
  return prompts
}

/** What is wrong with a dealer's own sentences: found at the start, not when the first of them is said. */
function flaws(theirs: Texts, ours: Texts): string[] {
  return Object.entries(theirs).flatMap(([key, sentence]) => {
    if (/^commands\..*\.\d+$/.test(key)) return []
    const original = ours[key]
    if (original === undefined) return [`${key} is not a sentence of the bot`]
    try {
      const known = placeholders(original)
      const strange = placeholders(sentence).filter((name) => !known.includes(name))
      return strange.map(
        (name) => `${key} cannot have {${name}}; there is ${known.map((one) => `{${one}}`).join(' ') || 'none'}`,
      )
    } catch (error) {
      return [`${key} is not well formed: ${(error as Error).message}`]
    }
  })
}
