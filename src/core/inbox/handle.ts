/** One event, from the stored row to its posts: everything happens inside the transaction that marks it handled. */
import { type Db, type Store, Touched } from '../../store/store.js'
import type { Bot } from '../bot.js'
import type { Context } from '../commands/command.js'
import { Ask, NotAllowed, UserMistake, type Value } from '../errors.js'
import type { ChatEvent, RoomEvent } from '../event.js'
import { filesQuoted, filesSeen } from '../files/album.js'
import { filesWaiting } from '../files/waiting.js'
import { type Draft, ofBrand, text } from '../posts/draft.js'
import type { Origin } from '../posts/going.js'
import { AskAgain, askFor, inShort } from './ask.js'
import { authorize, purposeOf } from './authorize.js'
import { findPostByMessage, findScene, inBrand } from './context.js'
import { takeAnswer } from './question.js'
import { markRoomGone, moveRoom } from './rooms.js'
import { type Request, understand } from './understand.js'
import { whichBrand } from './which-brand.js'

export interface Handled {
  /** Outbox lanes that got posts. */
  lanes: string[]
  /** Our bug, when there was one: for the log and the event's row. */
  bug?: unknown
}

/**
 * Never throws for what people do; a failing handler undoes only its own writes.
 * @param attempt how a handler's writes are undone when it fails: Store.untouched or Store.savepoint
 * @throws Touched from `untouched`
 */
export async function handleEvent<Rules>(
  bot: Bot<Rules>,
  attempt: Store['savepoint'],
  db: Db,
  event: ChatEvent,
  now: Date,
): Promise<Handled> {
  const scene = findScene(db, event, bot.isAdmin, now)
  if (event.kind === 'room') {
    changeRoom(db, event, scene.room.id)
    return { lanes: bot.enqueue(db, aboutRoom(bot, db, event, scene.room), now) }
  }
  const messageId = 'messageId' in event ? event.messageId : undefined
  const answered = event.kind === 'message' ? event.replyTo : messageId
  const about = answered === undefined ? undefined : findPostByMessage(db, scene.room.id, answered)
  const key = `${event.platform}:${event.id}`
  const can = bot.capabilities(event.platform)
  const context: Context<Rules> = {
    ...scene,
    db,
    now,
    rules: bot.rules,
    lexicon: bot.lexicon,
    messageId,
    about: about ? { postId: about.id } : null,
    gesture: event.kind === 'message' ? 'command' : event.kind,
    mentionsOnly: can?.mentionsOnly === true && !event.room.direct,
    addressed: can?.mentionsOnly === true && event.kind === 'message' && (event.mentionsBot || event.room.direct),
    routesTo: (target) => bot.routes(event.platform, target) ?? [],
    key,
  }
  const { room, person } = scene
  const account = { ...scene.account, name: person?.name ?? scene.account.name }
  // People look for the answer where they said it, or pressed: in the room, where its threads are none to speak in.
  const thread = scene.inThread && (can?.threads ?? true) === true ? scene.thread : null
  const gesture = 'gesture' in event ? event.gesture : undefined
  const origin: Origin = {
    key,
    room,
    thread,
    account,
    gesture,
    pressed: event.kind === 'button' ? messageId : undefined,
    messageId: event.kind === 'message' ? messageId : undefined,
  }
  const say = (drafts: Draft[]) => bot.enqueue(db, gesture === undefined ? drafts : withAnswer(drafts), now, origin)
  const safely = (drafts: () => Draft[] | Promise<Draft[]>) => attempt(async () => say(await drafts()))
  const done = (drafts: () => Draft[] | Promise<Draft[]>) =>
    safely(async () => withFiles(bot, event, context, await drafts())).then((lanes): Handled => ({ lanes }), instead)
  return done(() => answer(bot, event, context))

  /** Also for an error in saying what is said instead: that is a bug too. */
  async function instead(error: unknown): Promise<Handled> {
    if (error instanceof Touched) throw error
    const said = politely(error, event, context)
    if (said) return done(said)
    return { lanes: await safely(() => [{ blocks: [text('core.apology', { code: key })] }]), bug: error }
  }
}

async function answer<Rules>(bot: Bot<Rules>, event: ChatEvent, context: Context<Rules>): Promise<Draft[]> {
  const request = understand(bot, event, context)
  if (!request) return []
  if ('plain' in request) {
    const heard = await Promise.all(bot.listeners.map((listener) => listener.hears(request.plain, context)))
    const drafts = heard.flat()
    const isFile = event.kind === 'message' && event.files !== undefined && event.files.length > 0
    if (drafts.length === 0 && context.addressed && !isFile) throw notUnderstood(context)
    return drafts
  }
  const drafts = await run(request, context)
  const quotes = Object.values(request.command.arguments).some(({ quotable }) => quotable !== undefined)
  const quoted = quotes && event.kind === 'message' ? filesQuoted(event) : undefined
  const waiting = request.question ? filesWaiting(context.db, request.question.id, quotes) : []
  for (const files of [...waiting, ...(quoted ? [quoted] : [])]) await bot.keepFiles(files, context, drafts)
  return drafts
}

