/** Calls in the name of the custom app: with its token, which is renewed once when WeCom no longer takes it. */
import type { Answer, Api, Query, Upload } from './api.js'
import { appIsOut, notAllowed, tokenIsStale, WecomError } from './errors.js'
import type { Token } from './token.js'

/** Throws what an Api throws. */
export interface AppLine {
  get(path: string, query: Query): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  upload(path: string, query: Query, file: Upload): Promise<Answer>
}

/** @param onNotAllowed is told of a call that an operator must allow */
export function createAppLine(api: Api, token: Token, onNotAllowed: (code: number) => void): AppLine {
  async function withToken(call: (query: Query) => Promise<Answer>): Promise<Answer> {
    const first = await token.get()
    try {
      return await call({ access_token: first })
    } catch (error) {
      if (!(error instanceof WecomError)) throw error
      if (appIsOut.has(error.code)) token.giveUp(error.code)
      if (notAllowed.has(error.code)) onNotAllowed(error.code)
      if (!tokenIsStale.has(error.code)) throw error
      return await call({ access_token: await token.insteadOf(first) })
    }
  }

  return {
    get: (path, query) => withToken((secret) => api.get(path, { ...query, ...secret })),
    post: (path, body) => withToken((secret) => api.post(path, secret, body)),
    upload: (path, query, file) => withToken((secret) => api.upload(path, { ...query, ...secret }, file)),
  }
}
