/** What a script tag loads from Mallet itself: the same as dist/mallet.iife.js of the published package. */
export default {
  resolve: { conditions: ['mallet-source'] },
  build: {
    minify: true,
    emptyOutDir: true,
    lib: { entry: '../src/script.ts', formats: ['iife'], name: 'malletScript', fileName: () => 'mallet.js' },
  },
}
