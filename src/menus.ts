/** The native command menus, generated from the declarations and their words. */
import type { CommandMenu } from './core/adapter.js'
import type { Command } from './core/command.js'
import type { Prompts } from './core/prompts.js'

/** One menu per locale, the default one first; hidden commands are not in it. */
export function menusOf(commands: readonly Command<never>[], words: Prompts['commands'], first: string): CommandMenu[] {
  const locales = [first, ...Object.keys(words).filter((locale) => locale !== first)]
  return locales.map((locale) => ({
    locale,
    commands: commands
      .filter((command) => !command.hidden)
      .map(({ name }) => {
        const { names, does } = words[locale]?.[name] ?? { names: [], does: name }
        return {
          name,
          title: names[0] ?? name,
          description: [...names.slice(0, 1), does].filter((word, at, all) => all.indexOf(word) === at).join(' · '),
          options: [],
          form: [],
        }
      }),
  }))
}
