import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listProjectFiles } from './project-files.ts'

const PACKAGE_SOURCE = /^packages\/[^/]+\/src\/(?!.*\.test\.ts$)/

interface Ban {
  readonly text: RegExp
  readonly because: string
  /** The files it holds in; all of them where it is left out. */
  readonly within?: RegExp
  readonly except?: RegExp
}

const BANS: readonly Ban[] = [
  {
    text: /\.\.\/shared\b/,
    because: 'the project stands alone; only the conformance tests look there, by default',
    except: /conformance|^packages\/contract\/test\/outside-judge\.ts$/,
  },
  { text: /(?<![\w.~/-])\/(home|root|Users|work)(?=\/\w)/, because: 'it is a path of one machine' },
  {
    text: /https?:\/\/[\w.-]*\bregistry\b|\bregistry\.(npmjs|yarnpkg)\b|^\s*(@[\w-]+:)?registry\s*=/,
    because: "which registry to use is the reader's choice",
    except: /^package-lock\.json$/,
  },
  // biome.json refuses the plain forms of these two.
  {
    text: /(?<!typeof )\bglobalThis\.fetch\b/,
    because: 'what leaves goes through egress, or takes fetch as a parameter',
    within: PACKAGE_SOURCE,
    except: /^packages\/(gong\/src\/send[^/]*\.ts$|server\/src\/egress\/)/,
  },
  {
    text: /\}\s*=\s*process\b(?!\.)/,
    because: 'the environment is read in one file',
    within: PACKAGE_SOURCE,
    except: /^packages\/(server\/src\/config|emulator\/src\/main)\.ts$/,
  },
]

/** Text that must not be in the project, as `file:line: text (why)`. */
export function checkForbiddenText(root: string): string[] {
  return listProjectFiles(root).flatMap((path) => {
    const bans = BANS.filter(({ within, except }) => (within?.test(path) ?? true) && !except?.test(path))
    const text = readFileSync(join(root, path), 'utf8')
    // A NUL byte is how git, too, tells an image from a text.
    if (text.includes('\0')) return []
    return text.split('\n').flatMap((line, index) =>
      bans.flatMap((ban) => {
        const found = ban.text.exec(line)?.[0].trim()
        return found === undefined ? [] : [`${path}:${index + 1}: ${found} (${ban.because})`]
      }),
    )
  })
}
