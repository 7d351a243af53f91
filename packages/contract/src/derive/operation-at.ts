import type { Table } from '../endpoint.ts'

/** The rows of a table by where they are. */
export interface Operations {
  /**
   * Which row a request belongs to, however its path is spelled: a server may read a segment decoded, in another case or
   * without the slash at the end, and what is switched off must not be reached by a spelling. `HEAD` is the `GET` of
   * the same path.
   *
   * @param path with or without its query
   * @returns undefined where the table has no such row
   */
  operationAt(method: string, path: string): string | undefined
}

/** As often as `%2525` and the like are taken apart on the way of a request, at most. */
const MOST_DECODINGS = 4

/** Finds the rows of a table by method and path. Where a name and a parameter both fit a segment, the name is meant. */
export function createOperations(table: Table): Operations {
  const roots = new Map<string, Node>()
  for (const [name, { method, path }] of Object.entries(table)) {
    let node = childOf(roots, method)
    for (const segment of segmentsOf(path)) {
      node = /^\{\w+\}$/.test(segment) ? anythingUnder(node) : childOf(node.named, segment.toLowerCase())
    }
    node.operation = name
  }
  return {
    operationAt: (method, path) => {
      const root = roots.get(method === 'HEAD' ? 'GET' : method)
      const [withoutQuery = ''] = path.split('?')
      return root && find(root, segmentsOf(withoutQuery).map(meant))
    },
  }
}

interface Node {
  readonly named: Map<string, Node>
  anything?: Node
  operation?: string
}

const emptyNode = (): Node => ({ named: new Map() })

function childOf(nodes: Map<string, Node>, key: string): Node {
  const node = nodes.get(key) ?? emptyNode()
  nodes.set(key, node)
  return node
}

function anythingUnder(node: Node): Node {
  node.anything ??= emptyNode()
  return node.anything
}

const segmentsOf = (path: string): string[] => path.replace(/^\//, '').replace(/\/$/, '').split('/')

function find(node: Node, segments: readonly string[]): string | undefined {
  const [first, ...rest] = segments
  if (first === undefined) return node.operation
  const named = node.named.get(first)
  return (named && find(named, rest)) ?? (node.anything && first !== '' ? find(node.anything, rest) : undefined)
}

function meant(segment: string): string {
  let text = segment
  for (let turn = 0; turn < MOST_DECODINGS && text.includes('%'); turn++) {
    try {
      text = decodeURIComponent(text)
    } catch {
      break
    }
  }
  return text.toLowerCase()
}
