/** What may be asked of a home and its people when a complaint comes in (R000-020). */
export const ASKED = ['address', 'area', 'manager', 'supervisor'] as const
export type Asked = (typeof ASKED)[number]
