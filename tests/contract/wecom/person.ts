/** Somebody who uses the pretend WeCom: writes, quotes, sends files, presses cards. */
import { newCode } from './app-messages.js'
import { callBack, takeReply } from './callback.js'
import { choicesOf, type Pressing } from './card.js'
import { sealFile } from './sealed.js'
import { type Shown, show } from './show.js'
import type { Sockets } from './socket.js'
import { tellEvent, tellMessage } from './tell-bot.js'
import type { Conversation, Pressed } from './told.js'
import { type Json, type Member, opaqueId, type Place, type Stored, type World } from './world.js'

export interface File {
  name: string
  type: string
  bytes: Buffer
}

export interface Saying {
  /** The bot's message that is answered; of it only the words are told. */
  quote?: Shown | string
  /** Somebody's picture that is quoted. */
  quotedPicture?: File
  pictures?: File[]
  /** False: the bot is not mentioned, and so never hears it. */
  mention?: boolean
  /** What stands between the mention and the text; a space unless told otherwise. */
  separator?: string
  /** Told twice, under the same message id. */
  twice?: boolean
}

export class WecomPerson implements Member {
  readonly openid: string
  readonly board: Stored[] = []
  opened = false
  readonly #world: World
  readonly #sockets: Sockets

  constructor(
    readonly userid: string,
    readonly name: string,
    readonly mobile: string,
    world: World,
    sockets: Sockets,
  ) {
    this.openid = opaqueId(userid)
    this.#world = world
    this.#sockets = sockets
  }

  /** @returns whether the bot was connected and told */
  async says(group: Place, text: string, saying: Saying = {}): Promise<boolean> {
    if (!('bot' in group)) throw new Error('the bot hears nothing in a group that the app made')
    if (!group.members.includes(this)) throw new Error(`${this.name} is not in ${group.name}`)
    if (saying.mention === false || !group.bot) return false
    const words = `@${this.#world.setting.bot.name}${saying.separator ?? ' '}${text}`
    return this.#write(group, words, saying)
  }

  /** In the single chat with the bot. */
  async writes(text: string, saying: Saying = {}): Promise<boolean> {
    return this.#write(this, text, saying)
  }

