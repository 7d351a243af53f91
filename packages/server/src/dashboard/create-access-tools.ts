import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import { createSend, isLoopbackName, listedPolicy } from '@mallet/gong'
import type { Config, OidcConfig } from '../config.ts'
import type { AccessTools } from './access-tools.ts'
import { createOidc } from './oidc/create-oidc.ts'
import type { Oidc } from './oidc/oidc.ts'
import { createPasswords } from './passwords.ts'

type Settings = Pick<Config, 'host' | 'dataDir' | 'databaseUrl' | 'oidc'>

/**
 * What signing in needs, as configured. The identity provider is reached by a way out of its own, which leads to its
 * hosts alone.
 *
 * @throws {@link MalletError} `invalid_environment` where the file of the client secret cannot be read
 */
export async function createAccessTools(
  { host, dataDir, databaseUrl, oidc: configured }: Settings,
  random: (bytes: number) => Buffer,
): Promise<{ access: AccessTools; close: () => Promise<void> }> {
  const { oidc, close } = configured ? await openOidc(configured) : { oidc: undefined, close: async () => undefined }
  const access: AccessTools = {
    passwords: createPasswords(random),
    oidc,
    listensLocally: isLoopbackName(host.includes(':') ? `[${host}]` : host),
    // Several processes may share a database, and their directories are not where an operator looks.
    setupTokenFile: databaseUrl === undefined ? join(dataDir, 'setup-token') : undefined,
  }
  return { access, close }
}

async function openOidc(configured: OidcConfig): Promise<{ oidc: Oidc; close: () => Promise<void> }> {
  const { issuer, hosts, clientSecret, clientSecretFile, ...rest } = configured
  const secret = clientSecret ?? (clientSecretFile === undefined ? '' : await readSecret(clientSecretFile))
  const sender = createSend(listedPolicy([new URL(issuer).host, ...hosts]))
  const oidc = createOidc({ ...rest, issuer, clientSecret: secret }, sender.send, () => performance.now())
  return { oidc, close: () => sender.close() }
}

async function readSecret(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    throw new MalletError('invalid_environment', {
      issues: [`MALLET_OIDC_CLIENT_SECRET_FILE must be a file that can be read, and ${path} is not`],
    })
  }
}
