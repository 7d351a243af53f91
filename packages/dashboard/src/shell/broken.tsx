import { Link } from '@tanstack/react-router'
import { asRefusal } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { Page } from './page.tsx'

/** A screen that failed while it was drawn. The rest of the page goes on. */
export function BrokenScreen({ error }: { readonly error: unknown }) {
  return (
    <Page title="This screen broke">
      <Failure error={asRefusal(error)} retry={() => window.location.reload()} />
    </Page>
  )
}

export function NoSuchScreen() {
  return (
    <Page title="There is no such page">
      <p>
        The address leads nowhere. <Link to="/">Getting started</Link> has ways to everything.
      </p>
    </Page>
  )
}
