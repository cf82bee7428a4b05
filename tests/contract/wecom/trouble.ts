/** What can go wrong between a client and WeCom, for tests to call up. */
import { Faults, type Frame } from './faults.js'
import { CgiBin } from './http.js'
import { Sockets } from './socket.js'
import { type Json, type Setting, type WecomGroup, World } from './world.js'

export class Trouble {
  readonly world: World
  readonly http: CgiBin
  protected readonly sockets: Sockets
  readonly #faults = new Faults()

  constructor(setting: Setting) {
    this.world = new World(setting)
    this.sockets = new Sockets(this.world, this.#faults)
    this.http = new CgiBin(this.world, this.#faults, this.sockets)
  }

  /** `silent`: nothing is heard or said on it any more, though it stays open. */
  cut(how: 'close' | 'silent' = 'close'): void {
    this.sockets.cut(how)
  }

  /** The socket stays open, but every request is answered with 846609. */
  forgetSubscription(): void {
    this.sockets.forget()
  }

  /** Somebody subscribes elsewhere. */
  evict(): void {
    this.sockets.evict()
  }

  /** These requests are done, but never acknowledged. */
  loseAcks(which: number | ((frame: Frame) => boolean)): void {
    this.#faults.loseAcks(which)
  }

  /**
   * Refused with this code, and nothing is done.
   * @param what `socket`, a command of it, a path such as `appchat/send`, or `/media` for the HTTP status of a download
   */
  failNext(what: string, code: number, times = 1): void {
    this.#faults.fail(what, code, times)
  }

  /** Calls of that path are done, but the connection breaks before the answer. */
  loseAnswers(path: string, times: number): void {
    this.#faults.loseAnswers(path.startsWith('/') ? path : `/cgi-bin/${path}`, times)
  }

  /** The next things are told twice, under the same ids. */
  tellTwice(times: number): void {
    this.sockets.repeats = times
  }

  /** The bot is told just this. @returns whether anybody was connected */
  tell(frame: { cmd: string; headers: { req_id: string }; body: Json }): boolean {
    return this.sockets.tell(frame.cmd, frame.body, undefined, frame.headers.req_id)
  }

  /** HTTP connections break before anything is done. */
  refuseHttp(refusing: boolean): void {
    this.#faults.httpDown = refusing
  }

  /** The same for new sockets; those that are open stay so. */
  refuseSockets(refusing: boolean): void {
    this.#faults.socketsDown = refusing
  }

  /** The app's token ends before its time. */
  revokeToken(): void {
    this.http.tokens.revoke()
  }

  /** `outside`: the robot exists, but was put out of the group. */
  removeWebhook(group: WecomGroup, how: 'removed' | 'outside' = 'removed'): void {
    this.#setWebhook(group, how)
  }

  disableWebhook(group: WecomGroup): void {
    this.#setWebhook(group, 'disabled')
  }

  #setWebhook(group: WecomGroup, state: 'disabled' | 'removed' | 'outside'): void {
    const webhook = this.world.webhooks.get(group.webhookKey ?? '')
    if (!webhook) throw new Error(`${group.name} has no webhook`)
    webhook.state = state
  }
}
