/** The native command menus, generated from the declarations and their words. */
import type { Adapter, CommandMenu, MenuCommand, MenuOption, Suggestion } from './core/adapter.js'
import type { Kind, Offer } from './core/commands/argument.js'
import type { Command } from './core/commands/command.js'
import { FREE_TEXT } from './core/commands/fields.js'
import { optionName } from './core/commands/option-name.js'
import type { Log } from './core/log.js'
import type { Lexicon } from './core/words/lexicon.js'
import type { Prompts } from './core/words/prompts.js'

/** A sentence or a word by its key. */
type Words = (key: string) => string | undefined

/** One menu per locale, the default one first; hidden commands are not in it. */
export function menusOf(
  commands: readonly Command<never>[],
  prompts: Prompts,
  lexicon: Lexicon,
  first: string,
): CommandMenu[] {
  const locales = [first, ...Object.keys(prompts.texts).filter((locale) => locale !== first)]
  return locales.map((locale) => {
    const words: Words = (key) => prompts.texts[locale]?.[key]
    const shown = commands.filter((command) => !command.hidden)
    return { locale, commands: shown.map((command) => menuCommand(command, words, lexicon)) }
  })
}

function menuCommand(command: Command<never>, words: Words, lexicon: Lexicon): MenuCommand {
  const { name, arguments: kinds, form = [] } = command
  const title = words(`commands.${name}.names.0`) ?? name
  const does = words(`commands.${name}.does`) ?? name
  const offered = inOrder(command).filter((argument) => kinds[argument]?.offer !== 'never')
  const options = offered.map((argument) =>
    menuOption(name, argument, kinds[argument] as Kind<unknown>, words, lexicon),
  )
  const takesLine = options.length > 0 && !options.some((option) => option.name === FREE_TEXT)
  return {
    name,
    title,
    description: title === name || title === does ? does : `${title} · ${does}`,
    options: takesLine ? [...options, freeText(name, words)] : options,
    form: form.filter((argument) => offered.includes(argument)).map(optionName),
  }
}

/** What its form asks for comes first, then the rest as declared. */
const inOrder = ({ form = [], arguments: kinds }: Command<never>): string[] => [
  ...new Set([...form, ...Object.keys(kinds)]),
]

function menuOption(
  command: string,
  argument: string,
  kind: Kind<unknown>,
  words: Words,
  lexicon: Lexicon,
): MenuOption {
  const offer = kind.offer === 'never' ? {} : (kind.offer ?? {})
  const label = words(`commands.${command}.arguments.${argument}`) ?? argument
  return {
    name: optionName(argument),
    label,
    description: words(`commands.${command}.hints.${argument}`) ?? words(`menu.hints.${argument}`) ?? label,
    kind: offer.as ?? 'text',
    required: kind.required,
    long: offer.long ?? false,
    choices: offer.choices && choicesOf(offer.choices, words, lexicon),
    suggests: offer.suggests !== undefined,
  }
}

/** Each value is a word that is understood in every locale. */
function choicesOf({ group, of, labels }: NonNullable<Offer['choices']>, words: Words, lexicon: Lexicon) {
  const values = new Map<string, string>()
  for (const [word, meaning] of lexicon[group]) if (!values.has(meaning)) values.set(meaning, word)
  return (of ?? [...values.keys()]).flatMap((meaning): Suggestion[] => {
    const value = values.get(meaning)
    return value === undefined ? [] : [{ label: words(`${labels}.${meaning}`) ?? value, value }]
  })
}

/** A typed line in one field; its example is the command's, without the name. */
const freeText = (command: string, words: Words): MenuOption => ({
  name: FREE_TEXT,
  label: words('menu.text') ?? FREE_TEXT,
  description: `${words('menu.example') ?? ''}${(words(`commands.${command}.example`) ?? '').replace(/^\S+\s*/, '')}`,
  kind: 'text',
  required: false,
  long: true,
  suggests: false,
})

/** People can type without it: when it fails, that is only logged. */
export const publishMenus = (adapter: Adapter, menus: CommandMenu[], log: Log) =>
  adapter
    .publishCommands(menus)
    .catch((error: unknown) =>
      log.warn({ code: 'menu', platform: adapter.platform, error }, 'the command menu was not published'),
    )
