/** The frames that WeCom pushes, as far as we read them; whatever else stands in them is let be. */
import { z } from 'zod'

const words = z.object({ content: z.string().default('') })

/** Its address lives for five minutes; the key deciphers what is there. */
export const media = z.object({
  url: z.string().min(1),
  aeskey: z.string().optional(),
  filename: z.string().optional(),
})

const titles = z.object({ title: z.string().default(''), desc: z.string().default('') })

const card = z.object({ main_title: titles.optional(), sub_title_text: z.string().optional() })

const content = {
  msgtype: z.string(),
  text: words.optional(),
  markdown: words.optional(),
  voice: words.optional(),
  stream: words.optional(),
  image: media.optional(),
  file: media.optional(),
  video: media.optional(),
  mixed: z.object({ msg_item: z.array(z.object({ text: words.optional(), image: media.optional() })) }).optional(),
  template_card: card.optional(),
}

const from = z.object({ userid: z.string().min(1) })

/** `chatid` is absent when somebody speaks to the bot alone. */
const place = { msgid: z.string().min(1), chatid: z.string().optional(), chattype: z.string().optional(), from }

/** Where one is expected and several may come, or the other way round. */
const several = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((single) => [single])])

/** Nobody need have picked anything. */
const selected = z.object({ option_ids: z.object({ option_id: several(z.string()).nullish() }).nullish() })

/** What was pressed; a vote also tells what was picked. */
const press = z.object({
  event_key: z.string().optional(),
  task_id: z.string().optional(),
  selected_items: z.object({ selected_item: several(selected).nullish() }).nullish(),
})

const quote = z.object(content)
export const messageBody = z.object({ ...place, ...content, quote: quote.optional().catch(undefined) })

/** The SDK's types show the press flat; WeCom nests it. */
export const eventBody = z.object({
  ...place,
  event: press.extend({ eventtype: z.string(), template_card_event: press.optional() }),
})

export type MessageBody = z.infer<typeof messageBody>
export type EventBody = z.infer<typeof eventBody>
export type Content = z.infer<typeof quote>
export type Media = z.infer<typeof media>
