import { gongTable } from './gong-endpoint.ts'

export const flows = gongTable({})
