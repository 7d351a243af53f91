/** What Node needs to run a file of this repository as it stands. */
export const FROM_SOURCE = ['--conditions=mallet-source', '--import', 'tsx']
