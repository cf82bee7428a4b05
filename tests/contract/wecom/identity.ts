/** Finds the userids behind the opaque ids that a bot of an ordinary member is told. */
import { texts } from './fields.js'
import type { Handler } from './http.js'
import { Refusal } from './refusal.js'

export const resolveIds: Handler = ({ world, body }) => {
  const asked = texts(body, 'open_userid_list')
  if (asked.length === 0 || asked.length > 1000) throw new Refusal(40058, 'open_userid_list takes 1 to 1000', true)
  const known = (id: string) => world.people.find(({ openid }) => openid === id)
  return {
    userid_list: asked.flatMap((id) => {
      const person = known(id)
      return person ? [{ open_userid: id, userid: person.userid }] : []
    }),
    invalid_open_userid_list: asked.filter((id) => !known(id)),
  }
}
