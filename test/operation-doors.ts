import { gong } from '@mallet/contract/gong/index'
import type { Emulator } from '@mallet/emulator'

/** One operation of Gong, as its document writes it. */
interface Operation {
  readonly method: string
  readonly path: string
}

/** A place at which every operation of Gong is to be found. */
export interface OperationDoor {
  readonly name: string
  has(operation: Operation): boolean | Promise<boolean>
}

/** Everything that must know every operation. Whatever else offers Gong's operations belongs into this list. */
export const operationDoors = (emulator: Emulator): readonly OperationDoor[] => [
  {
    name: 'the contract',
    has: ({ method, path }) => Object.values(gong).some((row) => row.method === method && row.path === path),
  },
  {
    name: 'the emulator',
    // Who calls is asked before anything else, at operations only: elsewhere there is a 404 or a 405.
    async has({ method, path }) {
      const address = emulator.apiBaseUrl + path.replaceAll(/\{\w+\}/g, '1')
      const { status } = await fetch(address, { method, headers: { authorization: 'Bearer nobody' } })
      return status === 401
    },
  },
]
