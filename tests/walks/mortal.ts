/** A process that dies without a word of farewell, inside of ours: from one step on its store takes nothing and answers nothing. */
import { openStore, type Store } from '../../src/store/store.js'

export class Died extends Error {}

const never = <T>() => new Promise<T>(() => {})

export class Mortal {
  #left = Number.POSITIVE_INFINITY
  #die = () => {}
  #died = never<void>()
  #store: Store | undefined

  /** Three steps in every transaction: when it has begun, before its commit and after it. Whatever happens in between leaves the same behind. */
  readonly openStore: typeof openStore = (settings) => {
    const store = openStore(settings)
    this.#store = store
    let dead = false
    const step = () => {
      if (!dead) this.#left -= 1
      if (!dead && this.#left === 0) {
        dead = true
        this.#die()
      }
      if (dead) throw new Died()
    }
    return {
      ...store,
      async transaction(work) {
        if (dead) return never()
        const result = await store.transaction(async (db) => {
          step()
          const done = await work(db)
          step()
          return done
        })
        step()
        return result
      },
      read: (look) => (dead ? never() : store.read(look)),
    }
  }

  /** It dies at so many steps from now. */
  dieIn(steps: number): void {
    this.#left = steps
    this.#died = new Promise((resolve) => {
      this.#die = resolve
    })
  }

  /** Whether it lives until that is done. */
  lives(done: Promise<unknown>): Promise<boolean> {
    return Promise.race([this.#died.then(() => false), done.then(() => true)])
  }

  /** The files of the dead are closed by their system. */
  async bury(): Promise<void> {
    this.#died = never()
    await this.#store?.close()
  }
}
