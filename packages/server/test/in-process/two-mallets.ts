import { createEmulator } from '@mallet/emulator'
import { createMallet } from 'mallet'

// Two Mallets and two Gongs in one process; what each of them holds. It ends by itself, or hangs on what was left open.

async function open(dataDirectory: string | undefined, index: number) {
  const emulator = await createEmulator({ seed: `seed ${index}`, calls: 30, users: 6, rateLimit: false })
  const mallet = await createMallet({ emulator, ...(dataDirectory !== undefined && { dataDirectory }) })
  const { connectionId } = await mallet.link(emulator)
  await mallet.caughtUp(connectionId, { withinSeconds: 3600 })
  return { emulator, mallet, connectionId }
}

const [one, other] = await Promise.all([open(undefined, 0), open(process.env.GIVEN, 1)])
const held = []
for (const { mallet, connectionId } of [one, other]) {
  const ids = []
  for await (const { id } of mallet.records(connectionId, 'users')) ids.push(id)
  const { users } = await mallet.action(connectionId, 'users.list', {})
  held.push({ ids: ids.sort(), atGong: users.map(({ id }) => id).sort() })
}
const stranger = await one.mallet.connections.get({ id: other.connectionId }).catch(({ code }) => code)
await one.mallet.close()
const stillThere = await other.mallet.syncs.list({ id: other.connectionId })
await other.mallet.close()
for (const { emulator } of [one, other]) await emulator.close()
process.stdout.write(JSON.stringify({ held, stranger, models: stillThere.items.length }))
