// The page before there is a token, and what stands on it from then on: controls and empty cards.

import { isRange, dates, otherTheme, RANGES, view } from "./address.js";
import { API } from "./api.js";
import { el, swap } from "./dom.js";
import { lang, t } from "./text.js";

/** The button that changes the language, in the other one. */
function languageButton(click) {
  const other = lang() === "ar" ? "en" : "ar";
  return el("button", { type: "button", class: "quiet", lang: other, "data-key": "language", click }, t("language"));
}

/** Ask for a token; `reason` says why, `open` gets it. */
export function signInForm(reason, { open, otherLanguage }) {
  const token = el("input", {
    id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true, autofocus: true, dir: "ltr",
    "aria-describedby": reason ? "reason token-help" : "token-help",
  });
  const submit = (event) => {
    event.preventDefault();
    open(token.value);
  };
  return el("main", { class: "sign-in" }, el("form", { submit },
    el("h1", {}, t("title")),
    reason && el("p", { role: "alert", id: "reason", class: "problem" }, reason),
    el("label", { for: "token" }, t("token")), token,
    el("p", { class: "muted", id: "token-help" }, t("token_help")),
    el("button", { class: "strong" }, t("open")),
    el("p", { class: "muted" }, t("asks", API)),
    el("p", {}, languageButton(otherLanguage))));
}

function card(name, heading, ...children) {
  return el("section", { class: `card card-${name}`, "aria-labelledby": `h-${name}` },
    el("h2", { id: `h-${name}` }, heading), children);
}

/** Choose days: so many until today, or any two. Returns the elements, and what draws them again. */
function chooseDays(choose) {
  const forgive = () => to.setCustomValidity("");
  const from = el("input", { type: "date", "aria-label": t("from"), required: true, input: forgive });
  const to = el("input", { type: "date", "aria-label": t("to"), required: true, input: forgive });
  const submit = (event) => {
    event.preventDefault();
    const [first, last] = [from.value, to.value].sort();
    to.setCustomValidity(isRange(first, last) ? "" : t("too_long"));
    if (custom.reportValidity()) choose({ range: "custom", from: first, to: last });
  };
  const custom = el("form", { class: "custom", hidden: view.range !== "custom", submit },
    from, el("span", { "aria-hidden": "true" }, "–"), to, el("button", {}, t("open")));
  [from.value, to.value] = [view.from, view.to];

  const ranges = el("div", { class: "ranges", role: "group", "aria-label": t("range") });
  const button = (key, click, more = {}) => el("button", {
    type: "button", "data-key": key, "aria-pressed": String(view.range === key), click, ...more,
  }, t(key));
  const redraw = () => swap(ranges,
    Object.keys(RANGES).map((key) => button(key, () => {
      custom.hidden = true;
      choose({ range: key, filter: null });
      redraw();
    })),
    button("custom", () => {
      custom.hidden = !custom.hidden;
      [from.value, to.value] = dates();
      redraw();
      if (!custom.hidden) from.focus();
    }, { "aria-expanded": String(!custom.hidden) }));
  redraw();
  return { ranges, custom, redraw };
}

/**
 * What stands on the page. `names` are [id, name] of the assistants; `on` is told what was chosen.
 * Returns the parts that are drawn again and again, and `all`, which holds them.
 */
export function frame(title, names, on) {
  const searchBox = el("input", {
    type: "search", id: "search", placeholder: t("search"), "aria-label": t("search"), autocomplete: "off",
    maxlength: "200", dir: "auto",
    input: () => searchBox.value === "" && view.query && on.search(""),
  });
  const find = (event) => {
    event.preventDefault();
    on.search(searchBox.value);
  };
  const skip = (event) => {
    event.preventDefault();
    main.focus();
  };
  const { ranges, custom, redraw } = chooseDays(on.choose);
  const selector = el("select", { "aria-label": t("assistant"), change: () => on.choose({ assistant: selector.value }) },
    el("option", { value: "" }, t("all_assistants")),
    names.map(([id, name]) => el("option", { value: id, selected: id === view.assistant }, name)));
  const scrolls = { class: "scrolls", tabindex: "0", role: "group" };
  const parts = {
    searchBox, selector, drawRanges: redraw,
    notice: el("p", { class: "notice", role: "status", hidden: true }),
    live: el("span", { class: "live" }, t("live")),
    period: el("p", { class: "muted" }),
    tiles: el("div", { class: "tiles", role: "group", "aria-label": t("figures") }),
    chartHead: el("h2", { id: "h-days" }), readout: el("p", { class: "readout" }), chart: el("div"),
    now: el("div"), outcomes: el("div"), moods: el("div"), hours: el("div"),
    assistants: el("div", { ...scrolls, "aria-labelledby": "h-assistants" }),
    unusual: el("div"),
    listHead: el("h2", { id: "h-list" }), chips: el("div", { class: "chips" }), list: el("div"),
  };
  const main = el("main", { id: "main", tabindex: "-1" },
    parts.notice,
    el("div", { class: "controls" }, ranges, custom, names.length > 1 && selector, parts.period),
    parts.tiles,
    el("div", { class: "cards" },
      el("section", { class: "card card-days", "aria-labelledby": "h-days" }, parts.chartHead, parts.readout, parts.chart),
      card("now", t("now"), parts.now),
      card("outcomes", t("outcomes"), parts.outcomes),
      card("moods", t("moods"), parts.moods),
      card("hours", t("hours"), parts.hours),
      card("assistants", t("assistants"), parts.assistants),
      card("unusual", t("unusual"), parts.unusual),
      el("section", { class: "card card-list", "aria-labelledby": "h-list" },
        el("div", { class: "list-head" }, parts.listHead, parts.chips), parts.list)));
  const all = [
    el("a", { class: "skip", href: "#main", click: skip }, t("skip")),
    el("header", {},
      el("div", { class: "brand" }, el("h1", { dir: "auto" }, title), parts.live),
      el("form", { role: "search", submit: find }, searchBox),
      el("div", { class: "tools" },
        languageButton(on.otherLanguage),
        el("button", {
          type: "button", class: "quiet icon", "aria-label": t("theme"), title: t("theme"), "data-key": "theme", click: otherTheme,
        }, "◐"),
        el("button", { type: "button", class: "quiet", click: on.signOut }, t("sign_out")))),
    main,
  ];
  return { ...parts, main, all };
}
