/** An append-only file of JSON lines that is safely on disk before anybody is told so. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

const newline = 0x0a

export class Journal<Line> {
  /** Bytes of whole lines; whatever stands behind them was never acknowledged. */
  #length = 0

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true })
  }

  /** All lines so far. A last line torn by a kill is cut off; a broken line before it is an error, for it was acknowledged. */
  read(): Line[] {
    const bytes = existsSync(this.path) ? readFileSync(this.path) : Buffer.alloc(0)
    this.#length = bytes.lastIndexOf(newline) + 1
    if (this.#length < bytes.length) truncateSync(this.path, this.#length)
    const lines = bytes.subarray(0, this.#length).toString('utf8').split('\n').slice(0, -1)
    return lines.map((line, index) => this.#parse(line, index + 1))
  }

  /** Writes one line and waits for the disk; after an error the file is as it was before. */
  append(line: Line): void {
    const text = `${JSON.stringify(line)}\n`
    try {
      appendFileSync(this.path, text, { flush: true })
    } catch (error) {
      if (existsSync(this.path)) truncateSync(this.path, this.#length)
      throw error
    }
    this.#length += Buffer.byteLength(text)
  }

  #parse(line: string, number: number): Line {
    try {
      return JSON.parse(line) as Line
    } catch (cause) {
      throw new Error(`${this.path}: line ${number} is not JSON`, { cause })
    }
  }
}
