/** The WeCom adapter: translates between WeCom's ways and the core, and does nothing else. */
import type { Adapter, CoreSide } from '../../src/core/adapter.js'
import type { ChatEvent } from '../../src/core/event.js'
import { createAliases } from './aliases.js'
import { createAnswers } from './answers.js'
import { createApi } from './api.js'
import { type Callback, createCallback } from './callback.js'
import { capabilitiesOf } from './capabilities.js'
import { createChat } from './chat.js'
import { connect } from './connect.js'
import { describe } from './errors.js'
import { createFetchFile } from './files.js'
import { createSayWithFiles, type Tell } from './files-after.js'
import { createHope } from './hope.js'
import { createIntake, type Intake } from './intake.js'
import { openLine } from './line.js'
import { createNaming } from './naming.js'
import { createOwnApp } from './own-app.js'
import { createRoutes } from './routes.js'
import { createSend } from './send.js'
import type { Session } from './session.js'
import type { WecomSettings } from './settings.js'
import { createState } from './state.js'
import { createWebhook } from './webhook.js'

/** One run between start and stop. */
interface Run {
  core: CoreSide
  accept(event: ChatEvent): Promise<void>
  stopping: AbortController
  connecting: Promise<void>
  intake: Intake
}

export interface WecomAdapter {
  adapter: Adapter
  /** Present when WeCom pushes to the custom app: what its address is to be answered with. */
  callback?: Callback
}

/** Makes the adapter; nothing is called before `start`, except that posts may be sent. */
export function createWecomAdapter(settings: WecomSettings): WecomAdapter {
  const { log, now, pauses = { firstMs: 1000, longestMs: 60_000 }, hopeMs = 10_000 } = settings
  let run: Run | undefined
  const tell: Tell = (code, values) => run?.core.trouble(code, values)
  const core: Pick<CoreSide, 'alias' | 'keepAlias'> = {
    alias: async (id) => run?.core.alias(id),
    async keepAlias(id, account) {
      await run?.core.keepAlias(id, account).catch((error: unknown) => {
        // It is known until the next start, and then asked for once more.
        log.warn({ platform: 'wecom', code: 'alias-not-kept', error }, 'the id of a person could not be kept')
      })
    },
  }

  const api = createApi(settings)
  const app = settings.app && createOwnApp(settings.app, { api, now, tell })
  const unresolved = (error: unknown) =>
    log.warn({ platform: 'wecom', code: 'alias-unknown', error: describe(error) }, 'the id of a person was not found')
  const naming = createNaming(core, app && createAliases(app.line, core, unresolved))
  const hope = createHope(hopeMs, () => run?.core.routesOpened())
  const line = openLine(hope)
  // What waits from an earlier run is looked at before we are started.
  hope.begin()
  const state = createState(settings)
  const answers = createAnswers(now)
  const webhook = createWebhook({ api, now, tell })
  const chat = createChat({
    line,
    answers,
    naming,
    state,
    sayWithFiles: createSayWithFiles(tell),
    hasApp: app !== undefined,
  })

  const adapter: Adapter = {
    platform: 'wecom',
    capabilities: capabilitiesOf(settings),
    async start(accept, side) {
      if (run) return
      state.report('away', 'connecting')
      const stopping = new AbortController()
      const session: Session = { settings, line, hope, state, core: side, pauses, signal: stopping.signal }
      const intake = createIntake(session, answers, naming, accept)
      run = { core: side, accept, stopping, intake, connecting: connect(session, intake) }
    },
    send: createSend({ settings, chat, webhook, app }),
    routes: createRoutes({ settings, line, state, webhook, token: app?.token }),
    // WeCom has no menu of commands.
    async publishCommands() {},
    fetchFile: createFetchFile(log),
    health() {
      const { ok, detail } = state.health()
      const refused = app?.token.outBecause()
      return refused === undefined
        ? { ok, detail }
        : { ok: false, detail: `${detail}; the custom app is refused (${refused})` }
    },
    async stop() {
      const ending = run
      if (!ending) return
      ending.stopping.abort()
      await ending.connecting
      await ending.intake.finish()
      if (run === ending) run = undefined
      state.report('away', 'stopped')
    },
  }

  const push = settings.app?.callback
  if (!settings.app || !push) return { adapter }
  const { corpId } = settings.app
  return { adapter, callback: createCallback({ ...push, corpId, log, now, accept: () => run?.accept }) }
}
