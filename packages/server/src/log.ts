import { destination, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/**
 * The log, as JSON lines on standard error, so that standard output stays free for whoever reads results there. Errors
 * are reduced to name, message, code and stack: other properties of theirs may hold values of a request.
 */
export const createLog = (level: Config['logLevel']): Log =>
  pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: unknown) => {
          if (!(error instanceof Error)) return { message: 'something that is not an error was thrown' }
          const { type, message, stack } = stdSerializers.err(error)
          return { type, message, stack }
        },
      },
    },
    destination(2),
  )
