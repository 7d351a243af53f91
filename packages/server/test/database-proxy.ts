import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy between Mallet and PostgreSQL, which plays what goes wrong between them. */
export interface DatabaseProxy {
  /** The database's address by way of the proxy. */
  readonly url: string
  /** Cuts every connection, and refuses new ones until `heal`. */
  cut(): void
  /** Every connection goes silent both ways, and stays open. */
  silence(): void
  /**
   * Passes on the next commit of a transaction that says so somewhere, and cuts the connection instead of telling that
   * it came through.
   */
  loseNextCommit(transactionThatSays: string): void
  /** How many commits' answers were lost so. */
  lostCommits(): number
  heal(): void
  close(): Promise<void>
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let mode: 'pass' | 'cut' | 'silent' = 'pass'
  let losing: string | undefined
  let lost = 0

  const server = createServer((client) => {
    if (mode === 'cut') return client.destroy()
    const upstream = connect(Number(target.port), target.hostname)
    let committing = false
    let transaction = ''
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk) => {
      if (mode === 'silent') return
      if (losing !== undefined) {
        transaction = (chunk.includes('begin\0') ? '' : transaction) + chunk.toString('latin1')
        if (chunk.includes('commit\0') && transaction.includes(losing)) {
          losing = undefined
          committing = true
        }
      }
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (mode === 'silent') return
      if (committing) {
        lost++
        end()
      } else client.write(chunk)
    })
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  const cutAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut: () => {
      mode = 'cut'
      cutAll()
    },
    silence: () => {
      mode = 'silent'
    },
    loseNextCommit: (transactionThatSays) => {
      losing = transactionThatSays
    },
    lostCommits: () => lost,
    heal: () => {
      // What was lost in the silence is missing on both sides: such a connection can only end.
      if (mode === 'silent') cutAll()
      mode = 'pass'
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cutAll()
      }),
  }
}
