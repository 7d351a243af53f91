/**
 * What a clock on the wall shows at an instant: its reading as milliseconds, as if the wall stood in UTC. Its day, hour
 * and weekday are those that UTC has at that number.
 */
export function wallClock(ms: number, timeZone: string): number {
  const parts = new Map((formats.get(timeZone) ?? newFormat(timeZone)).formatToParts(ms).map((p) => [p.type, p.value]))
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  const [year, month, day] = [number('year'), number('month'), number('day')]
  const toTheSecond = Date.UTC(year, month - 1, day, number('hour'), number('minute'), number('second'))
  return toTheSecond + (((ms % 1000) + 1000) % 1000)
}

/**
 * The instant at which the wall shows this reading. One that clocks skip becomes an instant within an hour of it; of two
 * that clocks repeat it is always the same one.
 */
export function instantOnWall(wallMs: number, timeZone: string): number {
  const aheadMs = (ms: number) => wallClock(ms, timeZone) - ms
  const nearMs = wallMs - aheadMs(wallMs)
  return wallMs - aheadMs(nearMs)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than a thousand uses of it. */
function newFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}
