/** Access tokens of the custom app: the same one while it is valid, and who asks too often is noted. */
import { randomBytes } from 'node:crypto'
import { Refusal } from './refusal.js'
import type { Json, World } from './world.js'

const lifetime = 7200 * 1000

export class Tokens {
  #current: { value: string; until: number } | undefined
  readonly #expired = new Set<string>()
  #lastAsked = Number.NEGATIVE_INFINITY

  constructor(readonly world: World) {}

  get({ corpid, corpsecret }: Json): Json {
    const { app, setting } = this.world
    if (!setting.hasApp || corpid !== app.corpId) throw new Refusal(40013)
    if (corpsecret !== app.secret) throw new Refusal(40001)
    const now = this.world.now()
    if (now - this.#lastAsked < 30_000) this.world.complain('gettoken: asked again within 30 s')
    this.#lastAsked = now
    if (!this.#current || this.#current.until <= now) {
      if (this.#current) this.#expired.add(this.#current.value)
      this.#current = { value: randomBytes(160).toString('base64url'), until: now + lifetime }
    }
    return { access_token: this.#current.value, expires_in: Math.floor((this.#current.until - now) / 1000) }
  }

  /** All that were ever handed out. */
  get given(): string[] {
    return [...this.#expired, ...(this.#current ? [this.#current.value] : [])]
  }

  /** @throws Refusal when it is not the token that is valid now */
  check(given: unknown): void {
    if (typeof given !== 'string' || given === '') throw new Refusal(41001)
    const current = this.#current
    if (this.#expired.has(given)) throw new Refusal(42001)
    if (given !== current?.value) throw new Refusal(40014)
    if (current.until <= this.world.now()) throw new Refusal(42001)
  }

  /** Before its time is over. */
  revoke(): void {
    this.#current = undefined
  }

  /** A client was told that its token is bad: it may ask at once. */
  forgive(): void {
    this.#lastAsked = Number.NEGATIVE_INFINITY
  }
}
