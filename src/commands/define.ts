/** `defineCommand` for this dealer's rules: what every command of this folder is declared with. */
import { type Context, commandDefiner, type StaffContext } from '../core/commands/command.js'
import type { Rules } from '../domain/policy/rules.js'

export const { defineCommand, definePublicCommand } = commandDefiner<Rules>()
export type Here = Context<Rules>
export type StaffHere = StaffContext<Rules>
