import { gongTable } from './gong-endpoint.ts'

export const crm = gongTable({})
