import type { ConnectEvent, EventDetails, EventType } from './messages.ts'
import type { ConnectOptions } from './options.ts'

/** Calls what the host listens with. A listener that throws is reported as any uncaught error, and stops nothing. */
export function tellHost(options: ConnectOptions, event: ConnectEvent): void {
  const name = `on${event.type.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}`
  // The name is made of the type as the names of the handlers are.
  const handler = options[name as keyof ConnectOptions] as ((event: ConnectEvent) => void) | undefined
  for (const listener of [options.onEvent, handler]) {
    try {
      listener?.(event)
    } catch (error) {
      reportError(error)
    }
  }
}

/** An event that arises in the host's page itself. */
export const eventOf = <T extends EventType>(type: T, details: EventDetails[T], sessionId: string | null) =>
  // TypeScript does not see that the details are those of the type.
  ({ type, ...details, sessionId, at: new Date().toISOString() }) as unknown as ConnectEvent
