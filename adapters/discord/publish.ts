/** Makes the slash commands in Discord equal to our menus, and leaves them alone when they are. */
import { isDeepStrictEqual } from 'node:util'
import { Routes } from 'discord.js'
import type { CommandMenu } from '../../src/core/adapter.js'
import { toSendError } from './errors.js'
import type { Line } from './line.js'
import { comparable, type SlashCommand, toSlashCommands } from './slash-commands.js'

/**
 * @param guildId the one guild that gets them, at once; else they are everywhere, and may take a while to show
 * @throws SendError
 */
export async function publishMenus(line: Line, menus: CommandMenu[], guildId: string | undefined): Promise<void> {
  try {
    const application = line.applicationId()
    const everywhere = guildId === undefined
    const route = everywhere
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guildId)
    const ours = toSlashCommands(menus, everywhere)
    const query = new URLSearchParams({ with_localizations: 'true' })
    const theirs = (await line.client.rest.get(route, { query })) as SlashCommand[]
    if (!same(theirs, ours, everywhere)) await line.client.rest.put(route, { body: ours })
  } catch (error) {
    throw toSendError(error, { direct: false })
  }
}

/** In whatever order they are told; where a command may be used is told of those that are everywhere. */
function same(theirs: SlashCommand[], ours: SlashCommand[], everywhere: boolean): boolean {
  const sorted = (all: SlashCommand[]) =>
    all
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((command) => comparable(everywhere ? command : { ...command, contexts: null, integration_types: null }))
  return isDeepStrictEqual(sorted(theirs), sorted(ours))
}
