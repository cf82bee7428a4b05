/** A pretend core for adapter tests: keeps what it is given, and may refuse or hold on to it. */
import type { ChatEvent } from '../../src/core/event.js'

type Kind = ChatEvent['kind']
type Of<K extends Kind> = Extract<ChatEvent, { kind: K }>

export class Inbox {
  /** Everything offered, refused or not, oldest first. */
  readonly offered: ChatEvent[] = []
  readonly events: ChatEvent[] = []
  /** Of the newest stored event, as the core keeps it. */
  bookmark: string | undefined
  readonly #stored = new Set<string>()
  #refusing = 0
  #held: ((reason: Error) => void)[] | undefined
  #wake: (() => void)[] = []

  readonly #before: ReadonlySet<string>

  /** @param earlier the inbox of an earlier process: what it stored is known, and changes nothing when it comes again */
  constructor(earlier?: Inbox) {
    this.bookmark = earlier?.bookmark
    this.#before = new Set(earlier?.stored)
  }

  /** Ids of everything stored, also by those before. */
  get stored(): string[] {
    return [...this.#before, ...this.#stored]
  }

  readonly accept = async (event: ChatEvent): Promise<void> => {
    this.offered.push(event)
    this.#tell()
    const held = this.#held
    if (held) return new Promise((_, reject) => held.push(reject))
    if (this.#refusing > 0) {
      this.#refusing -= 1
      throw new Error('the database is locked')
    }
    this.#stored.add(event.id)
    if (!this.#before.has(event.id)) this.events.push(event)
    this.bookmark = event.bookmark ?? this.bookmark
    this.#tell()
  }

  /** The next offers fail. */
  refuse(times: number): void {
    this.#refusing = times
  }

  /** Offers are taken but not stored, as when the process is killed on the way. */
  hold(): void {
    this.#held = []
  }

  /** What was held fails at last, so that its adapter can end. */
  letGo(): void {
    for (const fail of this.#held?.splice(0) ?? []) fail(new Error('killed'))
    this.#held = undefined
  }

  /** Waits until so many were offered. */
  async reached(offers: number): Promise<void> {
    while (this.offered.length < offers) await new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  /** Waits for the first stored event of that kind which nobody has asked for yet. */
  async next<K extends Kind>(kind: K): Promise<Of<K>> {
    for (;;) {
      const index = this.events.findIndex((event) => event.kind === kind)
      if (index >= 0) return this.events.splice(index, 1)[0] as Of<K>
      await new Promise<void>((resolve) => this.#wake.push(resolve))
    }
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}
