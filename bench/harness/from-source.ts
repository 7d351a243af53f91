/** What Node needs to run a file of this repository as it stands, with the memory that `npm run server` gives it. */
export const FROM_SOURCE = [
  '--max-semi-space-size=32',
  '--heap-growing-percent=50',
  '--conditions=mallet-source',
  '--import',
  'tsx',
]
