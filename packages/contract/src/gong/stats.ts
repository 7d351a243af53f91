import { gongTable } from './gong-endpoint.ts'

export const stats = gongTable({})
