/** What a customer may answer to each kind of call: the one table of it. What follows from an answer stands in follow.ts. */
import type { CallKind } from '../../domain/calls/call.js'

export type AnswerName =
  | 'received'
  | 'confirmed'
  | 'am'
  | 'pm'
  | 'satisfied'
  | 'scored'
  | 'fixed'
  | 'again'
  | 'fine'
  | 'care'
  | 'booked'
  | 'told'
  | 'move'
  | 'wished'
  | 'trouble'

/** Nobody answering is possible always; `scored` comes after the last score. */
export const ANSWERS: Record<CallKind, readonly AnswerName[]> = {
  receives: ['received', 'move'],
  tomorrow: ['confirmed', 'move'],
  slot: ['am', 'pm'],
  delivered: ['satisfied', 'trouble'],
  installed: ['trouble'],
  today: ['told', 'move'],
  served: ['fixed', 'again', 'trouble'],
  yearly: ['fine', 'care', 'trouble'],
  birthday: ['wished', 'trouble'],
  arrived: ['booked'],
  delay: ['told', 'move'],
  change: ['told', 'move'],
  damage: ['told'],
  unreachable: ['told', 'move'],
}

/** More is asked below the card before these are filed: the next card stands under all that. */
const ASKING: readonly AnswerName[] = ['move', 'again', 'care', 'booked', 'trouble']

export const asksMore = (answer: AnswerName): boolean => ASKING.includes(answer)
