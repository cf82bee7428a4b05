/** The playground keeps the same contract as the real platforms. */
import { adapterContract } from './adapter-contract.js'
import { playgroundWorld } from './playground-world.js'

adapterContract('The playground', playgroundWorld)
