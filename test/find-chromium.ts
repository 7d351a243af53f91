import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const INSTALL_ON_DEBIAN = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation'

/** What the search looks at, so that a test can describe another machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where Playwright keeps the browser it downloads, whether or not it is there. */
  readonly playwrightPath: string
  readonly isExecutable: (path: string) => boolean
  /** Installs Debian's package; undefined where that is not possible. */
  readonly install: (() => void) | undefined
}

/**
 * Path of a Chromium to test with: the one named in MALLET_CHROMIUM, Playwright's own, the system's, in that order.
 * Where none is found and the tests run as root on Debian, the distribution's package is installed first.
 * Throws one line that says how to get one; a run without a browser must not pass as green.
 */
export function findChromium(machine: Machine = thisMachine()): string {
  const named = machine.env.MALLET_CHROMIUM
  if (named) {
    if (machine.isExecutable(named)) return named
    throw new Error(`MALLET_CHROMIUM names ${named}, which is not an executable file. Correct it or unset it.`)
  }
  const found = firstInstalled(machine)
  if (found) return found
  machine.install?.()
  const installed = machine.install && firstInstalled(machine)
  if (installed) return installed
  throw new Error(
    'The tests need Chromium and found none. Run `npx playwright-core install chromium`, ' +
      'install the system package, or name one in MALLET_CHROMIUM.',
  )
}

function firstInstalled({ env, playwrightPath, isExecutable }: Machine): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter).filter(Boolean)]
  return [
    playwrightPath,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find(isExecutable)
}

function thisMachine(): Machine {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  return {
    env: process.env,
    playwrightPath: chromium.executablePath(),
    isExecutable,
    install: isRootOnDebian ? installOnDebian : undefined,
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installOnDebian(): void {
  process.stderr.write(`No Chromium found. Installing it: ${INSTALL_ON_DEBIAN}\n`)
  try {
    execFileSync('sh', ['-c', INSTALL_ON_DEBIAN], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    // apt has said why on stderr; the search that follows ends in the line that says what to do instead.
  }
}
