import { gongTable } from './gong-endpoint.ts'

export const library = gongTable({})