const notUnderstood = ({ person, mentionsOnly }: Context<unknown>): UserMistake =>
  new UserMistake({
    key: person ? (mentionsOnly ? 'core.notUnderstood' : 'core.notUnderstoodHere') : 'core.whoAreYou',
  })

/** Also when its text was a command, or a mistake: the picture is what it is. */
async function withFiles<Rules>(bot: Bot<Rules>, event: ChatEvent, context: Context<Rules>, drafts: Draft[]) {
  const files = event.kind === 'message' && filesSeen(context.db, event)
  if (!files) return drafts
  const kept = await bot.keepFiles(files, context, drafts)
  if (kept || drafts.length > 0 || !context.addressed || !context.person) return drafts
  return [{ key: `files:${files.batch}:which`, blocks: [text('core.whichFiles')] }]
}

async function run<Rules>(request: Request<Rules>, here: Context<Rules>): Promise<Draft[]> {
  const { command, given, question, brandId } = request
  const context = brandId === undefined ? here : inBrand(here, brandId)
  authorize(command, context.person, purposeOf(context.room))
  if (command.who !== 'anyone' && !context.brand && !command.where.includes('unbound'))
    return [whichBrand(context, command.name, given)]
  if (question) takeAnswer(context.db, question.id, context.account.id)
  try {
    if (request.missing) throw request.missing
    const handled = await command.handle(given, { ...context, gesture: request.gesture })
    const { brand } = context
    const drafts = brand ? handled.map((draft) => ofBrand(draft, brand.id)) : handled
    return question?.shown === undefined ? drafts : [...drafts, chosen(question.id, question.shown)]
  } catch (error) {
    if (error instanceof Ask)
      throw new AskAgain(command, given, error, question?.id, context.brand?.id, question?.shown)
    throw error
  }
}

/** The question loses its buttons and shows what was chosen. */
const chosen = (question: number, choice: Value): Draft => ({
  edits: `question:${question}`,
  blocks: [text('core.chosen', { choice })],
})

/** What a person is told; undefined when it was not their doing but ours. */
function politely(error: unknown, event: ChatEvent, context: Context<unknown>): (() => Draft[]) | undefined {
  if (error instanceof AskAgain) return () => askFor(error, event.id, context)
  if (error instanceof UserMistake || error instanceof NotAllowed)
    return () => [
      { ...toWhom(event, context), blocks: [{ kind: 'text', said: inShort(error.said) }, ...introduction(context)] },
    ]
  return undefined
}

/** A reaction is set and taken back in passing: whom it says no to is told once for each card, by name. */
function toWhom(event: ChatEvent, { about, account }: Context<unknown>): Partial<Draft> {
  if (event.kind === 'reaction' && about) return { key: `no:${about.postId}:${account.id}`, private: true }
  return { private: 'gesture' in event || undefined }
}

/** Somebody we do not know learns, in private, what the operator calls this account: it is what ADMIN_ACCOUNTS wants. */
const introduction = ({ person, room, account }: Context<unknown>) =>
  person === null && room.purpose === 'direct'
    ? [text('core.yourAccount', { account: `${account.platform}:${account.externalId}` })]
    : []

/** A press is always answered, and at once: by a private word, or an empty one that waits for nothing else in the room. */
const withAnswer = (drafts: Draft[]): Draft[] =>
  drafts[0]?.private ? drafts : [{ private: true, blocks: [] }, ...drafts]

/** A room that nobody has bound yet is greeted; of one that a brand lost the admins learn. */
function aboutRoom<Rules>({ log, trouble }: Bot<Rules>, db: Db, event: RoomEvent, room: Context['room']): Draft[] {
  const { platform, change, id } = event
  if (change === 'joined' && room.purpose === null)
    return [{ key: `welcome:${platform}:${id}`, room: room.id, blocks: [text('core.roomUnbound')] }]
  if (change !== 'left' || room.brandId === null) return []
  log.warn({ code: 'room-lost', platform, room: room.externalId }, 'a room of a brand is gone')
  return trouble(db, platform, 'roomLost', { room: room.title || room.externalId }, id)
}

function changeRoom(db: Db, event: RoomEvent, roomId: number) {
  if (event.change !== 'moved') markRoomGone(db, roomId, event.change === 'left')
  else {
    const before = db.sql.get<{ id: number }>(
      'SELECT "id" FROM "Room" WHERE "platform" = ? AND "externalId" = ?',
      event.platform,
      event.from,
    )
    if (before) moveRoom(db, before.id, event.room.id)
  }
}
