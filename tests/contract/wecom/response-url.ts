/** The one answer that a callback allows over HTTP, within an hour. */
import type { Handler } from './http.js'
import { Refusal } from './refusal.js'
import { compose } from './requests.js'

const hour = 3_600_000

export const respondByUrl: Handler = ({ world, query, body }) => {
  const code = String(query.response_code)
  const told = world.responseUrls.get(code)
  if (!told || world.now() - told.at > hour) throw new Refusal(40058, 'response_code is used up', false)
  if (body.msgtype !== 'markdown' && body.msgtype !== 'template_card') throw new Refusal(40008)
  compose(world, told.place, body, { quoted: told.text })
  world.responseUrls.delete(code)
}
