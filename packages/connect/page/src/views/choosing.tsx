import { useRef, useState } from 'react'
import type { Choices, Configuration, Told } from '../ask.ts'
import {
  type Chosen,
  type ChosenFault,
  chosenFrom,
  configurationOf,
  faultsOf,
  SINCE_PRESETS,
  type SincePreset,
} from '../choose-configuration.ts'
import type { Catalogue } from '../language/en.ts'
import { fill } from '../language/fill.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { NotGranted } from '../parts/not-granted.tsx'
import { Option } from '../parts/option.tsx'
import { usePage } from '../parts/page-context.ts'
import { ProblemNotice } from '../parts/problem.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

interface ChoosingProps {
  readonly choices: Choices
  readonly notGranted: readonly string[]
  readonly isSaving: boolean
  readonly refusal: Told | null
  onFinish(configuration: Configuration): void
}

const SINCE_WORDS = {
  all: 'sinceAll',
  year: 'sinceYear',
  quarter: 'sinceQuarter',
  month: 'sinceMonth',
  date: 'sinceDate',
} as const satisfies Record<SincePreset, keyof Catalogue['choosing']>

/** What is read of the company that was linked. Everything has a sensible value already. */
export function Choosing({ choices, notGranted, isSaving, refusal, onFinish }: ChoosingProps) {
  const { words, app } = usePage()
  const { choosing } = words
  const models = choices.models.map(({ model }) => model)
  const [chosen, setChosen] = useState<Chosen>(() => chosenFrom(choices.chosen, models))
  const [faults, setFaults] = useState<readonly ChosenFault[]>([])
  const form = useRef<HTMLFormElement>(null)

  function change(changes: Partial<Chosen>) {
    const changed = { ...chosen, ...changes }
    setChosen(changed)
    if (faults.length > 0) setFaults(faultsOf(changed, new Date()))
  }

  function send() {
    if (isSaving) return
    const found = faultsOf(chosen, new Date())
    setFaults(found)
    if (found[0]) return form.current?.querySelector<HTMLElement>(`[data-fault="${found[0]}"] input`)?.focus()
    onFinish(configurationOf(chosen, models, new Date()))
  }

  const toggle = <T extends string>(list: readonly T[], one: T, isIn: boolean): T[] =>
    isIn ? [...list, one] : list.filter((other) => other !== one)
  const fault = (name: ChosenFault) =>
    faults.includes(name) && (
      <p className="fault" role="alert">
        <Icon name="alert" />
        {choosing[name]}
      </p>
    )
  const { workspaceIds } = chosen
  return (
    <form
      ref={form}
      noValidate
      aria-busy={isSaving}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <View
        title={fill(choosing.title, { app })}
        lead={choosing.lead}
        actions={
          <>
            <Button look="primary" type="submit" isBusy={isSaving}>
              {isSaving ? choosing.saving : choosing.save}
            </Button>
            <p className="small-print">{choosing.later}</p>
          </>
        }
      >
        {refusal && !isSaving && <ProblemNotice told={refusal} />}
        <NotGranted scopes={notGranted} />
        {choices.workspaces.length > 1 && (
          <fieldset data-fault="someMissing">
            <legend>{choosing.workspaces}</legend>
            <Option
              type="radio"
              name="workspaces"
              label={choosing.allWorkspaces}
              isChosen={workspaceIds === null}
              onChoose={() => change({ workspaceIds: null })}
            />
            <Option
              type="radio"
              name="workspaces"
              label={choosing.someWorkspaces}
              isChosen={workspaceIds !== null}
              onChoose={() => change({ workspaceIds: choices.workspaces.map(({ id }) => id) })}
            />
            {workspaceIds !== null && (
              <div className="within">
                {choices.workspaces.map(({ id, name }) => (
                  <Option
                    key={id}
                    type="checkbox"
                    name={`workspace-${id}`}
                    label={<bdi>{name}</bdi>}
                    isChosen={workspaceIds.includes(id)}
                    onChoose={(isIn) => change({ workspaceIds: toggle(workspaceIds, id, isIn) })}
                  />
                ))}
              </div>
            )}
            {fault('someMissing')}
          </fieldset>
        )}
        <fieldset data-fault="sinceMissing">
          <legend>{choosing.since}</legend>
          <div className="segments">
            {SINCE_PRESETS.map((preset) => (
              <Option
                key={preset}
                type="radio"
                name="since"
                label={choosing[SINCE_WORDS[preset]]}
                isChosen={chosen.since === preset}
                onChoose={() => change({ since: preset })}
              />
            ))}
          </div>
          {chosen.since === 'date' && (
            <div className="field within">
              <label htmlFor="since-date">{choosing.sinceDateLabel}</label>
              <input
                id="since-date"
                type="date"
                value={chosen.date}
                onChange={({ currentTarget }) => change({ date: currentTarget.value })}
              />
            </div>
          )}
          {fault('sinceMissing')}
        </fieldset>
        <fieldset>
          <legend>{choosing.models}</legend>
          {choices.models.map(({ model, required }) => (
            <Option
              key={model}
              type="checkbox"
              name={`model-${model}`}
              label={
                <>
                  {nameOf(model, words)} {required && <span className="badge">{choosing.required}</span>}
                </>
              }
              isFixed={required}
              isChosen={required || chosen.models.includes(model)}
              onChoose={(isIn) => change({ models: toggle(chosen.models, model, isIn) })}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{choosing.private}</legend>
          <Option
            type="radio"
            name="private"
            label={choosing.privateLeave}
            hint={choosing.privateLeaveHint}
            isChosen={!chosen.privateCalls}
            onChoose={() => change({ privateCalls: false })}
          />
          <Option
            type="radio"
            name="private"
            label={choosing.privateRead}
            hint={<RichText text={choosing.privateReadHint} />}
            isChosen={chosen.privateCalls}
            onChoose={() => change({ privateCalls: true })}
          />
        </fieldset>
      </View>
    </form>
  )
}

type ModelWords = Catalogue['choosing']['model']
const isKnown = (model: string, names: ModelWords): model is keyof ModelWords => Object.hasOwn(names, model)

/** Of a server that is newer than this page, the name itself. */
const nameOf = (model: string, { choosing }: Catalogue) =>
  isKnown(model, choosing.model) ? choosing.model[model] : model
