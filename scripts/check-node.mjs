// Loaded before anything else, on whatever Node there is: plain ES2017, no imports.

/** The floor that package.json's `engines` states. */
const OLDEST_MAJOR = 20
const OLDEST_MINOR = 19

/**
 * Afterwards `version` (as in process.versions.node) is one that Mallet runs on.
 * Otherwise stderr says what happened and what to do, and the process has ended with exit code 1.
 */
export function checkNode(version) {
  const parts = version.split('.').map(Number)
  if (parts[0] > OLDEST_MAJOR || (parts[0] === OLDEST_MAJOR && parts[1] >= OLDEST_MINOR)) return
  process.stderr.write(
    `Mallet needs Node ${OLDEST_MAJOR}.${OLDEST_MINOR} or newer, and this is Node ${version} (${process.execPath}).\n` +
      'Install Node 24 from https://nodejs.org (or with your version manager: nvm install 24), then run the same command again.\n',
  )
  process.exit(1)
}
