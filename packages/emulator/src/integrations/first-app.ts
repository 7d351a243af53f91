import type { EmulatorContext } from '../emulator-context.ts'
import { findIntegration } from './find-integration.ts'

/** The app that whoever starts the emulator is told, as it is now; as it was, where it was deleted. */
export function firstApp(context: EmulatorContext) {
  const { app } = context.state.current
  const { clientId, clientSecret, redirectUris } = findIntegration(context, app.clientId) ?? app
  return { clientId, clientSecret, redirectUris }
}
