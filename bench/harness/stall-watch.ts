// Does nothing but look at the clock, and says, when it is asked, for how long at most it could not.
const LOOK_EVERY_MS = 1

let longestMs = 0
let lastMs = performance.now()
setInterval(() => {
  const nowMs = performance.now()
  longestMs = Math.max(longestMs, nowMs - lastMs - LOOK_EVERY_MS)
  lastMs = nowMs
}, LOOK_EVERY_MS)
process.on('message', () => {
  process.send?.(longestMs)
  longestMs = 0
})
process.on('disconnect', () => process.exit())
