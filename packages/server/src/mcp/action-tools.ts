import type { Action } from '@mallet/contract/actions/action'
import { actions } from '@mallet/contract/actions/index'
import { runAction } from '../actions/run-action.ts'
import { describeAction, toolNameOf } from './describe-action.ts'
import { takeFile, toolInput } from './file-of-tool.ts'
import type { Offered, Tool } from './tool.ts'

/** Every action as a tool. */
export const actionTools: readonly Tool[] = [...actions.values()].map(toolOf)

function toolOf(action: Action): Tool {
  const { name, title, effect } = action
  return {
    name: toolNameOf(action),
    title,
    description: describeAction(action),
    knownAs: [name, ...action.knownAs],
    scope: effect === 'reads' ? 'actions:read' : 'actions:write',
    offered: offeredOf(action),
    annotations: {
      title,
      readOnlyHint: effect === 'reads',
      destructiveHint: effect === 'destroys' || doesAnything(action),
      // With a key in its input, Gong refuses the second one, so that nothing is done twice.
      idempotentHint: action.repeat !== 'unsafe',
      openWorldHint: true,
    },
    input: toolInput(action),
    action: name,
    run: async ({ ctx, caller, connectionId }, given, signal) => ({
      value: await runAction(ctx, caller, { connectionId, name, ...takeFile(action, given), signal }),
    }),
  }
}

/** It may be told to erase as well, so asking for what writes is not enough. */
function doesAnything({ operations }: Action): boolean {
  return operations.length === 0
}

function offeredOf(action: Action): Offered {
  if (action.effect === 'reads') return 'always'
  return action.effect === 'destroys' || doesAnything(action) ? 'named' : 'asked'
}
