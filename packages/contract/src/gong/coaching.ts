import { gongTable } from './gong-endpoint.ts'

export const coaching = gongTable({})
