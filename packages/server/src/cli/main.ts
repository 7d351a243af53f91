import { Command, InvalidArgumentError } from 'commander'
import { readConfig, readRemoteConfig, wantsTraces } from '../config.ts'
import { describeError } from './describe-error.ts'

/**
 * The `mallet` command. A failure is told in plain lines: what happened, and what to do. What a command needs is loaded
 * when its settings are known to be good, so that a mistake is told at once.
 */
const command = new Command('mallet').description('A self-hosted Gong integration platform.').showHelpAfterError()

command
  .command('start')
  .description('start the platform beside a Gong emulator, link the emulated company, and sync it')
  .option('--once', 'stop when everything is synced and compared')
  .option('--json', 'print one line of JSON when everything is synced')
  .option('--calls <number>', 'calls of the emulated company (default: 1200)', count(0))
  .option('--users <number>', 'users of the emulated company, at least 5 (default: 40)', count(5))
  .option('--seed <text>', 'name of the invented world (default: mallet)')
  .action(async (options) => {
    const config = readConfig()
    const { start } = await import('./start.ts')
    await start(config, options)
  })

command
  .command('server')
  .description('start the platform alone, from the environment')
  .action(async () => {
    const config = readConfig()
    const { server } = await import('./server.ts')
    await server(config)
  })

command
  .command('worker')
  .description('start one more worker on the PostgreSQL of DATABASE_URL')
  .action(async () => {
    const config = readConfig()
    const { worker } = await import('./worker.ts')
    await worker(config)
  })

command
  .command('mcp')
  .description('speak MCP on standard input and output for the Mallet at MALLET_URL, with the key in MALLET_API_KEY')
  .option('--connection <id>', 'which connection, where the key is not limited to one')
  .option('--mode <mode>', 'each: a tool for each action (default); search: two tools that find and run them')
  .option('--tools <list>', 'write, for tools that change data in Gong; names of actions that erase, one by one')
  .action(async (options) => {
    const config = readRemoteConfig()
    const { mcp } = await import('./mcp.ts')
    await mcp(config, options)
  })

try {
  await command.parseAsync()
} catch (error) {
  process.stderr.write(`${describeError(error, wantsTraces())}\n`)
  process.exit(1)
}

function count(least: number) {
  return (text: string): number => {
    if (/^\d{1,8}$/.test(text) && Number(text) >= least) return Number(text)
    throw new InvalidArgumentError(`A whole number from ${least} is expected.`)
  }
}
