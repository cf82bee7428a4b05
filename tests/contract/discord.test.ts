/** The Discord adapter keeps the contract. */
import { adapterContract } from './adapter-contract.js'
import { discordWorld } from './discord-world.js'

adapterContract('discord', discordWorld)
