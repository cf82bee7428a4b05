/** The queue of updates: held for a poller with Telegram's offsets, or pushed to a webhook until it says 2xx. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './refusal.js'

export interface Update {
  update_id: number
  [kind: string]: unknown
}

const silentByDefault = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

interface Poller {
  wake(): void
  end(refusal: Refusal): void
}

export class Updates {
  /** Every update ever made, oldest first. */
  readonly all: Update[] = []
  webhook: { url: string; secret?: string } | undefined
  /** Pushes that were not answered with 2xx. */
  failedPushes = 0
  #waiting: Update[] = []
  #again: Update[] = []
  #lastId = 700_000_000
  #allowed: string[] | undefined
  #poller: Poller | undefined
  #pushing = false
  #closed = new AbortController()
  onActivity: () => void = () => {}

  /** Not yet confirmed by the bot. */
  get unconfirmed(): Update[] {
    return [...this.#waiting]
  }

  get polled(): boolean {
    return this.#poller !== undefined
  }

  add(kind: string, content: unknown): Update | undefined {
    const wanted = this.#allowed?.length ? this.#allowed.includes(kind) : !silentByDefault.has(kind)
    if (!wanted) return undefined
    this.#lastId += 1
    const update = { update_id: this.#lastId, [kind]: content }
    this.all.push(update)
    this.#waiting.push(update)
    this.#arrived()
    return update
  }

  /** Telegram sends something once more, as after an answer that it did not get. */
  again(update: Update): void {
    this.#again.push(update)
    this.#arrived()
  }

  allow(list: unknown): void {
    if (Array.isArray(list)) this.#allowed = list.map(String)
  }

  /** Waits up to `timeout` seconds for something to tell. Giving up the request gives up the place as well. */
  async poll(offset: number, limit: number, timeout: number, gone: AbortSignal): Promise<Update[]> {
    if (this.webhook) {
      const text =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
      throw new Refusal(409, text)
    }
    this.#poller?.end(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    )
    if (offset > 0) this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset)
    if (offset < 0) this.#waiting = this.#waiting.slice(offset)
    this.onActivity()
    if (this.#waiting.length + this.#again.length === 0 && timeout > 0) await this.#hold(timeout, gone)
    if (gone.aborted) return []
    const told = [...this.#again.splice(0), ...this.#waiting].slice(0, limit)
    return told.toSorted((a, b) => a.update_id - b.update_id)
  }

  #hold(timeout: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (done: () => void) => () => {
        clearTimeout(timer)
        if (this.#poller === poller) this.#poller = undefined
        this.onActivity()
        done()
      }
      const poller: Poller = {
        wake: finish(resolve),
        end: (refusal) => finish(() => reject(refusal))(),
      }
      const timer = setTimeout(poller.wake, timeout * 1000)
      gone.addEventListener('abort', poller.wake)
      this.#poller = poller
      this.onActivity()
    })
  }

  #arrived(): void {
    this.#poller?.wake()
    if (this.webhook) void this.push()
    this.onActivity()
  }

  /** One after another, each until it is taken. */
  async push(): Promise<void> {
    if (this.#pushing) return
    this.#pushing = true
    let pause = 20
    for (let next = this.#next(); next && this.webhook; next = this.#next()) {
      if (await this.#deliver(next.update, this.webhook)) {
        next.done()
        pause = 20
      } else {
        this.failedPushes += 1
        await sleep(pause, undefined, { signal: this.#closed.signal }).catch(() => undefined)
        pause = Math.min(pause * 2, 1000)
      }
      this.onActivity()
      if (this.#closed.signal.aborted) break
    }
    this.#pushing = false
  }

  #next(): { update: Update; done: () => void } | undefined {
    const queue = this.#again.length > 0 ? this.#again : this.#waiting
    const update = queue[0]
    return update && { update, done: () => queue.splice(queue.indexOf(update), 1) }
  }

  async #deliver(update: Update, { url, secret }: { url: string; secret?: string }): Promise<boolean> {
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    }
    try {
      const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(10_000)])
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal })
      await answer.text()
      return answer.ok
    } catch {
      return false
    }
  }

  close(): void {
    this.#closed.abort()
    this.webhook = undefined
    this.#poller?.wake()
  }
}
