import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { CrashPoint } from '../../src/crash-points.ts'
import { BRIEF } from './brief-node.ts'
import { type Asked, type Command, Report } from './doomed-messages.ts'

/** A server or worker that a test may end at any moment and start again. */
export interface DoomedProcess {
  readonly name: string
  isAlive(): boolean
  /** Starts it without waiting for anything; where a doom is given, it ends there by itself. */
  begin(doom?: Doom): void
  /** Starts it, unless it was begun already, and resolves when it works. */
  start(): Promise<void>
  /** Ends it as a crash does. */
  kill(): Promise<void>
  /** Resolves when it is dead, however that came about. */
  dead(): Promise<void>
  /** Asks it to stop; afterwards it has. */
  stop(): Promise<void>
  /** Lets it kill itself when it reaches the moment for the n-th time from now on. */
  arm(doom: Doom): Promise<void>
  /** Afterwards it is dead, or will not kill itself any more. */
  disarm(): Promise<void>
  /** Stops it where it is, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** Lets it ask Gong so many times at once. */
  ask(connectionId: string, times: number): Promise<Asked>
  /** Its process id, while it lives. */
  pid(): number | undefined
  /** All that it has written since the first start. */
  output(): string
  /** Each time that it worked and ended without being told to. Whoever starts it hears of a start that fails. */
  faults(): readonly string[]
}

/** A moment, and which time that it is reached from now on. */
export interface Doom {
  readonly point: CrashPoint
  readonly nth: number
}

interface Life {
  readonly child: ChildProcess
  readonly ready: Promise<void>
  readonly ended: Promise<void>
  isOver: boolean
  wasReady: boolean
  isExpectedToEnd: boolean
}

/** @param build the file of `buildDoomed` */
export function doomedProcess(
  name: string,
  kind: 'server' | 'worker',
  build: string,
  environment: Readonly<Record<string, string>>,
): DoomedProcess {
  let life: Life | undefined
  let output = ''
  const faults: string[] = []

  function begin(doom?: Doom): Life {
    const child = fork(build, doom ? [kind, doom.point, String(doom.nth)] : [kind], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...environment },
      execArgv: BRIEF,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    const ended = once(child, 'exit').then(([code, signal]) => {
      begun.isOver = true
      if (signal !== 'SIGKILL' && begun.wasReady && !begun.isExpectedToEnd)
        faults.push(`${name} ended by itself with ${code ?? signal}`)
    })
    const begun: Life = {
      child,
      ended,
      ready: heard(child, 'ready').then(() => {
        begun.wasReady = true
      }),
      isOver: false,
      wasReady: false,
      isExpectedToEnd: false,
    }
    begun.ready.catch(() => undefined)
    life = begun
    return begun
  }

  const living = (): Life => {
    if (!life || life.isOver) throw new Error(`${name} is not alive`)
    return life
  }
  const tell = (command: Command) =>
    new Promise<void>((resolve, reject) => living().child.send(command, (error) => (error ? reject(error) : resolve())))

  return {
    name,
    isAlive: () => life !== undefined && !life.isOver,
    begin: (doom) => void begin(doom),
    start: () => (life && !life.isOver ? life : begin()).ready,
    kill: async () => {
      life?.child.kill('SIGKILL')
      await life?.ended
    },
    dead: async () => life?.ended,
    stop: async () => {
      const { ended } = living()
      living().isExpectedToEnd = true
      await tell({ kind: 'stop' })
      await ended
    },
    arm: async (doom) => {
      const armed = heard(living().child, 'armed')
      await tell({ kind: 'arm', ...doom })
      await armed
    },
    disarm: async () => {
      if (!life || life.isOver) return
      const disarmed = heard(life.child, 'disarmed')
      // What is not sent, or not answered, is so because it dies.
      await Promise.allSettled([tell({ kind: 'disarm' }), disarmed])
      if (!(await isFulfilled(disarmed))) await life.ended
    },
    signal: (signal) => void living().child.kill(signal),
    ask: async (connectionId, times) => {
      const asked = heard(living().child, 'asked')
      await tell({ kind: 'ask', connectionId, times })
      return (await asked).answers
    },
    pid: () => life?.child.pid,
    output: () => output,
    faults: () => faults,
  }
}

/** The next report of a kind. Rejects when the process ends before. */
function heard<K extends Report['kind']>(child: ChildProcess, kind: K): Promise<Extract<Report, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      const report = Report.parse(message)
      if (!isOf(report, kind)) return
      settle()
      resolve(report)
    }
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      settle()
      reject(new Error(`it ended with ${code ?? signal} before it was ${kind}`))
    }
    const settle = () => {
      child.off('message', onMessage)
      child.off('close', onExit)
    }
    child.on('message', onMessage)
    // Not its exit: what it said last is here only when its streams are closed.
    child.on('close', onExit)
  })
}

const isFulfilled = (promise: Promise<unknown>) =>
  promise.then(
    () => true,
    () => false,
  )

const isOf = <K extends Report['kind']>(report: Report, kind: K): report is Extract<Report, { kind: K }> =>
  report.kind === kind
