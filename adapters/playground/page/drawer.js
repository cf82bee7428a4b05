/** On a narrow screen the room list is a drawer: opened by its button, closed by a choice, Esc or a tap beside it. */
import { find, icon } from './element.js'

export function startDrawer() {
  find('open-rooms').append(icon('menu'))
  find('close-rooms').append(icon('close'))
  find('open-rooms').addEventListener('click', () => setDrawer(true))
  find('close-rooms').addEventListener('click', () => setDrawer(false))
  find('veil').addEventListener('click', () => setDrawer(false))
  find('rooms').addEventListener('keydown', (event) => event.key === 'Escape' && setDrawer(false))
}

export function setDrawer(open) {
  if (!find('veil').hidden === open) return
  find('rooms').classList.toggle('open', open)
  find('veil').hidden = !open
  find('main').inert = open
  find('open-rooms').setAttribute('aria-expanded', String(open))
  if (open) (find('rooms').querySelector('[aria-current]') ?? find('close-rooms')).focus()
  else find('open-rooms').focus()
}
