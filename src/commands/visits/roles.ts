/** Who may book, change and finish visits. */

/** Deliveries and installations. */
export const PLANNERS = ['service', 'install_assistant', 'install_manager', 'delivery_lead', 'store_manager'] as const

/** The same, and whoever sends people out for repairs (R003-029). */
export const BOOKERS = [...PLANNERS, 'after_sales'] as const

/** The same, and whoever was at the customer's home. */
export const FINISHERS = [...BOOKERS, 'installer'] as const

/** The same, and whoever answers for them. */
export const FINDERS = [...FINISHERS, 'department_head', 'general_manager'] as const
