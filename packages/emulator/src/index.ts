export { createEmulator } from './create-emulator.ts'
export type { Emulator } from './emulator.ts'
export type { CompanyAddress, EmulatorAddresses, EmulatorOptions, TechnicalAdministrator } from './emulator-options.ts'
export type { LoggedRequest } from './requests/request-log.ts'
