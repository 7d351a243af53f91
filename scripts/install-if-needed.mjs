// Runs before every npm script. It is parsed by whatever Node there is, so all newer syntax waits behind the check.
import { checkNode } from './check-node.mjs'

checkNode(process.versions.node)
import('./install-dependencies.mjs').then(({ installDependencies }) => installDependencies())
