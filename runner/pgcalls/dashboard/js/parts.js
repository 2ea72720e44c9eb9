// The parts of the page, each drawn from what the API answered.

import { lasted, who } from "./call.js";
import { hours, nothing, shares, timeline } from "./charts.js";
import { el, marked, said } from "./dom.js";
import { dayName, length, moment, money, number, percent, seconds } from "./format.js";
import { counted, t, tag, word } from "./text.js";

const TONES = { positive: "good", negative: "bad", mixed: "mixed" };

/** Share of the calls whose mood is known that were positive, in per cent. */
function mood(lines) {
  const known = lines.filter((line) => line.sentiment !== null);
  const all = known.reduce((sum, line) => sum + line.calls, 0);
  const good = known.find((line) => line.sentiment === "positive")?.calls ?? 0;
  return all ? (100 * good) / all : null;
}

/** What is measured: how a period says it, how a day, and how it is written. */
export const MEASURES = {
  calls: {
    whole: (a) => a.total_calls, daily: (d) => d.calls, extra: (d) => d.unanswered_calls, show: number,
    sub: (a) => t("sub_calls", number(a.unanswered_calls)), shape: "columns",
  },
  minutes: {
    whole: (a) => a.total_minutes, daily: (d) => d.minutes, show: (v) => number(v, v < 10 ? 1 : 0),
    sub: (a) => t("sub_minutes", length(a.avg_duration_seconds)), shape: "columns",
  },
  cost: {
    whole: (a) => a.total_cost, daily: (d) => d.cost, show: (v, axis) => money(v, v >= (axis ? 10 : 10000) ? 0 : 2),
    sub: (a) => a.unpriced_calls ? t("sub_unpriced", number(a.unpriced_calls)) : t("sub_cost", money(a.avg_cost)),
    shape: "columns",
  },
  conversion: {
    whole: (a) => a.conversion_rate, daily: (d) => d.conversion_rate, show: (v) => percent(v, 1),
    sub: (a) => counted("demo", a.demos), shape: "line", top: 100,
  },
  mood: {
    whole: (a) => mood(a.by_sentiment), daily: (d) => mood(d.by_sentiment), show: (v) => percent(v),
    sub: (a) => t("sub_mood", number(a.by_sentiment.find((line) => line.sentiment === "negative")?.calls ?? 0)),
    shape: "line", top: 100,
  },
  response: {
    whole: (a) => a.response_p50_seconds, daily: (d) => d.response_p50_seconds, show: (v) => seconds(v),
    sub: (a) => t("sub_response", seconds(a.response_p95_seconds)), shape: "line",
  },
};

/** The figures of the period, each a button that chooses what the chart shows. */
export function tiles(analytics, before, chosen, choose) {
  return Object.entries(MEASURES).map(([key, measure]) => {
    const value = measure.whole(analytics);
    return el("button", {
      type: "button", class: "tile", "data-key": `tile-${key}`, "data-measure": key,
      "aria-pressed": String(key === chosen), click: () => choose(key),
    },
    el("span", { class: "name" }, t(key)),
    el("span", { class: "value" }, measure.show(value)),
    el("span", { class: "sub" }, analytics.total_calls ? measure.sub(analytics) : " "),
    el("span", { class: "change" }, change(value, before && measure.whole(before), key)));
  });
}

function change(now, before, key) {
  if (now === null || before === null || before === undefined || !Number(before)) return "";
  const asShare = key === "conversion" || key === "mood";
  const difference = asShare ? now - before : (100 * (now - before)) / before;
  if (Math.abs(difference) < 0.5) return "=";
  if (Math.abs(difference) > 999) return "";
  const size = Math.abs(difference);
  return `${difference > 0 ? "▲" : "▼"} ${asShare ? t("points", number(size)) : percent(size)}`;
}

/** The chart of a measure by day. */
export function days(analytics, key, readout) {
  const measure = MEASURES[key];
  const line = measure.shape === "line";
  const points = analytics.by_day.map((day) => {
    const value = measure.daily(day);
    const extra = measure.extra?.(day) ?? 0;
    const rest = line ? ` · ${counted("call", day.calls)}` : extra ? ` · ${t("sub_calls", number(extra))}` : "";
    return { day: day.day, value, extra, name: dayName(day.day), text: measure.show(value) + rest };
  });
  return timeline({
    label: t("by_day", t(key)), points, shape: measure.shape, show: measure.show, top: measure.top, readout,
    // Of many days only the first of a month has a name.
    short: points.length <= 120
      ? (point) => dayName(point.day, { day: "numeric", month: "short" })
      : (point) => point.day.endsWith("-01") && dayName(point.day, { month: "short" }),
  });
}

export function outcomes(analytics, chosen, choose) {
  return shares(analytics.by_outcome, {
    label: (line) => word(line.outcome), value: (line) => line.outcome, choose, chosen, show: number,
  });
}

export function moods(analytics, chosen, choose) {
  return shares(analytics.by_sentiment, {
    label: (line) => word(line.sentiment), value: (line) => line.sentiment, choose, chosen, show: number,
    tone: (line) => TONES[line.sentiment] ?? "plain",
  });
}

