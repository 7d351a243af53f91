/**
 * How an app of ours is built for browsers. What they get must need no more than the strictest policy allows: no inline
 * script, no style of its own, no eval.
 *
 * @param {string} base the path at which the server has it
 * @param {import('vite').PluginOption[]} plugins
 * @returns {import('vite').UserConfig}
 */
export const browserBuild = (base, plugins) => ({
  base,
  plugins,
  resolve: { conditions: ['mallet-source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
})
