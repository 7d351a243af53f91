import { readConfig } from '../../src/config.ts'
import type { Reached } from '../../src/crash-points.ts'
import { type PlatformOptions, startPlatform, startWorker } from '../../src/main.ts'
import { askManyTimes } from './ask-many-times.ts'
import { type Command, Command as CommandForm, type Report } from './doomed-messages.ts'

/**
 * A server or a worker as the product starts it, in a process of its own that a test or a proof ends: told which moment,
 * and which time that it is reached, with its start or later, it kills itself there, so that nothing of it runs any more.
 */
const tell = (report: Report) => new Promise<void>((resolve) => process.send?.(report, () => resolve()) ?? resolve())

const [, , kind, point, nth] = process.argv
let doom: { readonly point: string; readonly nth: number; seen: number } | undefined =
  point === undefined ? undefined : { point, nth: Number(nth), seen: 0 }

const reached: Reached = async (moment) => {
  if (doom?.point !== moment || ++doom.seen !== doom.nth) return
  process.kill(process.pid, 'SIGKILL')
  // Nothing after the moment may run, however long the signal takes.
  await new Promise(() => undefined)
}

const options: PlatformOptions = { reached }
const config = readConfig()
const started = kind === 'worker' ? await startWorker(config, options) : await startPlatform(config, options)

async function obey(command: Command): Promise<void> {
  if (command.kind === 'arm') {
    doom = { ...command, seen: 0 }
    return tell({ kind: 'armed' })
  }
  if (command.kind === 'disarm') {
    doom = undefined
    return tell({ kind: 'disarmed' })
  }
  if (command.kind === 'stop') {
    await started.close()
    process.disconnect()
    return
  }
  await tell({ kind: 'asked', answers: await askManyTimes(started.context.gateway, command) })
}

process.on('message', (message) => {
  obey(CommandForm.parse(message)).catch((error) => {
    process.stderr.write(`${error}\n`)
    process.exit(1)
  })
})
// Whoever watches it is gone: nobody else would end it.
process.on('disconnect', () => process.exit())
await tell({ kind: 'ready', publicUrl: started.context.settings.publicUrl })
