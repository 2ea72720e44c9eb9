// The page: who looks at what, and following it without reloading.

import { dates, during, readAddress, view, writeAddress } from "./address.js";
import { API, ApiError, calls, claims, expiredAt, keepToken, rows, rpc, takeToken } from "./api.js";
import { callDialog } from "./call.js";
import { nothing } from "./charts.js";
import { el, swap } from "./dom.js";
import { addDays, daysBetween, fullMoment, length, midnight, readAs, zoneName } from "./format.js";
import { frame, signInForm } from "./frame.js";
import { assistants, busiest, callTable, days, found, moods, onThePhone, outcomes, period, tiles, unusual } from "./parts.js";
import { counted, lang, speak, t, word } from "./text.js";

const PAGE = 20;
const UNASSIGNED = "00000000-0000-0000-0000-000000000000";
const FOLLOW = 4000;
const REFRESH = 60000;
const LOOK_FOR_UNUSUAL = 300000;

const app = document.getElementById("app");
let data = {};
let parts = {};
let dialog;
let timer = 0;
let asked = new AbortController();
let asking = 0;

function otherLanguage() {
  speak(lang() === "ar" ? "en" : "ar");
  writeAddress();
  begin();
}

// Signing in.

function signIn(reason) {
  clearTimeout(timer);
  asking++;
  asked.abort();
  dialog?.dialog.close();
  data = {};
  const open = (token) => {
    keepToken(token);
    begin();
  };
  swap(app, signInForm(reason, { open, otherLanguage }));
  document.getElementById("token").focus();
}

function signOut() {
  keepToken("");
  signIn();
}

/** What went wrong: a bad token asks for another, what passes is waited for. */
function failed(error) {
  if (error.name === "AbortError") return;
  const over = expiredAt();
  if (error.status === 401 || error.status === 403) {
    // One of several requests has been first.
    if (!claims()) return;
    keepToken("");
    signIn(over ? t("expired", fullMoment(over)) : t("refused_token", error.message));
  } else if (!(error instanceof ApiError)) throw error;
  else if (parts.notice) {
    const text = error.status ? t("failed", error.message) : t("lost", fullMoment(data.at ?? Date.now()));
    if (parts.notice.textContent !== text) parts.notice.textContent = text;
    parts.notice.hidden = false;
    parts.live.textContent = t("waiting");
    parts.live.className = "live lost";
  }
}

// What is looked at.

function assistantName(id) {
  return data.names?.get(id) ?? (id === UNASSIGNED ? t("unassigned") : String(id).slice(0, 8));
}

function choose(changes) {
  Object.assign(view, changes);
  writeAddress();
  load();
}

function listFilter() {
  const { filter } = view;
  if (!filter) return during();
  if (filter.ids) return { id: `in.(${filter.ids.join(",")})` };
  const is = filter.value === null ? "is.null" : `eq.${filter.value}`;
  // The figures count calls that have ended.
  return { ...during(), ended_at: "not.is.null", [filter.column]: is };
}

/** What a function is told of the assistant that was chosen. */
function narrowed() {
  return view.assistant ? { assistant_id: view.assistant } : {};
}

async function analyse(signal) {
  const [start_date, end_date] = dates();
  const size = daysBetween(start_date, end_date) + 1;
  const given = narrowed();
  const [now, before] = await Promise.all([
    rpc("get_client_call_analytics", { start_date, end_date, ...given }, signal),
    view.range === "today" ? null : rpc("get_client_call_analytics", {
      start_date: addDays(start_date, -size), end_date: addDays(start_date, -1), ...given,
    }, signal),
  ]);
  return { analytics: now, before, size, analysedAt: Date.now() };
}

async function lookForUnusual(signal, turn) {
  const [from, to] = dates();
  const since = daysBetween(from, to) > 91 ? addDays(to, -91) : from;
  // 92 days at most, which a clock put back would make longer.
  const until = new Date(Math.min(Date.parse(midnight(addDays(to, 1))), Date.parse(midnight(since)) + 92 * 86400000));
  data.lookedAt = Date.now();
  try {
    const patterns = await rpc("unusual_call_patterns", { since: midnight(since), until: until.toISOString(), ...narrowed() }, signal);
    if (turn !== asking) return;
    data.patterns = patterns;
    drawUnusual();
  } catch (error) {
    failed(error);
  }
}

async function look(signal) {
  const [active, latest] = await Promise.all([
    calls({ assistant: view.assistant, filter: { ended_at: "is.null" }, limit: 50 }, signal),
    calls({ assistant: view.assistant, filter: listFilter(), limit: PAGE }, signal),
  ]);
  return { active, latest, at: Date.now() };
}

