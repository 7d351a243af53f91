// @ts-check
import react from '@vitejs/plugin-react'
import { browserBuild } from '../../scripts/browser-build.mjs'

export default browserBuild('/dashboard/', [react()])
