// @ts-check

/**
 * The one element under `root` that the selector names, as the kind that the caller needs.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): T, prototype: T }} kind
 * @returns {T}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`This page has no ${kind.name} ${selector}`)
  return found
}

/**
 * The place that a page's markup leaves for a value.
 *
 * @param {ParentNode} root
 * @param {string} name
 */
export const slot = (root, name) => find(root, `[data-slot="${name}"]`, HTMLElement)

/**
 * Puts text into a slot. Text that is there already is left alone, so that selections and screen readers are too.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} text
 */
export function setText(root, name, text) {
  const place = slot(root, name)
  if (place.textContent !== text) place.textContent = text
}

/**
 * A copy of the first element of a template.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function fromTemplate(id) {
  const template = find(document, `#${id}`, HTMLTemplateElement)
  return document.importNode(find(template.content, '*', HTMLElement), true)
}
