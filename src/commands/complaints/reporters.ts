/** The roles that take complaints down (R000-020). */
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
