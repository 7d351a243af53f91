// @ts-check
import { copyOnClick } from './copy.js'

for (const hidden of document.querySelectorAll('[data-needs-script]')) hidden.removeAttribute('hidden')
copyOnClick()
