/** Whose phone rings: members who are named by id or number, in lists or in the text. */

import { texts } from './fields.js'
import type { Json, Member, World } from './world.js'

/** @returns names, each once; everybody's for `@all`, which is also a complaint unless the test allows it */
export function pinged(world: World, members: Member[], raw: string, part: Json = {}): string[] {
  const named = [...raw.matchAll(/<@([^<>\s]+)>/g)].map(([, id]) => id ?? '')
  const ids = [...texts(part, 'mentioned_list'), ...named]
  const mobiles = texts(part, 'mentioned_mobile_list')
  const all = [...ids, ...mobiles].some((one) => one === '@all' || one === 'all')
  if (all && !world.allowsAll) world.complain(`pings everybody: ${raw.slice(0, 80)}`)
  const rings = ({ userid, mobile }: Member) => all || ids.includes(userid) || mobiles.includes(mobile)
  return members.filter(rings).map(({ name }) => name)
}

/** A ping in the text reads as `@name` for everybody. */
export function spelled(world: World, raw: string): string {
  return raw.replace(/<@([^<>\s]+)>/g, (_, id: string) => `@${world.nameOf(id)}`)
}
