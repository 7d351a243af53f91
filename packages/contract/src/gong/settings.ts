import { gongTable } from './gong-endpoint.ts'

export const settings = gongTable({})
