import { useEffect, useRef } from 'react'
import type { Told } from '../ask.ts'
import type { Catalogue } from '../language/en.ts'
import { CopyButton } from './copy-button.tsx'
import { Disclosure } from './disclosure.tsx'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'
import { RichText } from './rich-text.tsx'

const isKnown = (code: string, errors: Catalogue['errors']): code is keyof Catalogue['errors'] =>
  Object.hasOwn(errors, code)

/** The words for what was refused: this page's own for every code that it knows. */
function wordsOf(told: Told, { errors }: Catalogue): { cause: string; fix: string } {
  if (isKnown(told.code, errors)) return errors[told.code]
  // Of a server that is newer than this page.
  return { cause: told.message || errors.internal.cause, fix: told.fix || errors.internal.fix }
}

/** What happened, and what to do. */
export function ProblemText({ told }: { told: Told }) {
  const { words } = usePage()
  const { cause, fix } = wordsOf(told, words)
  return (
    <>
      <p className="cause">
        <RichText text={cause} />
      </p>
      <p className="fix">
        <RichText text={fix} />
      </p>
    </>
  )
}

/** What to tell whoever can help. */
export function ProblemDetails({ told }: { told: Told }) {
  const { problem } = usePage().words
  return (
    <Disclosure label={problem.details} className="details">
      <dl>
        <div>
          <dt>{problem.code}</dt>
          <dd>
            <code>{told.code}</code>
          </dd>
        </div>
        {told.message !== '' && (
          <div>
            <dt>{problem.said}</dt>
            <dd lang="en">
              <bdi>{told.message}</bdi>
            </dd>
          </div>
        )}
        {told.requestId !== null && (
          <div>
            <dt>{problem.request}</dt>
            <dd className="copyable">
              <code>{told.requestId}</code>
              <CopyButton text={told.requestId} label={problem.copyRequest} copied={problem.copied} />
            </dd>
          </div>
        )}
      </dl>
    </Disclosure>
  )
}

/** A problem above what can be mended in place. It takes the focus, for what was pressed is far below it. */
export function ProblemNotice({ told }: { told: Told }) {
  const box = useRef<HTMLDivElement>(null)
  // Each refusal is told, even where it reads as the one before.
  useEffect(() => {
    if (told) box.current?.focus()
  }, [told])
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <ProblemText told={told} />
        <ProblemDetails told={told} />
      </div>
    </div>
  )
}
