import { Component, type ReactNode } from 'react'
import { ownRefusal } from '../ask.ts'
import { chooseLanguage } from '../language/choose-language.ts'
import { Page } from './page-context.ts'
import { ProblemText } from './problem.tsx'

/** What is left to say where this page itself is wrong. React asks for a class here. */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    const words = chooseLanguage(navigator.languages)
    return (
      <Page value={{ words, app: 'Mallet', customer: words.somebody }}>
        <main className="card">
          <h1>{words.problem.generalTitle}</h1>
          <ProblemText told={ownRefusal('crashed')} />
        </main>
      </Page>
    )
  }
}