export function busiest(analytics) {
  return hours(analytics.by_hour, (hour) => `${String(hour).padStart(2, "0")}:00`);
}

/** Assistants beside each other; choosing one narrows the page to it. */
export function assistants(analytics, name, choose) {
  const columns = ["calls", "minutes", "cost", "conversion", "p50", "p95", "success"];
  return el("table", {},
    el("caption", { class: "hidden" }, t("assistants")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("assistant")), columns.map((key) => el("th", { scope: "col", class: "num" }, t(key))))),
    el("tbody", {}, analytics.by_assistant.map((line) =>
      el("tr", {},
        el("th", { scope: "row" }, el("button", {
          type: "button", class: "link", "data-key": `assistant-${line.assistant_id}`, click: () => choose(line.assistant_id),
        }, said(name(line.assistant_id)))),
        [number(line.calls), number(line.minutes), money(line.cost), percent(line.conversion_rate, 1),
          seconds(line.response_p50_seconds), seconds(line.response_p95_seconds), percent(line.tool_success_rate)]
          .map((text) => el("td", { class: "num" }, text))))));
}

/** What is unlike the client's own calls; choosing one lists its calls. */
export function unusual(patterns, known, choose) {
  if (!patterns.length) return nothing(known >= 30 ? "no_unusual" : "unusual_few");
  return el("ul", { class: "unusual" }, patterns.slice(0, 6).map((pattern, place) =>
    el("li", {}, el("button", { type: "button", class: "row", "data-key": `unusual-${place}`, click: () => choose(pattern) },
      el("span", { class: "name" }, word(pattern.pattern)),
      said(pattern.reason, "span", { class: "muted", lang: "en" }),
      el("span", { class: "muted" }, `${moment(pattern.first_at)} · ${counted("call", pattern.call_count)}`)))));
}

/** The calls of this moment. */
export function onThePhone(active, name, open) {
  if (!active.length) return el("p", { class: "muted" }, t("nobody"));
  return el("ul", { class: "active" }, active.map((call) =>
    el("li", {}, el("button", { type: "button", class: "row", "data-key": `now-${call.id}`, click: () => open(call.id) },
      el("span", { class: "name" }, el("span", { class: "pulse", "aria-hidden": "true" }), said(who(call))),
      el("span", { class: "clock num", "data-since": call.started_at }, length(lasted(call))),
      said(name(call.assistant_id), "span", { class: "muted" }),
      el("span", { class: "muted num" }, counted("turn", call.message_count))))));
}

/** Calls, the newest first. */
export function callTable(calls, name, open) {
  const heads = ["caller", "assistant", "started", "length", "outcome", "sentiment", "cost"];
  return el("table", { class: "calls" },
    el("caption", { class: "hidden" }, t("latest")),
    el("thead", {}, el("tr", {}, heads.map((key) => el("th", { scope: "col", class: key === "cost" || key === "length" ? "num" : "" }, t(key))))),
    el("tbody", {}, calls.map((call) =>
      el("tr", { "data-call": call.id },
        el("th", { scope: "row" },
          el("button", { type: "button", class: "link", "data-key": `call-${call.id}`, click: () => open(call.id) }, said(who(call))),
          call.summary && said(call.summary, "span", { class: "muted line" })),
        el("td", { class: "by-assistant" }, said(name(call.assistant_id))),
        el("td", { class: "at" }, el("time", { datetime: call.started_at }, moment(call.started_at))),
        el("td", { class: "num" }, call.ended_at ? length(call.duration_seconds) : el("span", { class: "live-word" }, word("active"))),
        el("td", { class: "result" }, call.call_outcome ? said(word(call.call_outcome), "span", { class: "chip" }) : ""),
        el("td", { class: "mood" }, call.sentiment && el("span", { class: `tone ${TONES[call.sentiment] ?? "plain"}` }, word(call.sentiment))),
        el("td", { class: "num" }, money(call.cost_total))))));
}

/** What a search found: calls, then single turns. */
export function found(sessions, messages, open) {
  if (!sessions.length && !messages.length) return el("p", { class: "muted" }, t("nothing_found"));
  const line = (key, id, head, at, snippet) => el("li", {},
    el("button", { type: "button", class: "row", "data-key": key, click: () => open(id) },
      el("span", { class: "name" }, said(head)), el("span", { class: "muted" }, moment(at)),
      el("span", { class: "snippet", dir: "auto" }, marked(snippet))));
  return [
    sessions.length > 0 && el("ul", { class: "found" }, sessions.map((call) =>
      line(`found-${call.id}`, call.id, who(call), call.started_at, call.snippet))),
    messages.length > 0 && [el("h3", {}, t("in_turns")), el("ul", { class: "found" }, messages.map((turn) =>
      line(`turn-${turn.message_id}`, turn.id, t(turn.role), turn.created_at, turn.snippet)))],
  ];
}

/** Dates for the heading: 1 to 30 November. */
export function period(from, to) {
  const form = new Intl.DateTimeFormat(tag(), { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  return form.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
}
