/** Starts the bot as a process, gives it orders, and notices its death. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Order } from './bot.js'

/** The program, made from the sources as they stand, inside the project so that it finds its packages. */
export async function makeProgram(): Promise<{ file: string; remove(): void }> {
  const cache = join(process.cwd(), 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'lianluo-crash-'))
  const file = join(folder, 'bot.mjs')
  const entryPoints = [join(import.meta.dirname, 'bot.ts')]
  await build({
    entryPoints,
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
  })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export class BotProcess {
  /** Resolves when it is dead, with the step at which it died. */
  readonly died: Promise<string>
  #said = ''
  #complaints = ''
  /** Orders that are not carried out yet. */
  readonly #open: (() => void)[] = []

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data) => {
      this.#said += data
    })
    child.stderr?.on('data', (data) => {
      this.#complaints += data
    })
    child.on('message', (id) => this.#open[Number(id)]?.())
    this.died = new Promise((resolve) => child.on('close', () => resolve(this.#said)))
  }

  /** A process that has loaded the program and waits for its first order: loading takes longer than all the rest. */
  static load(program: string): BotProcess {
    return new BotProcess(fork(program, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }))
  }

  /** Resolves when it is done; never, when the bot dies of it. */
  order(order: Order): Promise<void> {
    return new Promise((resolve) => {
      const id = this.#open.push(resolve) - 1
      // It may die while it is told: that is what `died` is for.
      if (this.child.connected) this.child.send({ id, order }, () => undefined)
    })
  }

  /** For when the bot has no reason to die. */
  surely(done: Promise<void>): Promise<void> {
    const unexpected = this.died.then(() => Promise.reject(new Error(`the bot died: ${this.#complaints}`)))
    return Promise.race([done, unexpected])
  }

  /** Everything that it logged as an error. */
  get complaints(): string {
    return this.#complaints
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.died
  }
}
