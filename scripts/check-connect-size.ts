import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { buildPackage } from './build-package.ts'
import { publishedPackages } from './published-packages.ts'

/** What a Connect button may cost a page, as browsers fetch it. */
const LARGEST_GZIP_BYTES = 6000

/** Builds @mallet/connect as it is published. Answers a problem where its loader is too large, or imports anything. */
export async function checkConnectSize(root: string): Promise<string[]> {
  const connect = publishedPackages(root).find(({ name }) => name === 'connect')
  if (!connect) return ['@mallet/connect is not published']
  const dist = mkdtempSync(join(tmpdir(), 'mallet-connect-size-'))
  try {
    await buildPackage(connect, { root, outDir: dist, types: false })
    const { files, foreign } = reachedFrom(join(dist, 'index.js'))
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    return [
      ...foreign.map((name) => `the loader of @mallet/connect imports ${name}`),
      ...(bytes > LARGEST_GZIP_BYTES
        ? [`the loader of @mallet/connect has ${bytes} bytes with gzip; ${LARGEST_GZIP_BYTES} are allowed`]
        : []),
    ]
  } finally {
    rmSync(dist, { recursive: true, force: true })
  }
}

/** A built file and those that it imports, and the packages that are among them. */
function reachedFrom(first: string): { files: string[]; foreign: string[] } {
  const files = [first]
  const foreign: string[] = []
  for (const file of files) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
      const path = join(file, '..', fileName)
      if (!fileName.startsWith('.')) foreign.push(fileName)
      else if (!files.includes(path)) files.push(path)
    }
  }
  return { files, foreign }
}
