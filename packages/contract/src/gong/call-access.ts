import { gongTable } from './gong-endpoint.ts'

export const callAccess = gongTable({})
