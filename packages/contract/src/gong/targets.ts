import { gongTable } from './gong-endpoint.ts'

export const targets = gongTable({})
