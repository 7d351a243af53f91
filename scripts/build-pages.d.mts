/** Afterwards `packages/server/pages` holds both apps as their sources are now. */
export function buildPages(): Promise<void>
