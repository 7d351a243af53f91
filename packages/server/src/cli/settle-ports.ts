import { MalletError } from '@mallet/contract/errors'
import type { Config } from '../config.ts'
import { freePort } from './free-port.ts'

/**
 * The configuration of a start, with a port that is known: the emulator must know Mallet's address before Mallet
 * listens there, to accept it as a redirect URI.
 *
 * @throws {@link MalletError} `invalid_environment` where emulator and platform would take the same port
 */
export async function settlePorts(config: Config): Promise<Config> {
  const named = [
    ['MALLET_PORT', config.port],
    ['MALLET_EMULATOR_PORT', config.emulatorPort],
    ['MALLET_EMULATOR_CONTROL_PORT', config.emulatorControlPort],
  ] as const
  for (const [index, [name, port]] of named.entries()) {
    const [same] = named.slice(index + 1).find(([, other]) => other === port && port !== 0) ?? []
    if (same) {
      throw new MalletError('invalid_environment', {
        issues: [`${name} and ${same} are both ${port}; each needs its own`],
      })
    }
  }
  return config.port === 0 ? { ...config, port: await freePort(config.host) } : config
}
