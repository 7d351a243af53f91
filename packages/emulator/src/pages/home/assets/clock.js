// @ts-check
import { ask, tell } from './ask.js'
import { slot } from './slot.js'

let isRunning = false

/** @param {{ now: string, running: boolean }} clock */
export function showClock({ now, running }) {
  isRunning = running
  const time = slot('now', HTMLTimeElement)
  time.dateTime = now
  time.textContent = now.slice(0, 19).replace('T', ' ')
  slot('running', HTMLElement).textContent = running ? 'running' : 'held'
  slot('run-or-hold', HTMLElement).textContent = running ? 'Hold' : 'Run'
}

/** Makes the buttons beside the clock move it. */
export function moveClock() {
  for (const button of document.querySelectorAll('[data-advance-seconds]')) {
    if (!(button instanceof HTMLButtonElement)) continue
    const advanceSeconds = Number(button.dataset.advanceSeconds)
    button.addEventListener('click', () => move({ advanceSeconds }, 'The clock stands at'))
  }
  slot('run-or-hold', HTMLButtonElement).addEventListener('click', () => {
    const running = !isRunning
    void move({ running }, running ? 'The clock runs from' : 'The clock is held at')
  })
}

/**
 * @param {object} body
 * @param {string} words
 */
async function move(body, words) {
  const told = slot('clock-told', HTMLElement)
  told.textContent = 'Moving. It waits for everybody who follows the clock.'
  await tell(told, async () => {
    const clock = await ask('POST', '/clock', body)
    showClock(clock)
    return `${words} ${clock.now}.`
  })
}
