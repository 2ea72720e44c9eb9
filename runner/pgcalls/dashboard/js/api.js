// The only place that asks: PostgREST, with a token that stays in this tab.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";

export const API = meta("pgcalls-api");
export const API_KEY = meta("pgcalls-key");
const KEPT = "pgcalls-token";

export const SUMMARY =
  "id,session_id,assistant_id,status,started_at,ended_at,duration_seconds,customer_number,customer_address," +
  "user_name,user_phone,user_email,message_count,tool_call_count,demo_time,call_outcome,sentiment,summary,cost_total,is_answered";

/** What the API refused, or that it did not answer: then the status is 0. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

let token = "";

/** Take the token of the address, which is shown to nobody from then on, or the tab's. */
export function takeToken() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("token");
  if (given) {
    fragment.delete("token");
    history.replaceState(null, "", `#${fragment}`);
    keepToken(given);
  } else token ||= inTab((tab) => tab.getItem(KEPT)) ?? "";
  return token;
}

/** Use a token until the tab is closed; an empty one signs out. */
export function keepToken(text) {
  token = text.trim().replace(/^Bearer\s+/i, "");
  inTab((tab) => (token ? tab.setItem(KEPT, token) : tab.removeItem(KEPT)));
}

/** Use what the tab keeps, or nothing where the browser forbids that. */
function inTab(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

/** What a token says of itself, or null for what is none. */
export function claims() {
  try {
    const [, payload] = token.split(".");
    const bytes = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))));
  } catch {
    return null;
  }
}

/** When the token expired, or null. */
export function expiredAt() {
  const { exp } = claims() ?? {};
  return typeof exp === "number" && exp * 1000 <= Date.now() ? exp * 1000 : null;
}

async function ask(path, options = {}) {
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}`, ...options.headers };
  if (API_KEY) headers.apikey = API_KEY;
  let response;
  let body;
  try {
    response = await fetch(API + path, { ...options, headers, credentials: "omit", cache: "no-store" });
    body = await response.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(response && response.status >= 400 ? response.status : 0, String(error.message));
  }
  if (!response.ok) throw new ApiError(response.status, [body.message, body.hint].filter(Boolean).join(" "));
  return body;
}

/** Call a function. */
export function rpc(name, given = {}, signal = undefined) {
  const body = JSON.stringify(given);
  return ask(`/rpc/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
}

/** Read a view or table. */
export function rows(name, query, signal = undefined) {
  return ask(`/${name}?${new URLSearchParams(query)}`, { signal });
}

/** Calls of a client, the newest first: what both lists of calls show. */
export function calls({ assistant, filter = {}, before, limit }, signal = undefined) {
  const query = Object.entries({ select: SUMMARY, order: "started_at.desc,id.desc", limit, ...filter });
  if (assistant) query.push(["assistant_id", `eq.${assistant}`]);
  if (before) {
    const at = JSON.stringify(before.started_at);
    query.push(["or", `(started_at.lt.${at},and(started_at.eq.${at},id.lt.${before.id}))`]);
  }
  return rows("session_summaries", query, signal);
}
