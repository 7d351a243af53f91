import { type Html, html } from '../../html.ts'

/** Gong's time here, and what moves it. */
export const clockSection = ({ now, running }: { readonly now: string; readonly running: boolean }): Html =>
  html`<section id="clock" aria-labelledby="clock-title">
<h2 id="clock-title">Clock</h2>
<p class="clock"><time id="now" datetime="${now}">${now.slice(0, 19).replace('T', ' ')}</time> UTC
<span id="running" class="badge">${running ? 'running' : 'held'}</span></p>
<div class="tools" data-needs-script hidden>
<button type="button" data-advance-seconds="3600">Advance an hour</button>
<button type="button" data-advance-seconds="86400">Advance a day</button>
<button type="button" id="run-or-hold">${running ? 'Hold' : 'Run'}</button>
</div>
<p class="quiet" id="clock-told" role="status"></p>
<p class="quiet">Whoever follows the clock acts on each moment that is passed over. It never goes back.</p>
</section>`
