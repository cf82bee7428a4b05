/** The real program as a process of its own, with a data folder that outlives it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const MAIN = resolve('dist/src/main.js')
const ADDRESS = /Playground: (http:\S+)/

export class Program {
  /** Of the playground's page. */
  address = ''
  #process: ChildProcess | undefined

  private constructor(private readonly data: string) {}

  /** Starts on an empty data folder, with the playground's clock at this instant. */
  static async start(at: string): Promise<Program> {
    const program = new Program(mkdtempSync(join(tmpdir(), 'browser-')))
    const aheadMs = new Date(at).getTime() - Date.now()
    writeFileSync(join(program.data, 'playground-time.json'), JSON.stringify({ aheadMs }))
    await program.#run('0')
    return program
  }

  /** As a power cut would, and starts again on the same data and port. */
  async killAndStartAgain(): Promise<void> {
    await this.#end('SIGKILL')
    await this.#run(new URL(this.address).port)
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    rmSync(this.data, { recursive: true })
  }

  async #run(port: string): Promise<void> {
    const env = {
      PATH: process.env.PATH,
      PORT: port,
      DATABASE_URL: `file:${join(this.data, 'lianluo.db')}`,
      LOG_LEVEL: 'warn',
    }
    const child = spawn(process.execPath, [MAIN], { cwd: this.data, env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#process = child
    this.address = await new Promise((found, failed) => {
      let said = ''
      const hear = (part: Buffer) => {
        said += part
        const address = ADDRESS.exec(said)?.[1]
        if (address) found(address)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => failed(new Error(`the program ended with ${code} before it was ready:\n${said}`)))
    })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
