import { type Html, html } from '../../html.ts'

/** The latest requests, filled in and kept up to date by the page's script. */
export const requestsSection = (): Html =>
  html`<section id="requests" aria-labelledby="requests-title">
<h2 id="requests-title">Requests</h2>
<div class="tools" data-needs-script hidden>
<p class="quiet" id="requests-told">The latest of them, the newest first.</p>
<button type="button" id="pause" aria-pressed="false">Pause</button>
</div>
<div class="scrolls" tabindex="0" role="group" aria-label="Table of requests">
<table>
<thead><tr><th scope="col">Time</th><th scope="col">Status</th><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Company</th><th scope="col">Fault</th></tr></thead>
<tbody id="request-rows"><tr><td colspan="6" class="quiet">Nothing has been asked yet.</td></tr></tbody>
</table>
</div>
</section>`
