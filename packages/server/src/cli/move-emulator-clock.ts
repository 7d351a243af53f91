import type { Send } from '@mallet/gong'

const DEADLINE_MS = 60_000

/** Holds the emulator's clock, or lets it run. */
export async function moveEmulatorClock(send: Send, controlUrl: string, move: { running: boolean }): Promise<void> {
  await send({
    method: 'POST',
    url: `${controlUrl}/clock`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
    deadlineMs: DEADLINE_MS,
    maxBytes: 10_000,
  })
}
