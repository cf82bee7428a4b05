/** What sends short messages, seen from here: one message, and what became of it. */

export interface ShortMessage {
  phone: string
  /** 1 to 7. */
  number: number
  /** As it was worded; a gateway that has a template of its own takes the values alone. */
  text: string
  /** In the order of the text. */
  values: Readonly<Record<string, string>>
}

export interface SmsGateway {
  name: string
  /** Those that it has a template of. */
  numbers: readonly number[]
  /** @throws GatewayError */
  send(message: ShortMessage): Promise<{ receipt: string }>
}

/**
 * `refused`: it never goes. `limited`, `unreachable`: it has not gone and may later. `unknown`: it may have gone.
 */
export type Failure = 'refused' | 'limited' | 'unreachable' | 'unknown'

export class GatewayError extends Error {
  constructor(
    readonly kind: Failure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const NOT_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/

/** Of something that broke on the way: where no connection came to be, nothing has gone. */
export const brokenOff = (error: unknown): GatewayError => {
  // One SDK quotes its whole request, with the customer's number.
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('POST http')
  return new GatewayError(NOT_CONNECTED.test(message) ? 'unreachable' : 'unknown', message, { cause: error })
}

export interface GatewaySettings {
  id: string
  key: string
  /** The signature that customers read before the text. */
  sign: string
  /** The gateway's template of each number. */
  templates: ReadonlyMap<number, string>
  /** Another address than the gateway's own. */
  endpoint?: URL
}

/** How long a gateway may think, also while we stop; what it has not answered by then is in doubt. */
export const PATIENCE_MS = 8000
