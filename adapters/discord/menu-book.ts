/** The command menus as they were last published: forms are made from them. */
import type { CommandMenu, MenuCommand } from '../../src/core/adapter.js'

export interface MenuBook {
  keep(menus: CommandMenu[]): void
  /** The command in the language of a person's Discord, if that is told. */
  find(command: string, locale?: string): MenuCommand | undefined
}

export function createMenuBook(): MenuBook {
  let menus: CommandMenu[] = []
  return {
    keep(all) {
      menus = all
    },
    find(command, locale = '') {
      const wanted = locale.startsWith('zh') ? 'zh' : 'en'
      const menu = menus.find((one) => one.locale.startsWith(wanted)) ?? menus[0]
      return menu?.commands.find(({ name }) => name === command)
    },
  }
}
