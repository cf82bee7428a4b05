/** A core that knows nothing: for adapters that are tried alone. */
import type { CommandMenu, CoreSide } from '../../src/core/adapter.js'

export const noCore: CoreSide = {
  suggest: async () => [],
  bookmark: async () => undefined,
  async beginAt() {},
  openCards: async () => [],
  rooms: async () => [],
  directRooms: async () => [],
  routesOpened() {},
  alias: async () => undefined,
  async keepAlias() {},
  trouble() {},
}

/** A menu of commands without options, by their descriptions. */
export const menuOf = (locale: string, commands: Record<string, string>): CommandMenu => ({
  locale,
  commands: Object.entries(commands).map(([name, description]) => ({
    name,
    title: name,
    description,
    options: [],
    form: [],
  })),
})
