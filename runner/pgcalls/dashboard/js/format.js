// Numbers and instants as people read them, in the language of the page and the client's zone.

import { t, tag } from "./text.js";

const DAY = 86400000;
let zone = "UTC";
let currency = null;

/** Read instants in a client's zone, and sums in its currency. */
export function readAs(newZone, newCurrency) {
  zone = newZone ?? "UTC";
  currency = newCurrency;
}

/** The zone's name for people. */
export function zoneName() {
  return zone.replaceAll("_", " ");
}

export function number(value, digits = 0) {
  if (value === null || value === undefined) return "–";
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(value);
}

export function money(value, digits = 2) {
  if (value === null || value === undefined) return "–";
  const style = currency ? { style: "currency", currency } : {};
  // NZ$ and US$, which at home are both called $: the English of no country.
  const world = tag().replace(/^en.*/, "en-001");
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(world, { ...style, ...places }).format(value);
}

export function percent(value, digits = 0) {
  if (value === null || value === undefined) return "–";
  const places = { style: "percent", maximumFractionDigits: digits };
  return new Intl.NumberFormat(tag(), places).format(value / 100);
}

export function seconds(value) {
  return value === null || value === undefined ? "–" : t("seconds", number(value, value < 10 ? 2 : 0));
}

/** A length as a clock shows it: 1:34, or 1:02:07. */
export function length(value) {
  if (value === null || value === undefined) return "–";
  const whole = Math.max(0, Math.round(value));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(whole / 3600);
  return hours ? `${hours}:${parts.join(":")}` : parts.join(":").replace(/^0/, "");
}

function when(options, at) {
  return new Intl.DateTimeFormat(tag(), { timeZone: zone, ...options }).format(new Date(at));
}

export function moment(at) {
  return at ? when({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }, at) : "–";
}

export function fullMoment(at) {
  return at ? when({ dateStyle: "full", timeStyle: "medium" }, at) : "–";
}

export function clock(at) {
  return at ? when({ hour: "numeric", minute: "2-digit", second: "2-digit" }, at) : "–";
}

/** A day such as 2026-11-20, which is no instant and in no zone. */
export function dayName(day, options = { weekday: "short", day: "numeric", month: "short" }) {
  return new Intl.DateTimeFormat(tag(), { timeZone: "UTC", ...options }).format(new Date(`${day}T00:00Z`));
}

/** Today in the client's zone. */
export function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());
}

export function addDays(day, days) {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY);
}

/** The instant at which a day begins in the client's zone. */
export function midnight(day) {
  const guess = Date.parse(`${day}T00:00Z`);
  // Twice, for a day whose clocks change between midnight there and midnight in UTC.
  let at = guess;
  for (let round = 0; round < 2; round++) at = guess - offset(at);
  return new Date(at).toISOString();
}

function offset(at) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(at);
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map((p) => [p.type, Number(p.value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
