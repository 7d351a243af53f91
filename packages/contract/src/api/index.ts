import { apiKeys } from './api-keys.ts'
import { connect } from './connect.ts'
import { connections } from './connections.ts'
import { integrations } from './integrations.ts'
import { platform } from './platform.ts'
import { records } from './records.ts'
import { syncs } from './syncs.ts'

/** Every endpoint that Mallet serves. */
export const api = { ...platform, ...apiKeys, ...integrations, ...connect, ...connections, ...syncs, ...records }
export type Api = typeof api
