/** What all that receives shares, from one start to the next stop. */
import type { CoreSide } from '../../src/core/adapter.js'
import type { ChatEvent, RoomSeen } from '../../src/core/event.js'
import type { Pauses } from '../patience.js'
import type { OwnLine } from './line.js'
import type { MenuBook } from './menu-book.js'
import type { State } from './state.js'

export interface Session {
  line: OwnLine
  state: State
  menus: MenuBook
  core: CoreSide
  /** Rejects when the event was not stored. */
  accept(event: ChatEvent): Promise<void>
  /** Something happened there. */
  heardIn(room: RoomSeen): void
  /** When this adapter was first connected: before anything is stored, what was said since counts as missed. */
  memory: { firstConnected?: Date }
  pauses: Pauses
  now(): Date
  /** Aborted by the stop. */
  signal: AbortSignal
}
