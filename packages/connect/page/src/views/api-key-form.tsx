import { useEffect, useRef, useState } from 'react'
import type { Credentials, Integration, Session, Told } from '../ask.ts'
import { checkField, FIELDS, type FieldName } from '../check-field.ts'
import type { Catalogue } from '../language/en.ts'
import { fill } from '../language/fill.ts'
import { Button } from '../parts/button.tsx'
import { Ends } from '../parts/ends.tsx'
import { HelpLink } from '../parts/help-link.tsx'
import { Icon } from '../parts/icon.tsx'
import { KeyField } from '../parts/key-field.tsx'
import { usePage } from '../parts/page-context.ts'
import { ProblemNotice } from '../parts/problem.tsx'
import { RepairNote } from '../parts/repair-note.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

type FormWord = keyof Catalogue['form']
type Values = Readonly<Record<FieldName, string>>
type Faults = Readonly<Partial<Record<FieldName, FormWord>>>

/** Which fields a refusal is about. */
const REFUSED: Readonly<Record<string, Faults>> = {
  invalid_credentials: { accessKey: 'refusedPair', accessKeySecret: 'refusedPair' },
  wrong_base_url: { baseUrl: 'refusedUrl' },
  egress_refused: { baseUrl: 'refusedUrl' },
}

interface ApiKeyFormProps {
  readonly session: Session
  readonly integration: Integration
  readonly isTesting: boolean
  readonly refusal: Told | null
  readonly logo: string | null
  onSend(credentials: Credentials): void
  onTyped(isDirty: boolean): void
}

/** What was typed stays while Gong is asked and after it refused, and lives in this form alone. */
export function ApiKeyForm(props: ApiKeyFormProps) {
  const { session, integration, isTesting, refusal, logo, onSend, onTyped } = props
  const { words } = usePage()
  const { form } = words
  const { preset } = session
  const [values, setValues] = useState<Values>({
    accessKey: preset.accessKey ?? '',
    accessKeySecret: '',
    baseUrl: preset.baseUrl ?? '',
  })
  const [faults, setFaults] = useState<Faults>({})
  /** How often it was sent with faults: each time the summary takes the focus. */
  const [complaints, setComplaints] = useState(0)
  const element = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (refusal) setFaults(REFUSED[refusal.code] ?? {})
  }, [refusal])

  function check(name: FieldName, given: Values): Faults {
    const fault = checkField(name, given[name].trim())
    const { [name]: _, ...others } = faults
    return fault === undefined ? others : { ...others, [name]: fault }
  }

  function change(name: FieldName, value: string) {
    const changed = { ...values, [name]: value }
    setValues(changed)
    onTyped(FIELDS.some((field) => changed[field] !== (field === 'accessKeySecret' ? '' : (preset[field] ?? ''))))
    // Nobody is corrected while still typing; what was found wrong is looked at again with every letter.
    if (faults[name] === 'refusedPair') setFaults({})
    else if (faults[name] !== undefined) setFaults(check(name, changed))
  }

  function send() {
    if (isTesting) return
    const found = Object.fromEntries(
      FIELDS.flatMap((name) => {
        const fault = checkField(name, values[name].trim())
        return fault === undefined ? [] : [[name, fault]]
      }),
    )
    setFaults(found)
    if (Object.keys(found).length > 0) return setComplaints(complaints + 1)
    setComplaints(0)
    onSend({
      accessKey: values.accessKey.trim(),
      accessKeySecret: values.accessKeySecret.trim(),
      baseUrl: new URL(values.baseUrl.trim()).origin,
    })
  }

  const labels = { accessKey: form.accessKey, accessKeySecret: form.secret, baseUrl: form.baseUrl }
  const wrong = FIELDS.filter((name) => faults[name] !== undefined)
  const wordOf = (name: FieldName) => {
    const fault = faults[name]
    return fault === undefined ? undefined : String(form[fault])
  }
  return (
    <form
      ref={element}
      noValidate
      aria-busy={isTesting}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <View
        title={session.repair ? words.intro.repairTitle : form.title}
        lead={<RichText text={form.lead} />}
        above={<Ends logo={logo} />}
        actions={
          <>
            <Button look="primary" type="submit" isBusy={isTesting}>
              {isTesting ? form.testing : form.submit}
            </Button>
            <span className="visually-hidden" role="status">
              {isTesting ? form.testing : ''}
            </span>
          </>
        }
      >
        <RepairNote repair={session.repair} />
        {complaints > 0 && wrong.length > 0 && (
          <FaultSummary key={complaints} count={wrong.length}>
            {wrong.map((name) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  onClick={(event) => {
                    event.preventDefault()
                    element.current?.querySelector<HTMLInputElement>(`#${name}`)?.focus()
                  }}
                >
                  {labels[name]}
                </a>
                {': '}
                {wordOf(name)}
              </li>
            ))}
          </FaultSummary>
        )}
        {complaints === 0 && refusal && !isTesting && <ProblemNotice told={refusal} />}
        <div className="fields">
          {FIELDS.map((name) => (
            <KeyField
              key={name}
              name={name}
              value={values[name]}
              fault={wordOf(name)}
              isPreset={name !== 'accessKeySecret' && preset[name] !== undefined}
              onChange={(value) => change(name, value)}
              // A field that was only passed through on the way is not wrong yet.
              onLeave={() => values[name] !== '' && setFaults(check(name, values))}
            />
          ))}
        </div>
        <p className="small-print with-icon">
          <Icon name="shield" />
          <span>{form.safe}</span>
        </p>
        <HelpLink url={integration.helpUrl} />
      </View>
    </form>
  )
}

/** What is wrong, above the fields, with a way to each. */
function FaultSummary({ count, children }: { count: number; children: React.ReactNode }) {
  const { faults } = usePage().words.form
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <p className="cause">{fill(count === 1 ? faults.one : faults.other, { count })}</p>
        <ul className="lines">{children}</ul>
      </div>
    </div>
  )
}
