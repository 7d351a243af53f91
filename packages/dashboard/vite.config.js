// @ts-check
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What browsers get must need no more than the strictest policy allows: no inline script, no style of its own, no eval. */
export default defineConfig({
  base: '/dashboard/',
  plugins: [react()],
  resolve: { conditions: ['mallet-source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
})
