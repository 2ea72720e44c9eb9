// A Supabase edge function for platforms that send no header of one's own: it adds the endpoint and
// the API key, and leaves the body and its signature as they are.
Deno.serve(async (request) => {
  const { searchParams } = new URL(request.url);
  const provider = searchParams.get("provider");
  const headers = new Headers({
    "content-type": "application/json",
    apikey: Deno.env.get("SUPABASE_ANON_KEY") ?? "",
    "x-pgcalls-endpoint": searchParams.get("endpoint") ?? "",
  });
  for (const [name, value] of request.headers) {
    if (name.endsWith("-signature")) headers.set(name, value);
    // LiveKit's signature, where Supabase looks for a token of its own.
    if (name === "authorization" && provider === "livekit") headers.set("livekit-signature", value);
  }
  const rpc = `${Deno.env.get("SUPABASE_URL")}/rest/v1/rpc/ingest_${encodeURIComponent(provider ?? "")}`;
  return await fetch(rpc, { method: "POST", headers, body: await request.arrayBuffer() });
});
