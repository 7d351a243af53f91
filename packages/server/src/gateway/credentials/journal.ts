import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isMalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { z } from 'zod'
import type { Vault } from '../../vault/create-vault.ts'
import type { RenewedCredential } from './store-grant.ts'

/** Answers of the token endpoint that the database does not have yet, each in an encrypted file of its own. */
export interface Journal {
  /** Afterwards the answer survives the end of the process and of the machine. */
  keep(renewed: RenewedCredential): Promise<void>
  /** Afterwards nothing is left of it. Dropping what is not there does nothing. */
  drop(renewed: Pick<RenewedCredential, 'connectionId' | 'fence'>): Promise<void>
  /**
   * Every answer that was kept and not dropped.
   *
   * @throws {@link MalletError} `missing_key` where one needs a key that is not there
   */
  read(): Promise<{ readonly kept: readonly RenewedCredential[]; readonly unreadable: readonly string[] }>
}

const NAME = /^([\w-]+)\.(\d+)$/

const Kept = z.object({
  generation: z.int(),
  access: z.string(),
  refresh: z.string(),
  scopes: z.array(z.string()).nullable(),
  obtainedAt: z.coerce.date(),
  refreshAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
  apiBaseUrl: z.unknown().optional(),
})

/** @param directory made with the first answer, for its owner alone */
export function createJournal(directory: string, vault: Vault): Journal {
  const nameOf = ({ connectionId, fence }: Pick<RenewedCredential, 'connectionId' | 'fence'>) =>
    join(directory, `${connectionId}.${fence}`)
  const place = (owner: string, version: number) => ({ owner, field: 'journal' as const, version })

  return {
    keep: async (renewed) => {
      const { connectionId, generation, fence, credential } = renewed
      const { access, refresh, kind: _, ...rest } = credential
      const text = JSON.stringify({ ...rest, generation, access: access.reveal(), refresh: refresh.reveal() })
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const name = nameOf(renewed)
      await writeDurably(`${name}.new`, vault.seal(place(connectionId, fence), new Secret(text)))
      // A file under its final name is whole.
      await rename(`${name}.new`, name)
      await syncDirectory(directory)
    },
    drop: (renewed) => unlink(nameOf(renewed)).catch(unlessMissing),
    read: async () => {
      const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
        unlessMissing(error)
        return []
      })
      const kept: RenewedCredential[] = []
      const unreadable: string[] = []
      for (const name of names.sort()) {
        const [, connectionId, digits] = NAME.exec(name) ?? []
        // One that was still being written: its answer was lost with the process.
        if (connectionId === undefined) continue
        const fence = Number(digits)
        try {
          const sealed = await readFile(join(directory, name), 'utf8')
          const { generation, access, refresh, apiBaseUrl, ...rest } = Kept.parse(
            JSON.parse(vault.open(place(connectionId, fence), sealed).reveal()),
          )
          const tokens = { access: new Secret(access), refresh: new Secret(refresh) }
          kept.push({ connectionId, generation, fence, credential: { kind: 'oauth2', apiBaseUrl, ...tokens, ...rest } })
        } catch (error) {
          if (!isMalletError(error, 'undecryptable')) throw error
          unreadable.push(name)
        }
      }
      return { kept, unreadable }
    },
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name of a file is durable once its directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
