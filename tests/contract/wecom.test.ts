/** The WeCom adapter keeps the contract, with the custom app and without. */
import { adapterContract } from './adapter-contract.js'
import { wecomWorld } from './wecom-world.js'

adapterContract('wecom', () => wecomWorld(false))
adapterContract('wecom with a custom app', () => wecomWorld(true))
