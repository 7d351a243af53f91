// npm run build [-- NAME...]: what is published, into each package's dist/, and whether it can be used as it is.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPackage } from './build-package.ts'
import { publishedPackages } from './published-packages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What judges the package as npm would pack it. */
const JUDGES = [
  { name: 'publint', file: 'publint/src/cli.js', options: ['--strict'] },
  { name: 'attw', file: '@arethetypeswrong/cli/dist/index.js', options: ['--profile', 'esm-only', '--pack'] },
]

/** What a judge has to say against the package; nothing where it says nothing. */
async function judge(file: string, options: readonly string[], folder: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...options, folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  return code === 0 ? undefined : output.trim()
}

const named = process.argv.slice(2)
const packages = publishedPackages(ROOT).filter(({ name }) => named.length === 0 || named.includes(name))
if (packages.length === 0) {
  process.stderr.write(`There is no package ${named.join(' or ')} to build.\n`)
  process.exitCode = 1
}
for (const one of packages) {
  const startedAt = performance.now()
  await buildPackage(one, { root: ROOT, types: true })
  for (const { name, file, options } of JUDGES) {
    const against = await judge(file, options, join(ROOT, 'packages', one.name))
    if (against === undefined) continue
    process.stderr.write(`${name} says of ${one.name}:\n${against}\n`)
    process.exitCode = 1
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`packages/${one.name}/dist in ${seconds} s\n`)
}
