/** Keeps the command menu for the page's autocomplete; writes only when something differs. */
import { isDeepStrictEqual } from 'node:util'
import type { CommandMenu } from '../../src/core/adapter.js'
import type { Platform } from './platform.js'

export function publish(platform: Platform, menus: CommandMenu[]): void {
  if (!isDeepStrictEqual(platform.menus, menus)) platform.write({ kind: 'menu', menus })
}

/** The menu of this locale, else the default one. */
export function menuFor(platform: Platform, locale: string): CommandMenu['commands'] {
  const menus = platform.menus
  return (menus.find((menu) => menu.locale === locale) ?? menus[0])?.commands ?? []
}
