// A whole call through the RPC functions, as a typed agent writes it.
import { createClient } from "@supabase/supabase-js";

import type { Database } from "./database.js";

const { SUPABASE_URL, SUPABASE_KEY, TOKEN } = process.env as Record<string, string>;
const supabase = createClient<Database>(SUPABASE_URL!, SUPABASE_KEY!, {
  accessToken: async () => TOKEN!,
  realtime: { transport: class {} as unknown as typeof WebSocket },
});

const started = await supabase.rpc("start_session", { session_id: "ts-1", language: "ar" }).throwOnError();
const id: string = started.data.id!;
const logged = await supabase
  .rpc("log_message", { session_id: id, role: "assistant", content: "أهلاً", message_key: "m-1" })
  .throwOnError();
const seq: number = logged.data.seq!;
const batch = await supabase
  .rpc("log_messages", { session_id: id, messages: [{ role: "user", content: "hello" }] })
  .throwOnError();
const saved: number = batch.data.messages_saved!;
const tool = await supabase
  .rpc("log_tool_call", { session_id: id, tool_name: "book", parameters: { day: 1 }, success: true })
  .throwOnError();
const created: boolean = tool.data.created!;
await supabase.rpc("schedule_demo", { session_id: id, demo_time: "2030-01-01T00:00:00Z" }).throwOnError();
await supabase.rpc("update_session", { session_id: id, user_name: "Layla" }).throwOnError();
await supabase.rpc("save_user", { name: "Layla", phone: "+6421555123" }).throwOnError();
const ended = await supabase.rpc("end_session", { session_id: id, summary: "a demo" }).throwOnError();
const missing: number[] = ended.data.missing!;
const listed = await supabase.rpc("get_conversation_list", { page_size: 5 }).throwOnError();
const names: (string | null)[] = listed.data.map((row) => row.user_name);
const read = await supabase.rpc("get_conversation_with_messages", { conversation_id: id }).throwOnError();

// @ts-expect-error: a call that names no session is no call.
supabase.rpc("log_message", { role: "user", content: "x" });
// @ts-expect-error: a count is no text.
export const wrong: string = batch.data.messages_saved;

console.log(JSON.stringify({ seq, saved, created, missing, names, ended: ended.data, read: read.data }));
