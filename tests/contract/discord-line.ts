/** One channel, two people and the sending side of the Discord adapter, without a gateway. */
import { Routes } from 'discord.js'
import { onTestFinished } from 'vitest'
import { openLine } from '../../adapters/discord/line.js'
import { createSend } from '../../adapters/discord/send.js'
import type { DiscordSettings } from '../../adapters/discord/settings.js'
import type { SendError } from '../../src/core/adapter.js'
import type { Post } from '../../src/core/post.js'
import type { Interaction } from './discord/interaction.js'
import { type Channel, type Person, type Shown, startDiscordServer } from './discord-server.js'
import { LogLines } from './telegram-world.js'

/** Everything is closed when the test ends. */
export async function scene(more: Partial<DiscordSettings> = {}) {
  const server = await startDiscordServer({ limits: false })
  const log = new LogLines()
  const { token, applicationId } = server
  const now = () => new Date()
  const line = openLine({ token, applicationId, apiRoot: server.url, log, now, ...more })
  const work = server.channel({ name: '岩板一店工作群' })
  let posts = 0
  onTestFinished(async () => {
    await line.client.destroy()
    await server.close()
  })
  const send = createSend(line)

  /** Whatever the bot answers first, before the core has a say. */
  async function first(interaction: Interaction, body: object): Promise<void> {
    const { id, token: its } = interaction.asked
    await line.client.rest.post(Routes.interactionCallback(id, its), { body, auth: false })
  }

  return {
    server,
    log,
    line,
    send,
    work,
    wang: server.person({ name: '王强', username: 'wangqiang' }),
    li: server.person({ name: '李娜' }),
    /** A post to the channel. */
    post(text: string, rest: Partial<Post> = {}): Post {
      posts += 1
      const room = { id: work.id, direct: false }
      return { key: `post-${posts}`, room, mentions: [], blocks: [{ kind: 'text', text }], ...rest }
    },
    /** The error that sending ends with. */
    failure: (post: Post): Promise<SendError> =>
      send(post).then(
        () => Promise.reject(new Error('it was sent')),
        (error: SendError) => error,
      ),
    /** Somebody used a command, and is told that the bot thinks. Answers what a post names in `answers`. */
    async thinking(person: Person, where: Channel = work): Promise<{ gesture: string; interaction: Interaction }> {
      const body = [{ name: 'help', description: 'Help', type: 1 }]
      await line.client.rest.put(Routes.applicationCommands(server.applicationId), { body })
      const interaction = await person.types('help', {}, where)
      await first(interaction, { type: 5, data: { flags: 64 } })
      return { interaction, gesture: `r.${interaction.id}.${interaction.asked.token}` }
    },
    /** Somebody pressed a button, and their spinner stopped. */
    async pressed(person: Person, shown: Shown, label: string): Promise<{ gesture: string; interaction: Interaction }> {
      const interaction = await person.presses(shown, label)
      await first(interaction, { type: 6 })
      return { interaction, gesture: `u.${interaction.id}.${interaction.asked.token}` }
    },
  }
}
