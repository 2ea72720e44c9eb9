// Elements, and nothing else: what came from a call becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: functions listen, `style` goes by property, strings become text. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Make an element of a drawing. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else if (key === "style") {
      for (const [property, to] of Object.entries(value)) element.style.setProperty(property, to);
    } else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** Replace what an element holds; the focus stays on what has the same data-key. */
export function swap(element, ...children) {
  const active = document.activeElement;
  const key = element.contains(active) ? active?.getAttribute("data-key") : null;
  element.replaceChildren();
  append(element, children);
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Text that somebody said or typed, in whatever direction it runs. */
export function said(text, name = "span", attributes = {}) {
  return el(name, { dir: "auto", ...attributes }, text);
}

/** A snippet of the search, what was found marked. */
export function marked(snippet) {
  return snippet.split(/⟦([^⟧]*)⟧/).map((part, place) => (place % 2 ? el("mark", {}, part) : part));
}
