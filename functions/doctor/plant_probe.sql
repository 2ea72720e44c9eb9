-- pgcalls.plant_probe(): two clients for doctor, to be rolled back.

create or replace function pgcalls.plant_probe()
returns void
language plpgsql
volatile
-- definer because usage and audit are for triggers alone.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client text;
  v_assistant uuid;
  v_session uuid;
begin
  foreach v_client in array array['pgcalls doctor a', 'pgcalls doctor b'] loop
    insert into public.client_subscriptions (client_id) values (v_client);
    insert into public.assistants (client_id, id)
    values (v_client, gen_random_uuid())
    returning assistants.id into v_assistant;
    insert into public.phone_numbers (client_id) values (v_client);
    insert into public.contacts (client_id, phone) values (v_client, '+64211234567');
    insert into public.user_sessions (client_id, session_id, assistant_id)
    values (v_client, v_client, v_assistant)
    returning user_sessions.id into v_session;
    insert into public.conversation_messages (client_id, session_id, role, content)
    values (v_client, v_session, 'user', 'x');
    insert into public.tool_calls (client_id, session_id, tool_name)
    values (v_client, v_session, 'x');
    insert into public.webhook_endpoints (client_id, provider, secrets)
    values (v_client, 'vapi', array[gen_random_uuid()::text]);
    insert into public.follow_up_rules (client_id, name, kind)
    values (v_client, 'probe', 'probe');
    insert into public.follow_up_endpoints (client_id, kind, url, secret)
    values (v_client, 'probe', 'https://localhost', gen_random_uuid()::text);
    insert into public.external_ids (client_id, provider, kind, external_id)
    values (v_client, 'vapi', 'assistant', 'probe');
    insert into public.webhook_events (
      client_id, provider, assistant_id, session_id, body_digest
    )
    values (v_client, 'vapi', v_assistant, v_session, repeat('0', 64));
    update public.user_sessions as s
    set status = 'completed'
    where s.client_id = v_client and s.id = v_session;
  end loop;
end;
$$;

comment on function pgcalls.plant_probe is
$$Two clients with a row of everything, for doctor to try the walls between them.

Only ever called in a block that is rolled back.$$;

revoke all on function pgcalls.plant_probe
from public, anon, authenticated, service_role;
grant execute on function pgcalls.plant_probe
to service_role;
