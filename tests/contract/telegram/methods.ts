/** All methods of the pretend Bot API. */
import { chatMethods } from './chats.js'
import { mediaMethods } from './media.js'
import { messageMethods } from './messages.js'
import { topicMethods } from './topics.js'
import type { World } from './world.js'

export type Method = (world: World, given: Record<string, unknown>, gone: AbortSignal) => unknown

export const methods: Record<string, Method> = { ...messageMethods, ...mediaMethods, ...topicMethods, ...chatMethods }