  /** A voice message, of which the bot gets the words. */
  async speaks(text: string): Promise<boolean> {
    return tellMessage(this.#deed(this), text, { msgtype: 'voice', voice: { content: text } })
  }

  /** Files and pictures to the bot alone, a message each. */
  async sends(files: File | File[]): Promise<boolean> {
    const heard = [files].flat().map((file) => {
      const kind = file.type.startsWith('image/') ? 'image' : 'file'
      return tellMessage(this.#deed(this), '', { msgtype: kind, [kind]: this.#seal(file) })
    })
    return heard.every((one) => one)
  }

  /** Opens the chat with the bot for the first time today. */
  async enters(): Promise<boolean> {
    return tellEvent(this.#deed(this), { eventtype: 'enter_chat' }, { what: 'enter' })
  }

  /**
   * Presses what carries that label, on a card as it is now or as it was shown.
   * @param shown a message, or words that stand on it; then the newest is meant
   */
  async presses(place: Place, shown: Shown | string, label: string): Promise<Pressed> {
    const { stored, choice } = this.#find(place, shown, label)
    if (stored.via === 'app') return this.#pressesOfApp(stored, choice)
    if (!('opened' in place)) throw new Error('there are no buttons in a group that the app made')
    const card_type = stored.card?.card_type
    const selected_item = choice.selected.map(({ question_key, option_ids }) => ({
      question_key,
      option_ids: { option_id: option_ids },
    }))
    const pressed: Pressed = { reached: false, tries: 1 }
    const press = {
      ...{ card_type, event_key: choice.key, task_id: stored.card?.task_id },
      ...(selected_item.length > 0 ? { selected_items: { selected_item } } : {}),
    }
    const event = { eventtype: 'template_card_event', template_card_event: press }
    pressed.reached = tellEvent(this.#deed(place), event, { what: 'card', stored, pressed })
    return pressed
  }

  /** Writes to the custom app instead of the bot. */
  async tellsApp(text: string): Promise<Pressed> {
    const msgId = this.#world.id('7')
    const kind = '<MsgType><![CDATA[text]]></MsgType>'
    return callBack(this.#world, `${this.#from()}${kind}<Content><![CDATA[${text}]]></Content><MsgId>${msgId}</MsgId>`)
  }

  async #pressesOfApp(stored: Stored, { key, selected }: Pressing): Promise<Pressed> {
    const code = newCode(this.#world)
    stored.responseCode = code
    const picked = selected.map(({ question_key, option_ids }) => {
      const ids = option_ids.map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`).join('')
      return `<SelectedItem><QuestionKey><![CDATA[${question_key}]]></QuestionKey><OptionIds>${ids}</OptionIds></SelectedItem>`
    })
    const fields = [
      this.#from(),
      '<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event>',
      `<EventKey><![CDATA[${key}]]></EventKey><TaskId><![CDATA[${stored.card?.task_id ?? ''}]]></TaskId>`,
      `<CardType><![CDATA[${stored.card?.card_type ?? ''}]]></CardType>`,
      `<ResponseCode><![CDATA[${code}]]></ResponseCode>`,
      ...(picked.length > 0 ? [`<SelectedItems>${picked.join('')}</SelectedItems>`] : []),
    ]
    const pressed = await callBack(this.#world, fields.join(''))
    takeReply(this.#world, pressed, stored)
    return pressed
  }

  #from(): string {
    return `<FromUserName><![CDATA[${this.userid}]]></FromUserName>`
  }

  #find(place: Place, wanted: Shown | string, label: string): { stored: Stored; choice: Pressing } {
    const seen = 'members' in place ? place.members : [place]
    if (!seen.some((one) => one === this || one === this.userid)) throw new Error(`${this.name} does not see that chat`)
    const words = typeof wanted === 'string' ? wanted : wanted.text
    const isMeant = (stored: Stored) =>
      typeof wanted === 'string'
        ? show(this.#world, stored).some(({ text, buttons }) => text.includes(wanted) && buttons.includes(label))
        : stored.id === wanted.id
    const stored = place.board.findLast(isMeant)
    if (!stored) throw new Error(`there is no "${label}" under "${words}"`)
    const card = typeof wanted === 'string' ? (stored.own.get(this.userid) ?? stored.card) : wanted.card
    const choice = card && choicesOf(card).find((one) => one.label === label)
    if (!choice) throw new Error(`there is no "${label}" under "${words}"`)
    return { stored, choice }
  }

  #write(place: Conversation, words: string, { quote, quotedPicture, pictures = [], twice = false }: Saying): boolean {
    const said = { msgtype: 'text', text: { content: words } }
    const items = [said, ...pictures.map((file) => ({ msgtype: 'image', image: this.#seal(file) }))]
    const content = pictures.length > 0 ? { msgtype: 'mixed', mixed: { msg_item: items } } : said
    const quoted = typeof quote === 'string' ? quote : quote?.text
    const picture = quotedPicture && { quote: { msgtype: 'image', image: this.#seal(quotedPicture) } }
    const quoting = quoted === undefined ? picture : { quote: { msgtype: 'text', text: { content: quoted } } }
    return tellMessage(this.#deed(place), words, { ...content, ...quoting }, twice ? 2 : 1)
  }

  #deed(place: Conversation) {
    return { world: this.#world, sockets: this.#sockets, place, by: this }
  }

  #seal({ name, bytes }: File): Json {
    const { sealed, aeskey } = sealFile(bytes)
    const path = `/media/${this.#world.id('f')}`
    this.#world.media.set(path, { name, sealed, at: this.#world.now() })
    return { url: `${this.#world.origin}${path}`, aeskey }
  }
}
