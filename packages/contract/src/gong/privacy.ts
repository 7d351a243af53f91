import { gongTable } from './gong-endpoint.ts'

export const privacy = gongTable({})
