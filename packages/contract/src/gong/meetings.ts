import { gongTable } from './gong-endpoint.ts'

export const meetings = gongTable({})