/** Everything, anew: when something else is looked at. */
async function load() {
  clearTimeout(timer);
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const turn = ++asking;
  app.setAttribute("aria-busy", "true");
  try {
    const [figures, seen] = await Promise.all([analyse(signal), look(signal)]);
    if (turn !== asking) return;
    data = { ...data, ...figures, ...seen, patterns: null, more: [], ends: seen.latest.length < PAGE };
    readAs(data.analytics.timezone, data.analytics.currency);
    drawAll();
    answered();
    // It compares every call with every other: nobody waits for it.
    lookForUnusual(signal, turn);
  } catch (error) {
    failed(error);
  } finally {
    if (turn === asking) app.removeAttribute("aria-busy");
  }
  if (turn === asking) again();
}

function again() {
  clearTimeout(timer);
  if (parts.notice?.isConnected) timer = setTimeout(follow, FOLLOW);
}

/** What has changed since: calls of this moment and the newest ones, then the figures. */
async function follow() {
  if (document.hidden) return again();
  const turn = asking;
  const { signal } = asked;
  if (expiredAt()) return failed(new ApiError(401, ""));
  try {
    if (!data.analytics) return load();
    const seen = await look(signal);
    if (turn !== asking) return undefined;
    const isNew = JSON.stringify([seen.active, seen.latest]) !== JSON.stringify([data.active, data.latest]);
    data = { ...data, ...seen, ...pushedDown(seen.latest) };
    if (isNew) drawCalls();
    if (isNew || Date.now() - data.analysedAt > REFRESH) {
      const figures = await analyse(signal);
      if (turn !== asking) return undefined;
      const differs = JSON.stringify(figures.analytics) !== JSON.stringify(data.analytics);
      data = { ...data, ...figures };
      if (differs) drawFigures();
    }
    if (Date.now() - data.lookedAt > LOOK_FOR_UNUSUAL) lookForUnusual(signal, turn);
    answered();
  } catch (error) {
    failed(error);
  }
  if (turn === asking) again();
  return undefined;
}

/** The calls below the first page, when new ones push some of it down. */
function pushedDown(latest) {
  if (!data.more.length) return { ends: latest.length < PAGE };
  const still = new Set(latest.map((call) => call.id));
  return { more: [...data.latest.filter((call) => !still.has(call.id)), ...data.more] };
}

function answered() {
  parts.notice.hidden = true;
  parts.live.textContent = t("live");
  parts.live.className = "live";
}

// Search.

let searching = new AbortController();

async function search(query) {
  view.query = query.trim();
  searching.abort();
  searching = new AbortController();
  if (!view.query) {
    data.found = null;
    drawCalls();
    return;
  }
  try {
    const given = { query: view.query, page_size: 20, ...narrowed() };
    const [sessions, messages] = await Promise.all([
      rpc("search_sessions", given, searching.signal), rpc("search_messages", given, searching.signal),
    ]);
    data.found = { sessions, messages };
    drawCalls();
  } catch (error) {
    failed(error);
  }
}

// Drawing.

function openCall(id) {
  writeAddress(id);
  dialog.open(id);
}

/** The focus goes back to the call, also where its line has been drawn anew. */
function closed(id) {
  writeAddress("");
  if (parts.main.contains(document.activeElement)) return;
  app.querySelector(`[data-key="call-${CSS.escape(id)}"]`)?.focus();
}

function drawFrame() {
  const title = data.client?.name || data.client?.client_id || t("title");
  dialog = callDialog({ assistantName, failed, closed });
  parts = frame(title, [...data.names], { choose, search, otherLanguage, signOut });
  swap(app, parts.all, dialog.dialog);
}

function drawAll() {
  parts.drawRanges();
  drawFigures();
  drawUnusual();
  drawCalls();
}

function drawFigures() {
  const { analytics, before } = data;
  const [from, to] = [analytics.start_date, analytics.end_date];
  swap(parts.period, `${period(from, to)} · ${zoneName()}`, before && ` · ▲▼ ${t("before", counted("day", data.size))}`);
  swap(parts.tiles, tiles(analytics, before, view.measure, (measure) => {
    view.measure = measure;
    drawFigures();
  }));
  const isEmpty = analytics.total_calls === 0;
  parts.main.toggleAttribute("data-empty", isEmpty);
  const isFresh = isEmpty && data.client && data.latest.length === 0 && data.client.current_month_calls === 0 && !before?.total_calls;
  parts.chartHead.textContent = t("by_day", t(view.measure));
  parts.readout.textContent = "";
  swap(parts.chart, isEmpty ? nothing(isFresh ? "fresh" : "empty", isFresh ? "fresh_help" : "empty_help") : days(analytics, view.measure, parts.readout));
  const filterBy = (column) => (value) => {
    const same = view.filter?.column === column && view.filter.value === value;
    choose({ filter: same ? null : { column, value, label: word(value) } });
  };
  const chosen = (column) => (view.filter?.column === column ? view.filter.value : undefined);
  swap(parts.outcomes, outcomes(analytics, chosen("call_outcome"), filterBy("call_outcome")));
  swap(parts.moods, moods(analytics, chosen("sentiment"), filterBy("sentiment")));
  swap(parts.hours, busiest(analytics));
  swap(parts.assistants, assistants(analytics, assistantName, (id) => {
    choose({ assistant: view.assistant === id ? "" : id });
    parts.selector.value = view.assistant;
  }));
}

