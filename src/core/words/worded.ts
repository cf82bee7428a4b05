/** From blocks of keys and values to blocks that people read, for one room. */
import type { Capabilities } from '../adapter.js'
import { optionName } from '../commands/option-name.js'
import type { DraftBlock } from '../posts/draft.js'
import type { StoredBlock } from '../posts/stored-post.js'
import type { Reader, Wording } from './wording.js'

export function worded(
  blocks: DraftBlock[],
  wording: Wording,
  reader: Reader,
  can: Capabilities | undefined,
): StoredBlock[] {
  return blocks.flatMap((block): StoredBlock[] => {
    if (block.kind === 'text') return [{ kind: 'text', text: wording.say(block.said, reader) }]
    if (block.kind === 'facts')
      return [
        {
          kind: 'facts',
          facts: block.facts.map(({ label, value }) => ({
            label: wording.say(label, reader),
            value: wording.show(value, reader),
          })),
        },
      ]
    if (block.kind === 'list') {
      const title = block.title && wording.say(block.title, reader)
      return [{ kind: 'list', title, items: block.items.map((item) => wording.say(item, reader)) }]
    }
    const choices = block.choices
      .filter(({ form }) => !form || can?.forms)
      .map((choice) => ({ ...choice, form: choice.form?.map(optionName), label: wording.say(choice.label, reader) }))
    return choices.length > 0 ? [{ kind: 'choices', choices }] : []
  })
}

/** The blocks with a mark on the first line. */
export function marked(blocks: StoredBlock[], mark: string, where: 'before' | 'after' = 'after'): StoredBlock[] {
  if (mark === '') return blocks
  const [first, ...rest] = blocks
  if (first?.kind !== 'text') return [{ kind: 'text', text: mark }, ...blocks]
  const [line = '', ...lines] = first.text.split('\n')
  const text = where === 'before' ? `${mark}${line}` : `${line} ${mark}`
  return [{ kind: 'text', text: [text, ...lines].join('\n') }, ...rest]
}
