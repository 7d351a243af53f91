import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/** What one source file offers, loads and speaks of. */
export interface SourceModule {
  readonly exports: ReadonlySet<string>
  /** Files of the project that it imports, statically or not, or starts as a worker: relative to the root. */
  readonly imports: ReadonlySet<string>
  /** True where the word is an identifier or stands in a string or in SQL; comments do not count. */
  readonly mentions: (word: string) => boolean
}

const RESOLUTION: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['mallet-source'],
}

/** Reads a TypeScript or JavaScript file of the project at `root`. Throws where there is none. */
export function readSourceModule(root: string, path: string): SourceModule {
  const file = join(root, path)
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const imports = new Set<string>()
  const add = (target: string | undefined): void => {
    if (target) imports.add(relative(root, target).split(sep).join('/'))
  }
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) add(resolveImport(fileName, file))
  const words: string[] = []
  visitAll(source, (node) => {
    if (ts.isIdentifier(node)) words.push(node.text)
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      words.push(...node.text.split(/\W+/))
    }
    const worker = workerFile(node)
    if (worker) add(resolve(dirname(file), worker))
  })
  const spoken = new Set(words)
  return { exports: new Set(source.statements.flatMap(exportedNames)), imports, mentions: (word) => spoken.has(word) }
}

function resolveImport(specifier: string, file: string): string | undefined {
  const asModule = ts.ModuleKind.ESNext
  const found = ts.resolveModuleName(specifier, file, RESOLUTION, ts.sys, undefined, undefined, asModule)
  return found.resolvedModule?.resolvedFileName
}

function visitAll(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visitAll(child, see))
}

/** `new URL('./worker.js', import.meta.url)`: how a file names another one that a thread or process will run. */
function workerFile(node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'URL') return undefined
  const [target] = node.arguments ?? []
  return target && ts.isStringLiteralLike(target) && target.text.startsWith('.') ? target.text : undefined
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement
    if (!exportClause) return []
    return ts.isNamedExports(exportClause)
      ? exportClause.elements.map(({ name }) => name.text)
      : [exportClause.name.text]
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  if (!isExported) return []
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  }
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  return declares && statement.name ? [statement.name.text] : []
}
