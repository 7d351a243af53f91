import { isMalletError, MalletError } from '@mallet/contract/errors'

/**
 * A failure as the command line tells it: what happened, and what to do.
 *
 * @param withTrace adds where it comes from. Only on request, since a stack is of no use to most readers.
 */
export function describeError(error: unknown, withTrace: boolean): string {
  const trace = withTrace ? traceOf(error) : []
  if (!(error instanceof MalletError) || error.code === 'internal') {
    const where = withTrace ? 'Report what follows' : 'Start it again with LOG_LEVEL=debug, and report what it shows'
    return ['Mallet stopped at a fault of its own.', `${where} to the maintainers of Mallet.`, ...trace].join('\n')
  }
  const issues =
    isMalletError(error, 'invalid_environment') || isMalletError(error, 'database_unsuitable')
      ? error.details.issues.map((issue) => `  ${issue}`)
      : []
  return [error.message, ...issues, error.fix, ...trace].join('\n')
}

/** The stacks of an error and its causes. Their other properties may hold values of a request and are left out. */
function traceOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const causes = traceOf(error.cause).map((stack, index) => (index === 0 ? `Caused by ${stack}` : stack))
  return [error.stack ?? error.message, ...causes]
}
