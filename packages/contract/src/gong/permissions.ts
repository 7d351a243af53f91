import { gongTable } from './gong-endpoint.ts'

export const permissions = gongTable({})
