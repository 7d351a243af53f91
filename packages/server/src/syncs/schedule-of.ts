import { createHash } from 'node:crypto'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model } from '@mallet/contract/api/syncs'
import { models } from './models.ts'
import type { ScheduleOf } from './schedule.ts'

const HOUR_MS = 3_600_000

/** A connection's schedule of a model: the model's tiers, in its zone, at its own minute of the hour. */
export const scheduleOf = (model: Model, connectionId: string, settings: ConnectionSettings): ScheduleOf => ({
  tiers: models[model].tiers,
  timeZone: settings.timeZone ?? 'UTC',
  spreadMs: createHash('sha256').update(connectionId).digest().readUInt32BE() % HOUR_MS,
})
