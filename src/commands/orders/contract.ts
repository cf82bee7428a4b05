/** The number of a contract: only behind its name, up to the next blank or sign. */
import { kind } from '../../core/commands/argument.js'
import { contractNumber } from '../../domain/orders/order.js'

export const contract = () =>
  kind<string>({
    phase: 'pattern',
    onlyNamed: true,
    read(line) {
      const typed = line.take(/[^\s,;\uFF0C\uFF1B\uFDD0\uFDD1]{1,40}/)?.[0]
      return typed ? { value: contractNumber(typed) } : undefined
    },
  })
