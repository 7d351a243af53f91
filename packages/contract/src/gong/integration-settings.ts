import { gongTable } from './gong-endpoint.ts'

export const integrationSettings = gongTable({})
