/** The company's eight forms: what stands on each, from the top. */
import { type Box, type CaseFile, departmentBoxes, noticeBoxes } from '../../domain/forms/case-file.js'
import type { FormName } from '../../domain/forms/form-name.js'
import { boxes, type Describe, field, fields, wide } from './form.js'
import * as parts from './parts.js'

const taken = (file: CaseFile) => [
  field('channel', file.channel && { key: `value.channel.${file.channel}` }),
  field('heard', parts.moment(file.heardAt)),
  field('registered', parts.moment(file.createdAt)),
  field('receiver', file.receiver),
  field('severity', { key: `severity.level.${file.severity}` }),
  field('state', { key: `complaint.state.${file.state}` }),
]

/** Of everybody concerned. */
const signatures = (file: CaseFile): Box[] => [...departmentBoxes(file), ...file.boxes]

/** R000-020, R000-042: what nobody has told is filled in by hand. */
const intake: Describe = ({ file }) => [
  fields(
    ...parts.customerFields(file),
    field('area', file.customer.area),
    field('projectManager', file.customer.manager),
    field('supervisor', file.supervisor),
    field('registered', parts.moment(file.createdAt)),
    field('receiver', file.receiver),
    wide('demand', file.demand),
    parts.consentField(file),
  ),
  ...parts.acknowledgements(file),
  boxes('signatures', signatures(file)),
]

/** R000-024 to R000-030, R000-043. */
const reply: Describe = ({ file }) => [
  fields(...parts.customerFields(file), field('registered', parts.moment(file.createdAt))),
  ...parts.plans(file),
  ...parts.calls(file),
  boxes('signatures', signatures(file)),
]

/** R002-036 to R002-045. */
const handling: Describe = ({ file }) => [
  fields(...parts.customerFields(file), ...taken(file), wide('demand', file.demand)),
  ...parts.solutions(file),
  ...parts.claims(file),
  ...parts.assists(file),
  boxes('signatures', file.boxes.length > 0 ? file.boxes : departmentBoxes(file)),
  fields(field('recipient')),
]

/** R001-034, R004-090. */
const tracking: Describe = ({ file, entrySaid }) => [
  fields(...parts.customerFields(file), ...taken(file), ...parts.problemFields(file)),
  ...parts.timeline({ file, entrySaid }),
  fields(wide('remark'), field('handler')),
]

/** R004-012, R004-015, R004-082: one sheet for one complaint. */
const feedback: Describe = ({ file }) => [
  fields(...parts.customerFields(file), ...taken(file), wide('demand', file.demand), parts.consentField(file)),
  ...parts.acknowledgements(file),
  ...parts.investigations(file),
  ...parts.plans(file),
  boxes('signatures', departmentBoxes(file)),
]

/** R002-094. */
const notice: Describe = ({ file }) => [
  fields(
    wide('to', [...new Set(file.problems.map(({ department }) => department.name))]),
    field('from', file.receiver),
    field('registered', parts.moment(file.createdAt)),
    ...parts.customerFields(file),
  ),
  ...parts.solutions(file),
  fields(wide('request'), wide('reply')),
  boxes('received', noticeBoxes(file)),
]

/** R002-096, R002-097. */
const treatment: Describe = ({ file }) => [
  fields(...parts.customerFields(file), ...taken(file)),
  ...parts.plans(file),
  ...parts.solutions(file),
  ...parts.investigations(file),
  ...parts.calls(file),
  ...parts.claims(file),
  ...parts.followUps(file),
  boxes('signatures', signatures(file)),
]

/** R002-097, R002-038: what an owner or tenant told, as it was taken down. */
const record: Describe = ({ file }) => [
  fields(...parts.customerFields(file), ...taken(file), ...parts.problemFields(file), parts.consentField(file)),
  ...parts.acknowledgements(file),
  fields(wide('remark'), field('handler')),
]

export const FORMS: Readonly<Record<FormName, Describe>> = {
  ...{ intake, feedback, reply, notice, tracking, handling, treatment, record },
}
