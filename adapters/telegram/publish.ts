/** Makes the command menu in Telegram equal to ours, changing only what differs. */
import type { BotCommand, LanguageCode } from 'grammy/types'
import type { CommandMenu } from '../../src/core/adapter.js'
import { toSendError } from './errors.js'
import type { Line } from './line.js'

/** The first menu is shown to everybody whose language has none of its own, and to its own language too. */
export async function publishMenus({ api }: Line, menus: CommandMenu[]): Promise<void> {
  const lists = menus.flatMap((menu, index) => {
    const commands = menu.commands.map(({ name, description }) => ({ command: name, description }))
    const named = { commands, language: languageOf(menu.locale) }
    return index === 0 ? [{ commands, language: undefined }, named] : [named]
  })
  try {
    for (const { commands, language } of lists) {
      const where = language === undefined ? {} : { language_code: language }
      const shown = await api.getMyCommands(where)
      if (!same(shown, commands)) await api.setMyCommands(commands, where)
    }
  } catch (error) {
    throw toSendError(error, { direct: false })
  }
}

/** Telegram knows languages of two letters only. */
function languageOf(locale: string): LanguageCode {
  return locale.slice(0, 2).toLowerCase() as LanguageCode
}

function same(shown: BotCommand[], ours: BotCommand[]): boolean {
  return (
    shown.length === ours.length &&
    ours.every(
      ({ command, description }, index) =>
        command === shown[index]?.command && description === shown[index]?.description,
    )
  )
}
