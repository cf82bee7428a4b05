/** Keeps the young generation of the heap small: a bot that mostly waits should not keep tens of megabytes for bursts. Imported before anything else. */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--max-semi-space-size=1')
setFlagsFromString('--semi-space-growth-factor=1')
