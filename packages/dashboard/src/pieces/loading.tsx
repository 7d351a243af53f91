/** Named, since a bar that moves says nothing to whoever cannot see it. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="quiet loading" role="status">
      Reading {what}
    </p>
  )
}
