import { gongTable } from './gong-endpoint.ts'

export const entities = gongTable({})
