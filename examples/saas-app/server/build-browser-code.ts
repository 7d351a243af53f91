import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const FOLDER = fileURLToPath(new URL('../browser/', import.meta.url))
const ENTRIES = ['integrations', 'element', 'react', 'headless']

/** Bundles the code of each page, as a product's own build does. Answers the files by their name, such as `react.js`. */
export async function buildBrowserCode(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    root: FOLDER,
    logLevel: 'error',
    resolve: { conditions: ['mallet-source', 'module', 'browser', 'import', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(ENTRIES.map((name) => [name, `${FOLDER}${name}`])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  // It is one build, and nothing is watched.
  const { output } = built as Rolldown.RolldownOutput
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])))
}
