/** The thread in which one table is read. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBytes } from './read-bytes.js'

parentPort?.postMessage(await readBytes(workerData))
