import { gongTable } from './gong-endpoint.ts'

export const logs = gongTable({})
