import { isMalletError, MalletError } from '@mallet/contract/errors'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { server } from './server.ts'
import { start } from './start.ts'

/** The `mallet` command. A failure is told in plain lines: what happened, and what to do. */
const command = new Command('mallet').description('A self-hosted Gong integration platform.').showHelpAfterError()

command
  .command('start')
  .description('start the platform beside a Gong emulator, link the emulated company, and sync it')
  .option('--once', 'stop when everything is synced and compared')
  .option('--json', 'print one line of JSON when everything is synced')
  .option('--calls <number>', 'calls of the emulated company (default: 1200)')
  .option('--users <number>', 'users of the emulated company (default: 40)')
  .option('--seed <text>', 'name of the invented world (default: mallet)')
  .action((options) => start(readConfig(process.env), options))

command
  .command('server')
  .description('start the platform alone, from the environment')
  .action(() => server(readConfig(process.env)))

try {
  await command.parseAsync()
} catch (error) {
  process.stderr.write(`${describe(error)}\n`)
  process.exit(1)
}

function describe(error: unknown): string {
  const known = error instanceof MalletError ? error : new MalletError('internal', {}, { cause: error })
  const issues = isMalletError(known, 'invalid_environment') ? known.details.issues.map((issue) => `  ${issue}`) : []
  const trace =
    known.code === 'internal' && error instanceof Error && process.env.LOG_LEVEL === 'debug' ? [error.stack] : []
  return [known.message, ...issues, known.fix, ...trace].join('\n')
}
