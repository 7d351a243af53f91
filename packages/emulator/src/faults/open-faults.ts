import { findCompany } from '../company/find-company.ts'
import { ControlRefusal, parseInput } from '../control/control-input.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { FaultReport } from './create-faults.ts'
import { hasEncoder } from './encode.ts'
import { FaultInput } from './fault-input.ts'
import { parsePath } from './json-path.ts'

/** Faults as a test in the same process asks for them, and as the control port does. */
export interface OpenFaults {
  /** In force on return; the answer is its id. Throws `ControlRefusal` for what makes no fault. */
  add(fault: FaultInput): string
  list(): FaultReport[]
  /** Deletes one fault or all; requests that it keeps waiting lose their connection. False for an unknown id. */
  delete(id?: string): boolean
  /** Lets go on what it holds; the answer is how many requests. Throws `ControlRefusal` for an unknown id. */
  release(id: string): number
  /** Resolves when the fault has fired that often; for one that holds, when so many requests are kept waiting. */
  reached(id: string, count?: number): Promise<void>
}

export function openFaults(context: EmulatorContext): OpenFaults {
  const { faults } = context
  return {
    add: (fault) => addFault(context, fault),
    list: () => faults.list(),
    delete: (id) => faults.delete(id),
    release(id) {
      const count = faults.release(id)
      if (count === undefined) throw new ControlRefusal(`There is no fault ${id}.`, 404)
      return count
    },
    async reached(id, count = 1) {
      if (!(await faults.until(id, (fault) => hasReached(fault, count)))) {
        throw new ControlRefusal(`There is no fault ${id}.`, 404)
      }
    },
  }
}

export const hasReached = ({ effect, fired, held }: FaultReport, count: number): boolean =>
  (effect.kind === 'hold' ? held : fired) >= count

/** Puts a fault in force, whatever door it came in by. Throws `ControlRefusal` for what makes no fault. */
export function addFault(context: EmulatorContext, fault: unknown): string {
  const input = parseInput(FaultInput, fault)
  if (input.match.company !== undefined) findCompany(context, input.match.company)
  refuseUnplayable(input.effect)
  return context.faults.add(input)
}

/** What the schema cannot see: paths that are none, and encodings that this Node does not have. */
function refuseUnplayable(effect: FaultReport['effect']): void {
  if (effect.kind === 'edit') {
    const paths = [...Object.keys(effect.set), ...Object.keys(effect.raw), ...effect.remove]
    const wrong = paths.find((path) => !parsePath(path))
    if (wrong !== undefined) throw new ControlRefusal(`effect: ${wrong} is no path such as $.calls[0].metaData.title`)
  }
  const encodings = effect.kind === 'compress' ? effect.encodings : effect.kind === 'bomb' ? [effect.encoding] : []
  const missing = encodings.find((encoding) => !hasEncoder(encoding))
  if (missing !== undefined) throw new ControlRefusal(`effect: this Node has no ${missing}`)
}
