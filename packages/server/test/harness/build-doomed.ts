import { fileURLToPath } from 'node:url'
import { buildProgram, type ProgramBuild } from './build-program.ts'

const ENTRY = fileURLToPath(new URL('./doomed.ts', import.meta.url))

/** The program of a doomed process. */
export const buildDoomed = (): Promise<ProgramBuild> => buildProgram(ENTRY)
