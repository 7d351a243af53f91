import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { checkWalk, parseWalk } from './architecture-walk.ts'
import { isMadeHere, listProjectFiles } from './project-files.ts'

const DOCUMENTS =
  /^(README|ARCHITECTURE|CONTRIBUTING|SECURITY|RELIABILITY|CHANGELOG|docs\/.+|packages\/[^/]+\/README)\.md$/
/** These must be there; any further section whose title ends alike is held to the same. */
const WALKS = ['One request, file by file', 'One sync, file by file']
const WALK_TITLE = /^## (.*, file by file)$/gm
/** Named here and not only read from the disk, so that citing a folder that is gone is noticed too. */
const TOP_FOLDERS = ['.ci', 'bench', 'docs', 'examples', 'packages', 'scripts', 'test']
const FILE_NAME = /\.(ts|tsx|js|mjs|cjs|json|md|sql|sh|css|html|yml)$/
const PATH = /^[\w@.*-]+(\/[\w@.*-]+)*\/?$/

/** Every place where the documentation names a file that is not there, or a way through the code that is none. */
export function checkDocs(root: string): string[] {
  const files = listProjectFiles(root)
  return [
    ...files
      .filter((path) => DOCUMENTS.test(path))
      .flatMap((document) => deadCitations(files, document, readFileSync(join(root, document), 'utf8'))),
    ...checkWalks(root),
  ]
}

function checkWalks(root: string): string[] {
  const document = 'ARCHITECTURE.md'
  if (!existsSync(join(root, document))) return [`${document} does not exist`]
  const markdown = readFileSync(join(root, document), 'utf8')
  const titles = new Set([...WALKS, ...Array.from(markdown.matchAll(WALK_TITLE), ([, title = '']) => title)])
  return [...titles].flatMap((title) => {
    const { steps, problems } = parseWalk(markdown, title)
    return [...problems, ...checkWalk(root, steps)].map((problem) => `${document}: ${problem}`)
  })
}

/** Links must lead to something, and what stands in backticks and looks like a path must be one. Code blocks may lie. */
function deadCitations(files: readonly string[], document: string, markdown: string): string[] {
  const known = new Set(files.flatMap(withParents))
  const topLevel = new Set([...TOP_FOLDERS, ...files.map((path) => path.split('/')[0])])
  const folder = dirname(document)

  const isDeadLink = (target: string): boolean => {
    const [path = ''] = decodeURI(target).split(/[?#]/)
    if (path === '' || /^[a-z][a-z+.-]*:/i.test(path)) return false
    const fromRoot = path.startsWith('/') ? path.slice(1) : posix.join(folder, path)
    return !known.has(trimSlash(posix.normalize(fromRoot)))
  }

  const isDeadSpan = (span: string): boolean => {
    const path = span.replace(/:\d+(-\d+)?$/, '')
    if (!PATH.test(path) || isMadeHere(path)) return false
    const [first = ''] = path.split('/')
    const exists = (pattern: string): boolean => [...known].some((file) => new RegExp(pattern).test(file))
    if (first === '.' || first === '..') return !exists(`^${toPattern(posix.join(folder, path))}$`)
    if (path.includes('/') && topLevel.has(first)) return !exists(`^(${toPattern(folder)}/)?${toPattern(path)}$`)
    // A shorter form, as in `http/routes.ts`, is fine as long as some file's path ends so.
    return (FILE_NAME.test(path) || path.endsWith('/')) && !exists(`(^|/)${toPattern(path)}$`)
  }

  return withoutCodeBlocks(markdown).flatMap((line, index) => {
    const spans = [...line.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.trim())
    const prose = line.replace(/`[^`]+`/g, '')
    const links = [...prose.matchAll(/\]\(<?([^)\s>]+)|^\s*\[[^\]]+\]:\s+(\S+)|(?:src|href)="([^"]+)"/g)]
    return [...links.map(([, a, b, c]) => a ?? b ?? c ?? '').filter(isDeadLink), ...spans.filter(isDeadSpan)].map(
      (citation) => `${document}:${index + 1}: ${citation} does not exist`,
    )
  })
}

/** The lines of the text, those of fenced blocks emptied, so that line numbers stay. */
function withoutCodeBlocks(markdown: string): string[] {
  let fence: string | undefined
  return markdown.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (fence === undefined) fence = mark
    else {
      if (mark?.startsWith(fence)) fence = undefined
      return ''
    }
    return fence === undefined ? line : ''
  })
}

function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

const trimSlash = (path: string): string => path.replace(/\/$/, '')

const toPattern = (path: string): string =>
  trimSlash(path)
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replace(/\*\*?/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))
