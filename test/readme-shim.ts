// `npm` and `npx` of the shell blocks of READMEs: what they would install is this project itself.
import { spawn } from 'node:child_process'
import { appendFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { publishedPackages } from './readme-examples.ts'

const ROOT = join(import.meta.dirname, '..')
/** A file that plain Node runs as the package's command. */
const COMMANDS: Readonly<Record<string, string | undefined>> = { '@mallet/emulator': process.env.README_EMULATOR }

const [tool, ...words] = process.argv.slice(2)
if (tool === 'npm') install(words)
else await start(words.filter((word) => word !== '-y' && word !== '--yes'))

/** Installs nothing, and fails for what nobody could install. */
function install([verb, ...names]: readonly string[]): void {
  if (verb !== 'install' && verb !== 'i') throw new Error(`npm ${verb} is not for an example to run`)
  const known = new Set(publishedPackages(ROOT).map(({ name }) => name))
  const unknown = names.find((name) => !name.startsWith('-') && !known.has(name))
  if (unknown !== undefined) throw new Error(`${unknown} is no package of this project`)
}

/** Starts a command and leaves it running as soon as it has printed an address; the rest of the block meets it there. */
async function start([name = '', ...args]: readonly string[]): Promise<void> {
  const program = COMMANDS[name]
  if (program === undefined) throw new Error(`npx ${name} is no command of this project`)
  const printed = await open(`${process.env.README_STARTED}.log`, 'a+')
  const [port = '0', controlPort = '0'] = process.env.README_PORTS?.split(',') ?? []
  const ports = args.includes('--port') ? [] : ['--port', port, '--control-port', controlPort]
  const child = spawn(process.execPath, [program, ...args, ...ports], {
    detached: true,
    stdio: ['ignore', printed.fd, printed.fd],
  })
  await appendFile(process.env.README_STARTED ?? '', `${child.pid}\n`)
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  for (;;) {
    const code = await Promise.race([ended, sleep(100)])
    const text = await readFile(`${process.env.README_STARTED}.log`, 'utf8')
    if (code === undefined && !text.includes('http://')) continue
    process.stdout.write(text)
    process.exit(code ?? 0)
  }
}
