/** What becomes of something that somebody asked for. */
export type Decision = 'approve' | 'reject'
