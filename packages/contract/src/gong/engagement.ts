import { gongTable } from './gong-endpoint.ts'

export const engagement = gongTable({})
