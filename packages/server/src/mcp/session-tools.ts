import { MalletError } from '@mallet/contract/errors'
import { enabledFor } from '../actions/enabled-for.ts'
import { type EnabledNames, requireEnabled } from '../gateway/enabled.ts'
import { type Caller, requireScope } from '../keys/caller.ts'
import { actionTools } from './action-tools.ts'
import { replicaTools } from './replica-tools.ts'
import { createSearchTools } from './search-tools.ts'
import type { Session, Tool } from './tool.ts'

/** What a session has. */
export interface SessionTools {
  /** In the order in which they are shown. */
  readonly listed: readonly Tool[]
  /** What another tool runs. */
  readonly behind: readonly Tool[]
  /**
   * A tool that the session has, by its name. Undefined where none has this name in any session.
   *
   * @throws {@link MalletError} why this session does not have it: `forbidden`, `action_disabled`, `tool_not_offered`
   */
  find(name: string): Tool | undefined
}

/** @throws {@link MalletError} `not_found` */
export async function sessionTools(session: Session): Promise<SessionTools> {
  const enabled = await enabledFor(session.ctx, session.connectionId)
  const has = (tool: Tool) => refusalOf(session, enabled, tool) === undefined
  const actions = actionTools.filter(has)
  const replica = replicaTools.filter(has)
  const find = (name: string): Tool | undefined => {
    const tool = byName.get(name)
    const refusal = tool && refusalOf(session, enabled, tool)
    if (refusal) throw refusal
    return tool
  }
  if (session.options.mode === 'each') return { listed: [...replica, ...actions], behind: [], find }
  const searching = createSearchTools(actions, find)
  return {
    listed: [...searching, ...replica],
    behind: actions,
    find: (name) => searching.find((tool) => tool.name === name) ?? find(name),
  }
}

const byName: ReadonlyMap<string, Tool> = new Map(
  [...actionTools, ...replicaTools].map((tool): [string, Tool] => [tool.name, tool]),
)

/** Why a session does not have a tool; undefined where it has it. */
function refusalOf({ caller, options }: Session, enabled: EnabledNames, tool: Tool): unknown {
  try {
    requireRights(caller, tool)
    if (tool.action !== undefined) requireEnabled(enabled, tool.action)
  } catch (error) {
    return error
  }
  const isNamed = tool.action !== undefined && options.named.has(tool.action)
  if (tool.offered === 'always' || isNamed || (tool.offered === 'asked' && options.withWrites)) return undefined
  const ask = tool.offered === 'asked' ? 'write' : (tool.action ?? '')
  return new MalletError('tool_not_offered', { tool: tool.name, ask })
}

/** What writes also wants what reading wants, as over HTTP. */
function requireRights(caller: Caller, { scope }: Tool): void {
  if (scope === 'actions:write') requireScope(caller, 'actions:read')
  requireScope(caller, scope)
}
