/** Recorded live, June 2026. */
export const noCall = (id: string): string => `Call ID ${id} was not found`
