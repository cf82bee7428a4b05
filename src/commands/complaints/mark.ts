/** How a severity is shown: before a first line, unless it is the ordinary one. */
import type { Said } from '../../core/errors.js'
import type { Complaint, Severity } from '../../domain/complaints/complaint.js'

export const levelSaid = (severity: Severity): Said => ({ key: `severity.level.${severity}` })

export const marked = ({ severity }: Pick<Complaint, 'severity'>, line: Said): Said =>
  severity === 'ordinary' ? line : { key: `severity.mark.${severity}`, values: { line } }
