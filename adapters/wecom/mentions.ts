/** Whom a post names, and whom of them WeCom really pings. */
import type { Post } from '../../src/core/post.js'
import { oneLine } from './lines.js'

export type Mention = Post['mentions'][number]

/** In a group a private line names its reader, for nothing is private there. */
export function namedIn({ private: reader, mentions, room }: Post): Mention[] {
  if (!reader || room.direct || mentions.some(({ account }) => account === reader.account)) return mentions
  return [reader, ...mentions]
}

/** The two lists beside a `text`: a person is in one of them, by userid where it is known. Empty lists are left out. */
export function mentionLists(post: Post): { mentioned_list?: string[]; mentioned_mobile_list?: string[] } {
  const named = namedIn(post)
  const accounts = new Set(named.flatMap(({ account }) => (isUserid(account) ? [account] : [])))
  const mobiles = new Set(named.flatMap((one) => (!isUserid(one.account) && isMobile(one.mobile) ? [one.mobile] : [])))
  return {
    ...(accounts.size > 0 && { mentioned_list: [...accounts] }),
    ...(mobiles.size > 0 && { mentioned_mobile_list: [...mobiles] }),
  }
}

/** WeCom itself shows the names of those in its lists, at the end of the message. */
export function isListed({ account, mobile }: Mention): boolean {
  return isUserid(account) || isMobile(mobile)
}

/**
 * An id that the company gave, by which people are pinged. An opaque `wo` with thirty letters is none; and `all` is
 * everybody, whom no post of ours calls.
 */
export function isUserid(account: string | undefined): account is string {
  return account !== undefined && /^(?!wo[\w-]{20}|all$)[\da-z][\w.@-]{0,63}$/i.test(account)
}

/** As `@name` in front of everything else; still data. */
export function atName({ name }: Mention): string {
  return `@${oneLine(name)}`
}

function isMobile(mobile: string | undefined): mobile is string {
  return mobile !== undefined && /^\+?\d{5,15}$/.test(mobile)
}
