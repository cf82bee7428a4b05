/** What a person does on the playground's page and sees there. */
import type { Locator, Page } from 'playwright-core'

/** Where a name must not be missing: every such element has one, or it is found by `nameless`. */
const MUST_BE_NAMED = [
  'select:not([aria-label])',
  'textarea:not([aria-label])',
  'fieldset:not([aria-label])',
  '[role]:not([aria-label], [role="group"], [role="status"], [role="option"])',
  'article:not([aria-label])',
  'img:not([alt])',
  'svg:not([aria-hidden])',
]

export class PlaygroundPage {
  constructor(readonly page: Page) {}

  static async open(page: Page, address: string): Promise<PlaygroundPage> {
    page.setDefaultTimeout(10_000)
    await page.goto(address)
    const playground = new PlaygroundPage(page)
    await playground.its('now').filter({ hasText: /\d/ }).waitFor()
    return playground
  }

  its = (part: string): Locator => this.page.getByTestId(part)

  messages = (text: string | RegExp): Locator => this.its('message').filter({ hasText: text })

  fromBot = (text: string | RegExp): Locator => this.messages(text).and(this.page.locator('[data-author="bot"]'))

  button = (label: string): Locator => this.its('log').getByRole('button', { name: label, exact: true })

  async says(text: string): Promise<void> {
    await this.its('text').fill(text)
    await this.its('send').click()
  }

  /** With a picture of the page itself. */
  async sendsPhoto(name: string, text: string): Promise<void> {
    const buffer = await this.page.screenshot({ type: 'jpeg' })
    await this.its('files').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
    await this.its('attachment').filter({ hasText: name }).waitFor()
    await this.says(text)
  }

  /** The width of a picture in a message, as far as the browser could show it. */
  widthOf = (name: string): Promise<number> =>
    this.its('log')
      .getByAltText(name)
      .evaluate((picture: { naturalWidth: number }) => picture.naturalWidth)

  async speakAs(name: string): Promise<void> {
    const person = await this.its('speak-as').locator('option', { hasText: name }).getAttribute('value')
    await this.its('speak-as').selectOption(person)
    await this.becomes(name)
  }

  /** Waits until the page speaks as this person. */
  async becomes(name: string): Promise<void> {
    await this.page.getByPlaceholder(`以${name}的身份说话`).waitFor()
  }

  async turnTo1700(): Promise<void> {
    await this.its('turn-clock').click()
    await this.its('now').filter({ hasText: '17:0' }).waitFor()
  }

  /** Does it, and waits until the server has said that it is written down. */
  async taken(path: 'say' | 'press', does: () => Promise<void>): Promise<void> {
    const answer = this.page.waitForResponse(`**/${path}`)
    await does()
    if ((await answer).status() !== 202) throw new Error(`${path} was not taken`)
  }

  /** By the keyboard. */
  async types(text: string): Promise<void> {
    await this.#focus(this.its('text'))
    await this.page.keyboard.insertText(text)
    await this.page.keyboard.press('Enter')
  }

  /** By the keyboard: tabs there and presses Enter. */
  async goTo(target: Locator): Promise<void> {
    await this.#focus(target)
    await this.page.keyboard.press('Enter')
  }

  async #focus(target: Locator): Promise<void> {
    await target.waitFor()
    for (let steps = 0; steps < 80; steps++) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`${target} cannot be reached with Tab`)
  }

  isDark = (): Promise<boolean> =>
    this.page.evaluate<boolean>(
      `((paint) => paint(document.body, 'backgroundColor') < 96 && paint(document.body, 'color') > 160)(
        (of, what) => Math.max(...getComputedStyle(of)[what].match(/\\d+/g).slice(0, 3).map(Number)))`,
    )

  widerThanTheScreen = (): Promise<boolean> =>
    this.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')

  /** The HTML of what a screen reader could not name. */
  async nameless(): Promise<string[]> {
    const silent = this.page.locator('button:not([aria-label])').filter({ hasNotText: /\S/ })
    const found = await silent.or(this.page.locator(MUST_BE_NAMED.join())).all()
    return Promise.all(found.map((one) => one.evaluate((element) => element.outerHTML)))
  }

  async picture(name: string): Promise<void> {
    if (!process.env.PICTURES) return
    await this.page.waitForTimeout(300) // what is being turned or pressed comes to rest
    await this.page.screenshot({ path: `docs/pictures/${name}.png` })
  }
}
