/** The Discord adapter: translates between Discord's API and the core, and does nothing else. */
import { type Adapter, type CommandMenu, SendError } from '../../src/core/adapter.js'
import { createPatience } from '../patience.js'
import { capabilities } from './capabilities.js'
import { connect } from './connect.js'
import { describe } from './errors.js'
import { fetchFile } from './files.js'
import { createIntake, type Intake } from './intake.js'
import { openLine } from './line.js'
import { listen } from './listen.js'
import { createMenuBook } from './menu-book.js'
import { publishMenus } from './publish.js'
import { createRights } from './rights.js'
import { createSend } from './send.js'
import type { Session } from './session.js'
import type { DiscordSettings } from './settings.js'
import { createState } from './state.js'

/** One run between start and stop. */
interface Run {
  stopping: AbortController
  connecting: Promise<void>
  intake: Intake
}

/** Makes the adapter; nothing is called before `start`, except that posts may be sent. */
export function createDiscordAdapter(settings: DiscordSettings): { adapter: Adapter } {
  const { token, guildId, now, pauses = { firstMs: 1000, longestMs: 60_000 } } = settings
  const line = openLine(settings)
  const state = createState(settings)
  const menus = createMenuBook()
  const memory: Session['memory'] = {}
  let run: Run | undefined

  /** What Discord refuses needs an operator; all else is tried again. */
  async function publish(all: CommandMenu[]): Promise<void> {
    for (const patience = createPatience(pauses); ; ) {
      try {
        await publishMenus(line, all, guildId)
        return void state.worry('commands')
      } catch (error) {
        const refused = error instanceof SendError && error.kind === 'refused'
        if (refused) state.worry('commands', `the slash commands are not registered: ${describe(error)}`)
        if (refused || !run) throw error
        await patience.wait(run.stopping.signal)
      }
    }
  }

  const adapter: Adapter = {
    platform: 'discord',
    capabilities,
    async start(accept, core) {
      if (run) return
      state.report('away', 'connecting')
      const stopping = new AbortController()
      const rights = createRights({ line, state, core })
      const session: Session = {
        ...{ line, state, menus, memory, core, accept, now, pauses },
        signal: stopping.signal,
        heardIn: ({ id, direct }) => (direct ? undefined : rights.noticed(id)),
      }
      const intake = createIntake(session)
      const connecting = connect(session, token, (client) => listen(client, session, intake, rights))
      run = { stopping, connecting, intake }
    },
    send: createSend(line),
    async publishCommands(all) {
      menus.keep(all)
      await line.introduced
      await publish(all)
    },
    fetchFile: (file) => fetchFile(line, file),
    health: state.health,
    async stop() {
      const ending = run
      run = undefined
      if (!ending) return
      ending.stopping.abort()
      await ending.connecting
      await ending.intake.finish()
      state.report('away', 'stopped')
    },
  }
  return { adapter }
}
