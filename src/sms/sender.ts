/** Hands released messages to the gateway, one after the other. They wait as rows; whatever is in doubt is never sent again by itself. */
import type { Log } from '../core/log.js'
import type { Time } from '../core/time.js'
import { claimNext, holdStranded, type Outcome, type Outgoing, settleSms } from '../domain/sms/sending.js'
import type { Store } from '../store/store.js'
import { GatewayError, type SmsGateway } from './gateway.js'

export interface SenderParts {
  store: Store
  gateway: SmsGateway | undefined
  time: Time
  log: Log
  /** Something is to be told of, or to be tried again, at its time. */
  settled(): void
}

const AGAIN_MS = 1000

export class SmsSender {
  #sending: Promise<void> | undefined
  #more = false
  #stopped = false

  constructor(private readonly parts: SenderParts) {}

  /** What an earlier process was sending is in doubt. */
  async start(): Promise<void> {
    const { store, gateway, time } = this.parts
    await store.transaction((db) => holdStranded(db, gateway?.numbers ?? [], time.now()))
    this.wake()
  }

  /** Something was released, or may have been. Also inside a transaction: the look waits for its end. */
  wake(): void {
    this.#more = true
    const { gateway, log, time } = this.parts
    if (this.#stopped || !gateway) return
    this.#sending ??= this.#sendAll(gateway)
      .catch((error: unknown) => {
        log.error({ code: 'sms-store', error }, 'the sender cannot use the store')
        time.after(AGAIN_MS, () => this.wake())
      })
      .finally(() => {
        this.#sending = undefined
        if (this.#more) this.wake()
      })
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.#sending !== undefined) await this.#sending
  }

  /** What is on its way is waited for, as long as a gateway may think. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.idle()
  }

  async #sendAll(gateway: SmsGateway): Promise<void> {
    this.#more = false
    const { store, time, settled } = this.parts
    while (!this.#stopped) {
      const sms = await store.transaction((db) => claimNext(db, gateway.name))
      if (!sms) return
      const outcome = await this.#send(gateway, sms)
      await store.transaction((db) => settleSms(db, sms, outcome, time.now()))
      settled()
    }
  }

  async #send(gateway: SmsGateway, sms: Outgoing): Promise<Outcome> {
    try {
      const { receipt } = await gateway.send(sms)
      return { kind: 'sent', receipt }
    } catch (error) {
      const { kind, message } = error instanceof GatewayError ? error : new GatewayError('unknown', String(error))
      this.parts.log.warn({ code: 'sms-not-sent', sms: sms.id, gateway: gateway.name, kind }, 'a message was not sent')
      return { kind, message }
    }
  }
}
