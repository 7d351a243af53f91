/**
 * Of Node, for a process that lives for seconds: by the time that the embedded database is compiled for speed it has
 * ended, and that takes longer than all of its work (2.4 s of a core against 0.9 s for opening it and 200 queries).
 */
export const BRIEF = ['--liftoff-only']
