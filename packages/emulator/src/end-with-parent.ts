/** Calls `stop` once the parent process is gone: its end of our stdin or of the IPC channel closes with it. */
export function endWithParent(stop: () => void): void {
  if (process.connected) {
    process.once('disconnect', stop)
    return
  }
  process.stdin.once('close', stop)
  process.stdin.once('end', stop)
  process.stdin.resume()
}
