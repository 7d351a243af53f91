import { openMallet } from './open-mallet.ts'
import { openPostgres } from './open-postgres.ts'
import { openBareUpserts } from './bare-upserts.ts'
import { recordPages } from './record-pages.ts'
import { startPageServer } from './start-page-server.ts'
import { triggerSync } from '../../packages/server/src/syncs/trigger-sync.ts'
const n = Number(process.argv[2] ?? 500), times = Number(process.argv[3] ?? 4)
const recording = await recordPages('mallet', n)
const gong = await startPageServer({ kind: 'recorded', pages: recording.pages })
const postgres = await openPostgres({ durable: true })
const bare = await openBareUpserts(await postgres.freshDatabase(), gong.url)
const mallet = await openMallet(await postgres.freshDatabase(), gong.url, 'required')
async function m(name: string, f: () => Promise<unknown>) {
  const c = process.cpuUsage(); const t = performance.now(); await f(); const d = process.cpuUsage(c)
  console.log(name.padEnd(6), 'cpu us/call', Math.round((d.user + d.system) / n), 'wall us/call', Math.round((performance.now() - t) * 1000 / n))
}
for (let i = 0; i < times; i++) {
  await bare.clear(); await m('bare', () => bare.run('values'))
  const { connectionId } = await mallet.addCompany()
  await m('first', () => mallet.work())
  await m('again', async () => { await triggerSync(mallet.ctx, connectionId, 'calls'); await mallet.work() })
}
await bare.close(); await mallet.close(); await postgres.stop(); await gong.stop(); await recording.remove()
