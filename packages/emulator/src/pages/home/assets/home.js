// @ts-check
import { switchAssumptions } from './assumptions.js'
import { moveClock } from './clock.js'
import { copyOnClick } from './copy.js'
import { addFaults } from './faults.js'
import { filterOperations } from './filter.js'
import { followLive } from './live.js'
import { pauseRequests } from './requests.js'

for (const hidden of document.querySelectorAll('[data-needs-script]')) hidden.removeAttribute('hidden')
copyOnClick()
filterOperations()
pauseRequests()
moveClock()
addFaults()
switchAssumptions()
followLive()
