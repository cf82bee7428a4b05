/** What a message or a form may hold. */

export interface Attachment {
  id: string
  filename: string
  size: number
  content_type: string
  url: string
}

export interface Embed {
  title?: string
  description?: string
  url?: string
  color?: number
  timestamp?: string
  fields?: { name: string; value: string; inline?: boolean }[]
  footer?: { text: string }
  author?: { name: string }
}

/** A button, a select, or an input of a modal. */
export interface Component {
  type: number
  id?: number
  custom_id?: string
  style?: number
  label?: string
  url?: string
  emoji?: { name?: string; id?: string }
  disabled?: boolean
  placeholder?: string
  options?: { label: string; value: string; description?: string; default?: boolean }[]
  min_values?: number
  max_values?: number
  required?: boolean
  value?: string
  min_length?: number
  max_length?: number
}

/** A row of a message or a modal; a label of a modal has one `component` instead. */
export interface Row {
  type: number
  id?: number
  components?: Component[]
  label?: string
  description?: string
  component?: Component
  content?: string
}
