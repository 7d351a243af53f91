import { calls } from './calls.ts'
import { users } from './users.ts'
import { workspaces } from './workspaces.ts'

/** Every Gong operation that Mallet speaks. */
export const gong = { ...users, ...workspaces, ...calls }
export type Gong = typeof gong
