import type { CallMetaData } from '@mallet/contract/gong/call'
import type { WorldCall } from '../../world/create-world.ts'

/** The part of a call that never changes, so that what was said on it need not be worked out. */
export const metaDataOf = (call: WorldCall): CallMetaData => call.gong(call.startedMs).metaData