function drawUnusual() {
  swap(parts.unusual, data.patterns && unusual(data.patterns, data.analytics.total_calls, (pattern) => choose({
    filter: { ids: pattern.session_ids.slice(0, 100), label: word(pattern.pattern) },
  })));
}

function drawCalls() {
  swap(parts.now, onThePhone(data.active, assistantName, openCall));
  const { filter } = view;
  parts.main.toggleAttribute("data-found", Boolean(data.found));
  swap(parts.listHead, data.found ? t("results") : t("latest"));
  const label = data.found ? view.query : filter?.label;
  swap(parts.chips, label && el("button", {
    type: "button", class: "chip", "data-key": "clear", "aria-label": `${t("clear")}: ${label}`,
    click: () => {
      parts.searchBox.value = "";
      if (data.found) search("");
      else choose({ filter: null });
    },
  }, el("bdi", {}, label), el("span", { "aria-hidden": "true" }, " ✕")));
  if (data.found) {
    swap(parts.list, found(data.found.sessions, data.found.messages, openCall));
    return;
  }
  const all = [...data.latest, ...data.more];
  swap(parts.list,
    all.length ? el("div", { class: "scrolls", tabindex: "0", role: "group", "aria-labelledby": "h-list" }, callTable(all, assistantName, openCall))
      : nothing("empty", "empty_help"),
    !data.ends && el("p", { class: "after" }, el("button", { type: "button", "data-key": "more", click: showMore }, t("more"))));
}

async function showMore() {
  const turn = asking;
  const last = [...data.latest, ...data.more].at(-1);
  try {
    const next = await calls({ assistant: view.assistant, filter: listFilter(), before: last, limit: PAGE }, asked.signal);
    if (turn !== asking) return;
    data.more = [...data.more, ...next];
    data.ends = next.length < PAGE;
    drawCalls();
  } catch (error) {
    failed(error);
  }
}

/** A clock beside each call of this moment goes on without asking anybody. */
function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    clock.textContent = length((Date.now() - Date.parse(clock.dataset.since)) / 1000);
  }
}

// From the start.

async function begin() {
  if (!claims()) return signIn(takeToken() ? t("not_a_token") : "");
  if (expiredAt()) return failed(new ApiError(401, ""));
  if (claims().role === "service_role") return keepToken("") ?? signIn(t("secret"));
  const call = new URLSearchParams(location.hash.slice(1)).get("call");
  const turn = ++asking;
  view.query = "";
  try {
    const [clients, names] = await Promise.all([
      rows("client_subscriptions", { select: "client_id,name,timezone,current_month_calls", limit: 1 }),
      rows("assistants", { select: "id,name", order: "name", limit: 500 }),
    ]);
    if (turn !== asking) return undefined;
    data = {
      client: clients[0],
      names: new Map(names.filter((a) => a.id !== UNASSIGNED).map((a) => [a.id, a.name || a.id.slice(0, 8)])),
    };
    readAs(clients[0]?.timezone ?? "UTC", null);
  } catch (error) {
    if (error instanceof ApiError && error.status !== 401 && error.status !== 403) {
      const text = error.status ? t("failed", error.message) : t("unreached");
      swap(app, el("main", { class: "sign-in" }, el("p", { role: "status" }, text), el("p", { class: "muted" }, t("asks", API))));
      timer = setTimeout(begin, FOLLOW);
      return undefined;
    }
    return failed(error);
  }
  drawFrame();
  await load();
  if (call) dialog.open(call);
  return undefined;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    parts.searchBox?.focus();
  }
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && data.analytics) follow();
});
addEventListener("hashchange", () => {
  if (new URLSearchParams(location.hash.slice(1)).has("token")) {
    takeToken();
    begin();
  }
});
setInterval(tick, 1000);
takeToken();
readAddress();
begin();
