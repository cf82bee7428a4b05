/** The ways by which a complaint reaches us, as a policy may name them. */
export const CHANNELS = [
  ...(['phone', 'visit', 'group', 'letter', 'online', 'media'] as const),
  ...(['association', 'regulator', 'head_office', 'manufacturer'] as const),
] as const
