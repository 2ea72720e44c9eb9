// The TypeScript of the user_sessions document, with real ids for its placeholders.
import { createClient } from "@supabase/supabase-js";

import type { Database } from "./database.js";

const { SUPABASE_URL, SUPABASE_KEY, ASSISTANT_ID, PHONE_ID } = process.env as Record<string, string>;
const supabase = createClient<Database>(SUPABASE_URL!, SUPABASE_KEY!, {
  auth: { persistSession: false },
  // Node before 22 has no WebSocket, which nothing here needs.
  realtime: { transport: class {} as unknown as typeof WebSocket },
});
const callId = crypto.randomUUID();

async function start() {
  const { data, error } = await supabase.from("user_sessions").insert({
    call_id: callId,
    assistant_id: ASSISTANT_ID,
    phone_number_id: PHONE_ID,
    business_number: "+6491234567",
    customer_number: "+6497654321",
    started_at_utc: new Date().toISOString(),
    started_at_nz: new Date().toLocaleString("en-NZ", {
      timeZone: "Pacific/Auckland",
    }),
    type: "inbound",
    client_id: "client-123",
    session_id: "session-abc123",
  });
  return { data, error };
}

async function end() {
  const { data, error } = await supabase
    .from("user_sessions")
    .update({
      ended_at_utc: new Date().toISOString(),
      ended_at_nz: new Date().toLocaleString("en-NZ", {
        timeZone: "Pacific/Auckland",
      }),
      ended_reason: "completed",
      duration_minutes: 5.5,
      duration_seconds: 330.5,
      cost_total: 2.75,
      call_summary: "Customer inquiry about product pricing",
      sentiment: "positive",
      call_outcome: "information_provided",
      keywords: ["pricing", "product", "inquiry"],
    })
    .eq("call_id", callId);
  return { data, error };
}

async function search() {
  const { data, error } = await supabase
    .from("user_sessions")
    .select("*")
    .textSearch("call_summary", "pricing support", {
      type: "websearch",
      config: "english",
    });
  return { data, error };
}

async function searchForWhatIsThere() {
  const { data, error } = await supabase
    .from("user_sessions")
    .select("*")
    .textSearch("call_summary", "pricing product", {
      type: "websearch",
      config: "english",
    });
  return { data, error };
}

async function history() {
  const { data, error } = await supabase
    .from("user_sessions")
    .select("*")
    .eq("client_id", "client-123")
    .gte("started_at_utc", "2025-11-01")
    .order("started_at_utc", { ascending: false });
  return { data, error };
}

const results = {
  start: await start(),
  end: await end(),
  search: await search(),
  searchForWhatIsThere: await searchForWhatIsThere(),
  history: await history(),
};
console.log(JSON.stringify(results));
