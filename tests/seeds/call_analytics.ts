// The last call of the user_sessions document's TypeScript.
import { createClient } from "@supabase/supabase-js";

import type { Database } from "./database.js";

const { SUPABASE_URL, SUPABASE_KEY } = process.env as Record<string, string>;
const supabase = createClient<Database>(SUPABASE_URL!, SUPABASE_KEY!, {
  auth: { persistSession: false },
  realtime: { transport: class {} as unknown as typeof WebSocket },
});

const { data, error } = await supabase.rpc("get_client_call_analytics", {
  client_id: "client-123",
  start_date: "2025-11-01",
  end_date: "2025-11-30",
});
console.log(JSON.stringify({ data, error }));
