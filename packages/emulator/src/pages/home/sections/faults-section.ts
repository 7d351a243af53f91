import { OPERATIONS } from '../../../faults/match.ts'
import { type Html, html } from '../../html.ts'
import { FAULT_PRESETS } from '../fault-presets.ts'

/** What goes wrong on purpose: those in force, and a form for the usual ones. */
export const faultsSection = (controlUrl: string): Html =>
  html`<section id="faults" aria-labelledby="faults-title">
<h2 id="faults-title">Faults</h2>
<p class="quiet">What goes wrong on purpose. <code>POST ${controlUrl}/faults</code> takes many more kinds.</p>
<form id="add-fault" class="tools" data-needs-script hidden>
<label for="fault-preset">What</label><select id="fault-preset" name="preset">${FAULT_PRESETS.map(({ label, effect }) => html`<option data-effect="${JSON.stringify(effect)}">${label}</option>`)}</select>
<label for="fault-operation">Of</label><select id="fault-operation" name="operation"><option value="">every request</option>${OPERATIONS.map((name) => html`<option>${name}</option>`)}</select>
<label for="fault-times">Times</label><input id="fault-times" name="times" type="number" min="1" max="1000" value="1" required>
<button type="submit">Add</button>
<button type="button" id="clear-faults">Clear all</button>
</form>
<p class="quiet" id="faults-told" role="status"></p>
<ul id="fault-rows" class="rows"></ul>
</section>`
