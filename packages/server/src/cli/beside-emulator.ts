import type { Config } from '../config.ts'
import type { EmulatorAddresses } from './start-emulator.ts'

/** The hosts of the emulator's first ten companies: the first on its port, the k-th on its port + k. */
const COMPANIES = 10

/** The configuration of a platform whose Gong, and whose clock, is the emulator. */
export function besideEmulator(config: Config, { appUrl, apiBaseUrl, controlUrl }: EmulatorAddresses): Config {
  const { hostname, port } = new URL(apiBaseUrl)
  const offsets = Array.from({ length: COMPANIES }, (_, index) => (index === 0 ? 0 : index + 1))
  return {
    ...config,
    gongAppUrl: appUrl,
    gongApiUrl: apiBaseUrl,
    gongHosts: [...config.gongHosts, ...offsets.map((offset) => `${hostname}:${Number(port) + offset}`)],
    clock: { kind: 'emulator', controlUrl },
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  }
}
