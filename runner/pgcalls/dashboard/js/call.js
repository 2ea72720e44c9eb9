// One call in a dialog at the side: who, what came of it, figures, turns and tool calls.

import { calls, rows, rpc } from "./api.js";
import { el, said, swap } from "./dom.js";
import { clock, length, moment, money, number, percent, seconds } from "./format.js";
import { t, word } from "./text.js";

const TURNS = 500;
const FOLLOWS = 3000;

/** Who called: what is known best. */
export function who(call) {
  return call.user_name || call.customer_number || call.user_phone || call.customer_address || t("unknown");
}

/** The length of a call until now. */
export function lasted(call) {
  return call.ended_at ? call.duration_seconds : (Date.now() - Date.parse(call.started_at)) / 1000;
}

/** The dialog; `failed` hears of errors, `closed` which call is shown no longer. */
export function callDialog({ assistantName, failed, closed }) {
  const title = el("h2", { id: "call-title" });
  const body = el("div", { class: "call-body" });
  const dialog = el("dialog", { class: "call", "aria-labelledby": "call-title" },
    el("div", { class: "call-head" }, title,
      el("button", { type: "button", class: "quiet", click: () => dialog.close() }, t("close"))),
    body);
  let timer = 0;
  let shown = null;
  let uuid = "";

  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    shown = null;
    closed(uuid);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  async function open(id) {
    clearTimeout(timer);
    shown = id;
    swap(title, "…");
    swap(body);
    if (!dialog.open) dialog.showModal();
    const state = { turns: [], document: null };
    await follow(id, state);
  }

  async function follow(id, state) {
    try {
      const document = await rpc("get_conversation_with_messages", {
        conversation_id: id, page_size: TURNS, after_seq: state.turns.at(-1)?.seq ?? 0,
      });
      // What was asked for may be the platform's id.
      const [[call], [figures]] = await Promise.all([
        calls({ filter: { id: `eq.${document.id}` }, limit: 1 }),
        rows("session_figures", { id: `eq.${document.id}` }),
      ]);
      if (shown !== id) return;
      uuid = document.id;
      state.turns.push(...document.messages);
      swap(title, said(who(call)));
      const more = document.has_more && el("button", {
        type: "button", "data-key": "more-turns", click: () => follow(id, state),
      }, t("more_turns"));
      const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < 80;
      const opened = new Set([...body.querySelectorAll("details[open]")].map((d) => d.dataset.key));
      swap(body, facts(call, figures, assistantName), summary(call), transcript(state.turns, document.tool_calls, opened), more);
      if (call.status === "active") {
        if (atEnd && state.document) body.scrollTop = body.scrollHeight;
        timer = setTimeout(() => shown === id && follow(id, state), FOLLOWS);
      }
      state.document = document;
    } catch (error) {
      if (shown !== id) return;
      if (error.status === 404) swap(body, el("p", { class: "muted" }, t("not_there")));
      else {
        failed(error);
        if (error.status === 0) timer = setTimeout(() => shown === id && follow(id, state), FOLLOWS);
      }
    }
  }

  return { dialog, open };
}

function facts(call, figures, assistantName) {
  const known = [
    ["status", word(call.status)],
    ["started", moment(call.started_at)],
    ["length", length(lasted(call))],
    ["outcome", call.call_outcome && said(word(call.call_outcome))],
    ["sentiment", call.sentiment && word(call.sentiment)],
    ["cost", call.cost_total !== null && money(call.cost_total, 4)],
    ["assistant", said(assistantName(call.assistant_id))],
    ["number", (call.customer_number ?? call.user_phone ?? call.customer_address) && el("bdi", {}, call.customer_number ?? call.user_phone ?? call.customer_address)],
    ["email", call.user_email && el("bdi", {}, call.user_email)],
    ["demo", call.demo_time && moment(call.demo_time)],
  ];
  const measured = figures ? [
    ["response", figures.response_p50_seconds !== null && seconds(figures.response_p50_seconds)],
    ["p95", figures.response_p95_seconds !== null && seconds(figures.response_p95_seconds)],
    ["talk", figures.talk_ratio !== null && percent(100 * figures.talk_ratio)],
    ["interruptions", figures.interruption_count !== null && number(figures.interruption_count)],
    ["silence", figures.longest_silence_seconds !== null && seconds(figures.longest_silence_seconds)],
    ["lead", figures.lead_score !== null && number(figures.lead_score)],
  ] : [];
  return [known, measured].map((pairs) =>
    el("dl", { class: "facts" }, pairs.filter(([, value]) => value).map(([key, value]) =>
      el("div", { "data-fact": key }, el("dt", {}, t(key)), el("dd", {}, value)))));
}

function summary(call) {
  return call.summary && [el("h3", {}, t("summary")), said(call.summary, "p", { class: "summary" })];
}

/** Turns in their order, each tool call after the last turn before it. */
function transcript(turns, tools, opened) {
  const lines = turns.map(turnLine);
  const after = turns.map(() => []);
  const first = [];
  for (const tool of tools) {
    const place = turns.findLastIndex((turn) => turn.created_at <= tool.started_at);
    (place < 0 ? first : after[place]).push(toolLine(tool, opened));
  }
  return [
    el("h3", {}, t("transcript")),
    lines.length || first.length
      ? el("ol", { class: "turns" }, first, lines.flatMap((line, n) => [line, after[n]]))
      : el("p", { class: "muted" }, t("no_turns")),
  ];
}

function turnLine(turn) {
  const role = ["agent", "user", "system"].includes(turn.role) ? turn.role : "agent";
  return el("li", { class: `turn ${role}` },
    el("p", { class: "by" }, t(role), " ", el("time", { datetime: turn.created_at }, clock(turn.created_at)),
      turn.interrupted && ` · ${t("interrupted")}`),
    said(turn.content, "p", { class: "said" }));
}

function toolLine(tool, opened) {
  const state = tool.success === null ? "running" : tool.success ? "ok" : "fault";
  const took = tool.duration_ms === null ? "" : ` · ${t("milliseconds", number(tool.duration_ms))}`;
  const shown = (key, value) => value !== null && value !== undefined && [
    el("p", { class: "by" }, t(key)),
    el("pre", { dir: "auto", tabindex: "0" }, typeof value === "string" ? value : JSON.stringify(value, null, 2)),
  ];
  return el("li", { class: "tool" },
    el("details", { "data-key": tool.id, open: opened.has(tool.id) },
      el("summary", {}, el("bdi", { class: "tool-name" }, tool.tool_name), " ", el("span", { class: `state ${state}` }, t(state)), took),
      shown("asked", tool.parameters), shown("replied", tool.result), shown("fault", tool.error_message)));
}
