// @ts-check

/**
 * The element with that id. The page was made together with this script, so it is there.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function slot(id, type) {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new TypeError(`the page has no ${id}`)
  return found
}

/**
 * A new element with text in it, which is never read as markup.
 *
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
export function textElement(tag, text, className = '') {
  const element = document.createElement(tag)
  element.textContent = text
  element.className = className
  return element
}
