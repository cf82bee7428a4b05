/** The rows that one draft becomes: its messages in the room, and what stands in a group beside it. */
import type { Db } from '../../store/store.js'
import type { PlatformName } from '../adapter.js'
import { worded } from '../words/worded.js'
import type { Edit } from './edits.js'
import type { Going, Voice } from './going.js'
import { findMentions, targetOf } from './place.js'
import { partsOf, withoutChoices } from './post-parts.js'
import { firstLineOf, inBytes, split } from './split.js'
import { type Content, laneOf, type StoredBlock } from './stored-post.js'
import { aboutThread, isChain, membersOf, standsBeside, tagged, tagOf } from './threads.js'

/** A row of the outbox, but for the room, and for the post that it changes. */
export interface Leg {
  key: string
  /** Also where it is read. */
  lane: string
  leg?: 'beside'
  threadId: number | null
  opensThreadId?: number
  urgency: number
  content: Content
}

/** @param edit what it changes; `line`: all that is left of a change that cannot be shown */
export function legsOf(db: Db, voice: Voice, going: Going, edit: Edit | 'line' | undefined): Leg[] {
  const { draft, can, reader, here, isFirst } = going
  const about = aboutThread(going)
  const beside = typeof edit !== 'object' && standsBeside(db, going, about)
  if (draft.threadState && can && can.threads !== true && !beside) return []
  if (draft.copy && here && isChain(db, about, can)) return []
  const all = tagged(db, worded(draft.blocks, voice.wording, reader, can), going, about, voice.wording)
  const said = edit === 'line' ? firstLineOf(all) : all
  if (!beside) return roomLegs(db, voice, going, said, edit)
  const isAnswer = here !== undefined && isFirst
  const hasChoices = said.some(({ kind }) => kind === 'choices')
  const inRoom = !draft.threadState && (isAnswer || hasChoices || draft.opensThread || draft.files || draft.inRoom)
  return [
    ...(inRoom ? roomLegs(db, voice, going, said, edit, true) : []),
    ...besideLegs(db, voice, going, said, about as number, !inRoom),
  ]
}

/** @param pinged those it mentions are pinged beside the room */
function roomLegs(
  db: Db,
  voice: Voice,
  going: Going,
  said: StoredBlock[],
  edit: Edit | 'line' | undefined,
  pinged = false,
): Leg[] {
  const { draft, key, place, can } = going
  const changed = typeof edit === 'object' ? edit : undefined
  const content = contentOf(db, voice, going, changed)
  if (can?.mentions === false && place.purpose !== 'direct' && content.mentions.length > 0 && !pinged)
    content.ping = true
  const isToast = content.private !== undefined && (can?.answersAloud !== true || said.length === 0)
  const answersGesture = content.answers !== undefined && (isToast || changed?.pressed === true)
  const opensThreadId = draft.opensThread?.thread
  const { replyTo, ...once } = content
  return partsOf(voice, going, said, changed !== undefined).map(({ suffix, blocks, isStart }) => ({
    key: `${key}${suffix}`,
    lane: answersGesture ? `g${key}` : laneOf(place.id),
    threadId: opensThreadId !== undefined && suffix === '' ? null : aboutThread(going),
    opensThreadId: suffix === '' ? opensThreadId : undefined,
    urgency: changed?.urgency ?? urgencyOf(going),
    content: { ...(suffix === '' ? once : { mentions: [] }), replyTo: isStart ? replyTo : undefined, blocks },
  }))
}

/** @param alone nothing of it stands in the room */
function besideLegs(db: Db, voice: Voice, going: Going, said: StoredBlock[], thread: number, alone: boolean): Leg[] {
  const { draft, key, place } = going
  const { opensThread, mentions, threadState } = contentOf(db, voice, going, undefined)
  const group = { tag: tagOf(db, thread), members: membersOf(db, draft.opensThread?.members, place.platform) }
  const max =
    voice.routes(place.platform as PlatformName, targetOf(place))?.find(({ carries }) => !carries)?.maxText ?? 0
  return split(withoutChoices(said), max, inBytes).map((blocks, at) => ({
    key: `${key}~beside${at === 0 ? '' : at + 1}`,
    lane: `t${thread}`,
    leg: 'beside',
    threadId: opensThread && at === 0 ? null : thread,
    opensThreadId: opensThread && at === 0 ? thread : undefined,
    urgency: urgencyOf(going),
    content: {
      mentions: at === 0 ? mentions : [],
      members: at === 0 && draft.members ? membersOf(db, draft.members, place.platform) : undefined,
      opensThread: at === 0 && opensThread ? { ...opensThread, ...group } : undefined,
      threadState,
      alone: alone || undefined,
      blocks,
    },
  }))
}

function contentOf(
  db: Db,
  { wording }: Voice,
  { draft, place, here, isFirst, reader }: Going,
  edit: Edit | undefined,
): Omit<Content, 'blocks'> {
  const { files, opensThread, threadState, timely } = draft
  const isReply = here !== undefined && !threadState && (draft.reply ?? isFirst) && !edit
  const { account } = here ?? {}
  return {
    replyTo: isReply ? here.messageId : draft.replyTo,
    answers: isFirst || edit?.pressed ? here?.gesture : undefined,
    private: draft.private && account ? { account: account.externalId, name: account.name } : undefined,
    mentions: findMentions(db, draft.mentions ?? [], place.platform),
    opensThread: opensThread && { title: wording.say(opensThread.title, reader) },
    files,
    threadState: threadState && { ...threadState, title: wording.say(threadState.title, reader) },
    timely: timely && { due: timely.due.toISOString(), until: timely.until.toISOString() },
  }
}

/** A thread is put away after all that is still to be said in it. */
const urgencyOf = ({ draft, urgency }: Going): number => (draft.threadState?.open === false ? 0 : urgency)
