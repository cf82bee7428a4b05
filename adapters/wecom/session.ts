/** What all parts of one run, between start and stop, share. */
import type { CoreSide } from '../../src/core/adapter.js'
import type { Pauses } from '../patience.js'
import type { Hope } from './hope.js'
import type { OwnLine } from './line.js'
import type { WecomSettings } from './settings.js'
import type { State } from './state.js'

export interface Session {
  settings: WecomSettings
  line: OwnLine
  hope: Hope
  state: State
  core: CoreSide
  pauses: Pauses
  signal: AbortSignal
}
