import type { EmulatorContext } from '../emulator-context.ts'

/** Every scope that there is: those of the contract, and those that the emulator was started with besides. */
export const knownScopes = ({ state }: EmulatorContext): readonly string[] => state.current.app.scopes

/** What is wrong with a scope; undefined: nothing. */
export const faultOfScope = (context: EmulatorContext, scope: string): string | undefined =>
  knownScopes(context).includes(scope) ? undefined : `${scope} is not a scope of Gong.`
