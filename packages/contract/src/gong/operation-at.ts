import { createOperations } from '../derive/operation-at.ts'
import { gong } from './index.ts'

/** Which operation of Gong a method and path are, however the path is spelled; undefined for what is not documented. */
export const { operationAt } = createOperations(gong)
