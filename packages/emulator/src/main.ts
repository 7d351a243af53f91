#!/usr/bin/env node
import { isMalletError, MalletError } from '@mallet/contract/errors'
import { createEmulator } from './create-emulator.ts'
import { describeForPeople } from './describe-for-people.ts'
import { endWithParent } from './end-with-parent.ts'
import { readArguments } from './read-arguments.ts'

const { options, json, withParent } = readArguments(process.argv)
try {
  const emulator = await createEmulator(options)
  const stop = () => void emulator.close().finally(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (withParent) endWithParent(stop)
  // Its doors for the same process mean nothing to the reader of a line.
  const { faults: _, apiKeys: __, integrations: ___, ...addresses } = emulator
  process.stdout.write(json ? `${JSON.stringify(addresses)}\n` : describeForPeople(emulator))
} catch (error) {
  if (!(error instanceof MalletError)) throw error
  const issues = isMalletError(error, 'invalid_environment') ? error.details.issues : []
  const { code, message, fix, details } = error
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, fix, details } })}\n`)
  process.stderr.write(`${[message, ...issues, fix].join(' ')}\n`)
  process.exitCode = 1
}
