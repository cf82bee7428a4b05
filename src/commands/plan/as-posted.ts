/** A post word for word as it was said, without its buttons: what is put beside it changes nothing of it. */
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { Content } from '../../core/posts/stored-post.js'
import type { Db } from '../../store/store.js'

/** Of a long one the part with the buttons; nothing for one that was never made. @param key of the post */
export function asPosted(db: Db, key: string): DraftBlock[] {
  const post = db.sql.get<{ content: string }>('SELECT "content" FROM "Post" WHERE "key" = ?', key)
  if (!post) return []
  const { blocks } = JSON.parse(post.content) as Content
  const same = (said: string) => ({ key: 'planning.asPosted', values: { text: said } })
  return blocks.flatMap((block): DraftBlock[] => {
    if (block.kind === 'choices') return []
    if (block.kind === 'text') return [text('planning.asPosted', { text: block.text })]
    if (block.kind === 'list') return [list(block.items, block.title === undefined ? undefined : same(block.title))]
    return [{ kind: 'facts', facts: block.facts.map(({ label, value }) => ({ label: same(label), value })) }]
  })
}
