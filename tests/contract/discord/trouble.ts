/** What can go wrong between a bot and Discord, as a test wants it. */
import { tellGuild, tellGuildGone } from './events.js'
import type { Failure, Which } from './faults.js'
import type { Gateway } from './gateway.js'
import type { RestApi } from './http.js'
import type { Interaction } from './interaction.js'
import type { World } from './world.js'

export abstract class Trouble {
  abstract readonly world: World
  abstract readonly gateway: Gateway
  abstract readonly api: RestApi

  /** The next call that fits is refused. */
  failNext(failure: Failure): void {
    this.api.faults.fail(failure)
  }

  /** The socket of the next call that fits breaks, before or after the call took effect. */
  cutNext(when: 'before' | 'after', which: Which = {}): void {
    this.api.faults.cut(when, which)
  }

  /** The next call that fits waits so long before it takes effect. */
  slowNext(ms: number, which: Which = {}): void {
    this.api.faults.slow(ms, which)
  }

  countLimits(counting = true): void {
    this.api.limits.counting = counting
  }

  /** Nonces of before are not known any more: the same one makes a second message. */
  forgetNonces(): void {
    this.world.nonces.clear()
  }

  /** The first answer comes too late from now on; with `token`, everything that is done with the token. */
  expire({ asked }: Interaction, what: 'answer' | 'token' = 'answer'): void {
    if (what === 'answer') asked.expired = true
    else asked.dead = true
    this.world.touch()
  }

  /** All gateway sockets break. */
  cut(): void {
    this.gateway.cut()
  }

  /** The next events are told twice. */
  repeatEvents(events: number): void {
    this.gateway.repeating = events
  }

  /** The next two events come in the wrong order. */
  reorderNext(): void {
    this.gateway.reorderNext()
  }

  /** The next connections to the gateway are refused. */
  refuseConnections(times: number): void {
    this.gateway.refusing = times
  }

  /** Who reconnects has to identify anew, and missed what happened meanwhile. */
  forgetSessions(): void {
    this.gateway.forgetSessions()
  }

  /** The bot is thrown out of the guild. */
  kick(): void {
    this.world.guild.gone = true
    tellGuildGone(this.world, false)
  }

  /** The bot is let in again. */
  invite(): void {
    this.world.guild.gone = false
    tellGuild(this.world)
  }

  /** Discord itself lost the guild for a while. */
  outage(): void {
    this.world.guild.unavailable = true
    tellGuildGone(this.world, true)
  }

  endOutage(): void {
    this.world.guild.unavailable = false
    tellGuild(this.world)
  }
}
