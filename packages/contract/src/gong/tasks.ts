import { gongTable } from './gong-endpoint.ts'

export const tasks = gongTable({})
