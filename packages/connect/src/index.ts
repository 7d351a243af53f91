import { connect } from './connect.ts'

export type { ConnectHandle, ConnectResult } from './connect.ts'
export { ConnectError } from './connect-error.ts'
export type { CloseReason, ConnectEvent, EventOf, EventType, ThemeMode, ThemeOverride, View } from './messages.ts'
export type { ConnectMode, ConnectOptions, EventHandlers } from './options.ts'

/** The Connect page in yours. Loading this does nothing, on a server neither. */
export const mallet = { connect }
