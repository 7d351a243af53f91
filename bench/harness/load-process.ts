// A process that asks, at a fixed pace or with so many on their way at once, and says how long each request took.
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { askMany } from './ask-many.ts'
import { Load, type Loaded } from './listening.ts'

const agent = new Agent({ connections: 64, keepAliveTimeout: 60_000 })

async function load({ urls, headers, requests, pace }: Load): Promise<Loaded> {
  const tookMs: number[] = []
  let failed = 0
  let at = 0
  const ask = async (dueMs = performance.now()) => {
    try {
      const { statusCode, body } = await request(urls[at++ % urls.length] ?? '', { headers, dispatcher: agent })
      await body.dump()
      if (statusCode !== 200) failed++
    } catch {
      failed++
    }
    tookMs.push(performance.now() - dueMs)
  }
  const beganAt = performance.now()
  if ('atOnce' in pace) await askMany(requests, pace.atOnce, ask)
  else {
    const underWay: Promise<void>[] = []
    while (underWay.length < requests) {
      const dueMs = beganAt + (underWay.length * 1000) / pace.perSecond
      const waitMs = dueMs - performance.now()
      if (waitMs > 0) await sleep(waitMs)
      // What is late is sent at once, and its time counts from when it was due: nobody waits for a slow answer to ask.
      underWay.push(ask(dueMs))
    }
    await Promise.all(underWay)
  }
  return { tookMs, seconds: (performance.now() - beganAt) / 1000, failed }
}

process.on('message', async (message) => process.send?.(await load(Load.parse(message))))
process.once('disconnect', () => process.exit(0))
process.send?.({})
