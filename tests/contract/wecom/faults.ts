/** The failures that a test asks for: refusals out of the blue, lost acknowledgements and answers, nobody at home. */
import type { Json } from './world.js'

/** A frame of the client, as `loseAcks` judges it. */
export interface Frame {
  cmd: string
  reqId: string
  body: Json
}

export class Faults {
  /** HTTP connections break before anything is done. */
  httpDown = false
  /** The same for new sockets. */
  socketsDown = false
  #codes = new Map<string, number[]>()
  #answers = new Map<string, number>()
  #acks: number | ((frame: Frame) => boolean) = 0

  fail(what: string, code: number, times: number): void {
    this.#codes.set(what, [...(this.#codes.get(what) ?? []), ...Array<number>(times).fill(code)])
  }

  /** The code to answer with instead of doing anything. */
  takeCode(...names: string[]): number | undefined {
    for (const name of names) {
      const code = this.#codes.get(name)?.shift()
      if (code !== undefined) return code
    }
  }

  loseAnswers(path: string, times: number): void {
    this.#answers.set(path, times)
  }

  takeAnswer(path: string): boolean {
    const left = this.#answers.get(path) ?? 0
    this.#answers.set(path, Math.max(0, left - 1))
    return left > 0
  }

  loseAcks(which: number | ((frame: Frame) => boolean)): void {
    this.#acks = which
  }

  takeAck(frame: Frame): boolean {
    if (typeof this.#acks === 'function') return this.#acks(frame)
    const lost = this.#acks > 0
    this.#acks = Math.max(0, this.#acks - 1)
    return lost
  }
}
