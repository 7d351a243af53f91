export {
  type CreateMalletOptions,
  createMallet,
  type EmulatedCompany,
  type EmulatedGong,
  type LinkOptions,
  type RunningMallet,
} from './create-mallet.ts'
