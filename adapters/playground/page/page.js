/** Starts the playground's page and ties its parts together. */
import { showClock, startClock } from './clock.js'
import { Composer } from './composer.js'
import { setDrawer, startDrawer } from './drawer.js'
import { element, face, find, icon } from './element.js'
import { showLog, toEnd, walkLog } from './log.js'
import { firstLine, showRooms } from './rooms.js'
import { listen, load, tell, upload } from './server.js'
import { View } from './view.js'
import { useWords, word } from './words.js'

const toastMs = 6000
const retryMs = 2000

let view
let composer
let hangUp = () => {}

const does = {
  go(room, thread) {
    view.go(room, thread)
    history.pushState(null, '', address())
    composer.reply()
    setDrawer(false)
    show()
  },
  speakAs(person) {
    composer.reply()
    find('toasts').replaceChildren()
    return enter({ as: person, room: view.room, thread: view.thread })
  },
  async press(message, choice) {
    const key = `${message.id}/${choice}`
    view.busy.add(key)
    show()
    if (!(await told('press', { room: message.room, message: message.id, choice }))) rest(key)
    // The platform answers a press within seconds or not at all.
    else setTimeout(() => rest(key), 10_000)
  },
  react: (message, emoji) => told('react', { room: message.room, message: message.id, emoji }),
  reply: (message) => composer.reply(message),
}

const heard = {
  change(news) {
    const known = new Set(view.messages.keys())
    view.take(news)
    for (const message of news.messages) if (message.toast && !known.has(message.id)) toast(firstLine(message))
    show()
  },
  answered: ({ message, choice }) => rest(`${message}/${choice}`),
  clock: showClock,
  menu: async () => {
    view.menu = (await load(view.me)).menu
  },
  anew: () => location.reload(),
  connected(yes, given) {
    find('offline').hidden = yes
    if (given) setTimeout(() => enter(wanted()), retryMs)
  },
}

function rest(key) {
  if (view.busy.delete(key)) show()
}

/** Tells the server what this person does; a refusal becomes a toast. */
async function told(path, body) {
  const { refused } = await tell(path, { as: view.me, ...body })
  if (refused) refuse(refused)
  return !refused
}

/** What is meant is fixed before the files go up: the person may look elsewhere meanwhile. */
async function say({ text, replyTo, files }) {
  const { me: as, room, thread } = view
  const named = []
  for (const file of files) {
    const { id, refused } = await upload(file)
    if (refused) {
      refuse(refused)
      return false
    }
    named.push({ id, name: file.name, type: file.type })
  }
  return told('say', { as, room, thread, replyTo, text, files: named })
}

const refuse = (code) => toast(word(code === 'failed' ? 'failed' : `refused_${code}`))

function toast(text) {
  const shown = element('p', {}, text)
  find('toasts').append(shown)
  setTimeout(() => shown.remove(), toastMs)
}

/** Becomes this person, in the same place when they have it. */
async function enter({ as, room, thread }) {
  let state
  try {
    state = await load(as)
  } catch {
    heard.connected(false, true)
    return
  }
  hangUp()
  useWords(state)
  view = new View(state)
  view.go(room, thread)
  history.replaceState(null, '', address())
  if (!composer) begin()
  find('speak-as').value = view.me
  showPersona()
  showClock(state.clock)
  show()
  hangUp = listen(view.me, view.seq, heard)
}

function begin() {
  composer = new Composer(() => view, say, refuse)
  startDrawer()
  walkLog()
  startClock(async (body) => {
    showClock({ now: find('now').dateTime, turning: true })
    const reading = await tell('turn', body)
    if (reading.refused) refuse(reading.refused)
    showClock(reading.refused ? (await load(view.me)).clock : reading)
  })
  find('speak-as').replaceChildren(
    ...view.people.map(({ id, name, role }) => element('option', { value: id }, role ? `${name} · ${role}` : name)),
  )
  find('speak-as').addEventListener('change', (event) => does.speakAs(event.target.value))
  find('back').append(icon('back'))
  find('back').addEventListener('click', () => does.go(view.room))
  find('newer').addEventListener('click', toEnd)
  addEventListener('popstate', () => enter(wanted()))
  addEventListener('visibilitychange', show)
  if (matchMedia('(hover: hover)').matches) find('text').focus()
}

function show() {
  if (!document.hidden) view.markSeen()
  showRooms(view, does.go)
  showPlace()
  composer.show()
  showLog(view, does)
}

function showPlace() {
  const room = view.roomOf(view.room)
  const thread = view.threads.get(view.thread)
  const names = (room?.members ?? []).map((id) => view.people.find((person) => person.id === id)?.name ?? id)
  const people = room?.direct ? word('direct_people', { name: view.person.name }) : names.join(' · ')
  find('place').textContent = thread?.title ?? room?.title ?? ''
  const state = thread?.closed ? [word('closed')] : []
  find('present').textContent = thread ? [room.title, ...state].join(' · ') : people
  find('main').classList.toggle('closed', thread?.closed === true)
  find('back').hidden = !thread
  find('back').ariaLabel = word('back_to_room', { room: room?.title ?? '' })
}

function showPersona() {
  find('persona-face').replaceChildren(face(view.person))
  find('persona-name').textContent = view.person.name
  find('persona-role').textContent = view.person.role
}

/** The address holds who looks where, so that a reload, a link and the back button find it again. */
function address() {
  const { me: as, room, thread } = view
  return `#${new URLSearchParams({ as, room, ...(thread && { thread }) })}`
}

function wanted() {
  const given = new URLSearchParams(location.hash.slice(1))
  return {
    as: given.get('as') ?? undefined,
    room: given.get('room') ?? undefined,
    thread: given.get('thread') ?? undefined,
  }
}

await enter(wanted())
