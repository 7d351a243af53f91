import { type AssumptionName, assumptions } from '@mallet/contract/gong/assumptions'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { EmulatorContext } from '../emulator-context.ts'
import { ControlRefusal, parseInput } from './control-input.ts'

const Choices = z.record(z.string(), z.string())

/** Hangs the door that lists what Gong leaves open, and switches between the ways to fill it. */
export function hangAssumptions(app: FastifyInstance, context: EmulatorContext): void {
  const list = () => ({ items: listAssumptions(context) })

  app.get('/assumptions', async () => list())

  app.post('/assumptions', async (request) => {
    const choices = Object.entries(parseInput(Choices, request.body))
    // All are checked before any is switched.
    for (const [name, option] of choices) checkChoice(name, option)
    for (const [name, option] of choices) context.state.current.assumptions[name] = option
    context.state.save()
    return list()
  })
}

/** Every assumption with the option that is played now. */
export const listAssumptions = ({ assumed }: EmulatorContext) =>
  names().map((name) => ({ name, ...assumptions[name], current: assumed(name) }))

function checkChoice(name: string, option: string): void {
  const known = names().find((one) => one === name)
  if (!known) throw new ControlRefusal(`${name} is not an assumption. They are ${names().join(', ')}.`)
  const options: readonly string[] = assumptions[known].options
  if (!options.includes(option)) throw new ControlRefusal(`${name} is one of ${options.join(', ')}.`)
}

// A constant object's own keys are exactly its names.
const names = () => Object.keys(assumptions) as AssumptionName[]
