/** The roles that keep a complaint and call the customer back: everybody of the staff may take one down, these answer for it (R000-020). */
export const REPORTERS = [
  'service',
  'after_sales',
  'install_assistant',
  'install_manager',
  'store_manager',
  'designer',
  'general_manager',
  'department_head',
] as const
