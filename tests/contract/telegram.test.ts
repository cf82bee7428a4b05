/** The Telegram adapter keeps the contract, in a group with topics and in one without. */
import { adapterContract } from './adapter-contract.js'
import { telegramWorld } from './telegram-world.js'

adapterContract('Telegram, ordinary group', () => telegramWorld(false))
adapterContract('Telegram, group with topics', () => telegramWorld(true))
