// Small drawings: columns or a line over days, columns over hours, bars of shares.

import { draw, el, swap } from "./dom.js";
import { percent } from "./format.js";
import { lang, rtl, t } from "./text.js";

/** Round steps of an axis from 0: at most `most` of them, the last not below `top`. */
export function steps(top, most = 4) {
  if (!(top > 0)) return [0, 1];
  const rough = top / most;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * scale).find((n) => n >= rough);
  const count = Math.ceil(top / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, n) => n * step);
}

/**
 * A chart of one value per day, which the pointer and the arrow keys walk along.
 *
 * `points` are {name, value, extra}: extra, a part of value, is drawn paler. `shape` is
 * "columns" for sums, "line" for what has no sum. `show` writes a value, `short` a day, or nothing.
 */
export function timeline({ label, points, shape, show, short, readout, top }) {
  const box = el("div", {
    class: "chart", tabindex: "0", role: "slider", "aria-label": label, "aria-valuemin": "0",
    "aria-valuemax": String(points.length - 1), "data-key": "timeline",
  });
  let place = points.length - 1;
  let moved = false;
  let width = 0;

  const tell = () => {
    const text = `${points[place].name}: ${points[place].text}`;
    box.setAttribute("aria-valuenow", String(place));
    box.setAttribute("aria-valuetext", text);
    readout.textContent = moved ? text : "";
  };
  const go = (to) => {
    place = Math.min(points.length - 1, Math.max(0, to));
    moved = true;
    tell();
    paint();
  };
  const paint = () => swap(box, picture(width, moved ? place : -1));
  const picture = (wide, at) => {
    const high = 220;
    const edge = { start: 46, end: 6, top: 10, bottom: 24 };
    const axis = steps(top ?? Math.max(...points.map((p) => p.value ?? 0)));
    const most = axis.at(-1);
    const inner = wide - edge.start - edge.end;
    const slot = inner / points.length;
    const x = (n) => (rtl() ? wide - n : n);
    const y = (value) => high - edge.bottom - (value / most) * (high - edge.top - edge.bottom);
    const middle = (n) => x(edge.start + slot * (n + 0.5));
    const shapes = [];
    for (const value of axis) {
      shapes.push(
        draw("line", { class: "grid", x1: x(edge.start), x2: x(wide - edge.end), y1: y(value), y2: y(value) }),
        draw("text", { class: "tick", x: x(edge.start - 8), y: y(value) + 4, "text-anchor": rtl() ? "start" : "end" }, show(value, true)),
      );
    }
    let last = Infinity;
    points.toReversed().forEach((point, back) => {
      const at = (points.length - 0.5 - back) * slot;
      const text = at > 16 && at < inner - 12 && last - at > 52 && short(point);
      if (!text) return;
      last = at;
      shapes.push(draw("text", { class: "tick", x: middle(points.length - 1 - back), y: high - 6, "text-anchor": "middle" }, text));
    });
    if (at >= 0) {
      shapes.push(draw("line", { class: "cursor", x1: middle(at), x2: middle(at), y1: edge.top, y2: high - edge.bottom }));
    }
    if (shape === "columns") {
      const thick = Math.max(1, Math.min(slot - Math.min(4, slot * 0.25), 36));
      points.forEach((point, n) => {
        if (!point.value) return;
        const corner = Math.min(3, thick / 3);
        const column = (name, from, to) =>
          to > from && draw("rect", {
            class: `${name}${n === at ? " at" : ""}`, x: middle(n) - thick / 2, width: thick, y: y(to),
            height: Math.max(1, y(from) - y(to)), rx: corner,
          });
        shapes.push(column("column", 0, point.value - (point.extra ?? 0)));
        if (point.extra) shapes.push(column("column pale", point.value - point.extra, point.value));
      });
    } else {
      let path = "";
      points.forEach((point, n) => {
        const known = point.value !== null && point.value !== undefined;
        if (!known) return;
        const before = points[n - 1]?.value;
        const joined = before !== null && before !== undefined;
        path += `${joined ? "L" : "M"}${middle(n).toFixed(1)} ${y(point.value).toFixed(1)}`;
        if (n === at || !joined || points.length < 60) {
          shapes.push(draw("circle", { class: `dot${n === at ? " at" : ""}`, cx: middle(n), cy: y(point.value), r: n === at ? 5 : 2.5 }));
        }
      });
      shapes.push(draw("path", { class: "line", d: path }));
    }
    return draw("svg", { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "aria-hidden": "true", direction: "ltr", lang: lang() }, shapes);
  };

  box.addEventListener("keydown", (event) => {
    const forward = rtl() ? -1 : 1;
    const to = {
      ArrowRight: place + forward, ArrowLeft: place - forward, ArrowUp: place + 1, ArrowDown: place - 1,
      Home: 0, End: points.length - 1, PageUp: place + 7, PageDown: place - 7,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  box.addEventListener("pointermove", (event) => {
    const bounds = box.getBoundingClientRect();
    const from = rtl() ? bounds.right - event.clientX : event.clientX - bounds.left;
    const to = Math.floor((from - 46) / ((width - 52) / points.length));
    if (to !== place || !moved) go(to);
  });
  box.addEventListener("pointerleave", () => {
    moved = false;
    tell();
    paint();
  });
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 1) return;
    width = entry.contentRect.width;
    paint();
  }).observe(box);
  tell();
  return box;
}

/** The hours of a day, 24 columns. */
export function hours(byHour, name) {
  const most = Math.max(1, ...byHour.map((h) => h.calls));
  return el("ol", { class: "hours" }, byHour.map((h) =>
    el("li", { title: `${name(h.hour)}: ${h.calls}`, style: { "--share": String(h.calls / most) } },
      el("span", { class: "hidden" }, `${name(h.hour)}: ${h.calls}`),
      el("span", { class: "hour", "aria-hidden": "true" }, h.hour % 6 === 0 ? name(h.hour) : "")),
  ));
}

/** Values with their calls as bars, each a button that chooses it. */
export function shares(lines, { label, tone, value, choose, chosen, show }) {
  const all = lines.reduce((sum, line) => sum + line.calls, 0);
  const most = Math.max(1, ...lines.map((line) => line.calls));
  return el("ul", { class: "shares" }, lines.slice(0, 8).map((line) =>
    el("li", {},
      el("button", {
        type: "button", class: `share ${tone?.(line) ?? ""}`, "aria-pressed": String(chosen === value(line)),
        "data-key": `share-${value(line)}`, click: () => choose(value(line)), style: { "--share": String(line.calls / most) },
      },
      el("span", { dir: "auto", class: "grow" }, label(line)),
      el("span", { class: "count" }, show(line.calls)),
      el("span", { class: "part" }, percent((100 * line.calls) / all)))),
  ));
}

/** What there is to say where nothing is to be drawn. */
export function nothing(key, help, ...more) {
  return el("div", { class: "nothing" }, el("p", {}, t(key)), help && el("p", { class: "muted" }, t(help)), more);
}
