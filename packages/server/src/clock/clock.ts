/** The time that has meaning. Pace and leases never use it: they use the database's clock or a monotonic one. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
