// What is looked at, as the address keeps it: never the token.

import { addDays, daysBetween, midnight, today } from "./format.js";
import { lang, speak } from "./text.js";

/** How many days a choice has. */
export const RANGES = { today: 1, days_7: 7, days_30: 30, days_90: 90, year: 365 };

export const view = { range: "days_30", from: "", to: "", assistant: "", measure: "calls", filter: null, query: "" };

/** Whether two days are a range that one answer has room for. */
export function isRange(from, to) {
  const size = daysBetween(from, to);
  return size >= 0 && size < 366;
}

/** Look at what the address says; returns the id of an open call. */
export function readAddress() {
  const at = new URLSearchParams(location.hash.slice(1));
  const [from, to] = [at.get("from"), at.get("to")];
  if (isRange(from, to)) Object.assign(view, { range: "custom", from, to });
  else if (Object.hasOwn(RANGES, at.get("range"))) view.range = at.get("range");
  view.assistant = at.get("assistant") ?? "";
  speak(at.get("lang") ?? navigator.language.slice(0, 2));
  shine(at.get("theme"));
  return at.get("call");
}

/** Write what is looked at into the address, and the id of an open call. */
export function writeAddress(call) {
  const at = new URLSearchParams(location.hash.slice(1));
  const given = {
    range: view.range === "custom" ? "" : view.range, from: view.range === "custom" ? view.from : "",
    to: view.range === "custom" ? view.to : "", assistant: view.assistant, call,
    lang: lang(), theme: document.documentElement.dataset.theme ?? "",
  };
  for (const [key, value] of Object.entries(given)) {
    if (value) at.set(key, value);
    else if (value !== undefined) at.delete(key);
  }
  history.replaceState(null, "", `#${at}`);
}

function shine(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}

/** Light becomes dark, and dark light. */
export function otherTheme() {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.theme ?? (isDark ? "dark" : "light");
  shine(now === "dark" ? "light" : "dark");
  writeAddress();
}

/** The first and the last day. */
export function dates() {
  if (view.range === "custom") return [view.from, view.to];
  const to = today();
  return [addDays(to, 1 - RANGES[view.range]), to];
}

/** The same days as instants, for a list of calls. */
export function during() {
  const [from, to] = dates();
  return { and: `(started_at.gte.${midnight(from)},started_at.lt.${midnight(addDays(to, 1))})` };
}

