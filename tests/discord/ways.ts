/** The two ways to get things done on Discord: by gestures alone, and by typing alone. */
import type { Entered } from '../contract/discord/forms.js'
import type { Filled } from '../contract/discord/typing.js'
import type { Channel, Person, Shown } from '../contract/discord-server.js'
import type { Stage } from './stage.js'

/** One thing that somebody wants: as a slash command with its options or its form filled in, and as a line. */
export interface Wish {
  command: string
  filled?: Filled
  form?: Entered
  line: string
  mentions?: Person[]
}

/** What somebody taps, and the line that does the same: said in the room, or as a reply to the post. */
export type Tap = readonly [label: string, line: string, how?: 'reply']

/** Everything answers what the person then reads that is new: in the room, and alone. */
export interface Way {
  does(person: Person, where: Channel, wish: Wish): Promise<string>
  taps(person: Person, shown: Shown, where: Channel, tap: Tap): Promise<string>
}

export const byGestures = (stage: Stage): Way => ({
  does: (person, where, { command, filled = {}, form }) =>
    reading(stage, person, where, async () => {
      const asked = await stage.types(person, command, filled, where)
      if (form) await stage.submits(person, asked, form)
    }),
  taps: (person, shown, where, [label]) => reading(stage, person, where, () => stage.presses(person, shown, label)),
})

export const byTyping = (stage: Stage): Way => ({
  does: (person, where, { line, mentions = [] }) =>
    reading(stage, person, where, () => stage.says(person, where, line, { mentions })),
  taps: (person, shown, where, [, line, how]) =>
    reading(stage, person, where, () => stage.says(person, where, line, how && { replyTo: shown })),
})

async function reading(
  { server }: Stage,
  person: Person,
  where: Channel,
  act: () => Promise<unknown>,
): Promise<string> {
  const [inRoom, alone] = [server.posts(where).length, server.privately(person).length]
  await act()
  const posts = server.posts(where).slice(inRoom)
  return [...posts.map(({ text }) => text), ...server.privately(person).slice(alone)].join('\n')
}
