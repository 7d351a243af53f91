import manifest from '../../package.json' with { type: 'json' }

const { memory, source } = manifest.config

/** What Node needs to run a file of this repository as it stands, with the memory that `npm run server` gives it. */
export const FROM_SOURCE = [memory, source].flatMap((options) => options.split(' '))
