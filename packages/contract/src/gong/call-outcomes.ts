import { gongTable } from './gong-endpoint.ts'

export const callOutcomes = gongTable({})
