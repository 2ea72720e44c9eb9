-- pgcalls.audit(client_id, action, object_type, object_id, details): one line.

create or replace function pgcalls.audit(
  client_id text,
  action text,
  object_type text,
  object_id text,
  details jsonb default null
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Inside a definer function current_user is the owner; see is_service().
  v_role text := coalesce(nullif(current_setting('role'), 'none'), session_user);
  v_token jsonb := auth.jwt();
  v_assistant_id text;
  v_details jsonb := audit.details;
begin
  if v_token is not null then
    -- As token_claim() does it, whose call would take as long as the row.
    v_assistant_id := coalesce(
      v_token -> 'app_metadata' ->> 'assistant_id', v_token ->> 'assistant_id'
    );

    if v_assistant_id is not null then
      v_details := coalesce(v_details, '{}') || jsonb_build_object(
        'assistant_id', left(v_assistant_id, 200)
      );
    end if;
  end if;

  -- PostgREST reads in read-only transactions, and a standby has no others.
  if current_setting('transaction_read_only') = 'on' then
    raise log 'pgcalls audit %', jsonb_build_object(
      'client_id', audit.client_id,
      'occurred_at', clock_timestamp(),
      'actor_role', v_role,
      'actor_subject', left(v_token ->> 'sub', 200),
      'action', audit.action,
      'object_type', audit.object_type,
      'object_id', audit.object_id,
      'details', v_details
    );
    return;
  end if;

  insert into public.audit_log (
    client_id,
    actor_role,
    actor_subject,
    action,
    object_type,
    object_id,
    details
  )
  values (
    coalesce(audit.client_id, ''),
    v_role,
    left(v_token ->> 'sub', 200),
    audit.action,
    audit.object_type,
    audit.object_id,
    v_details
  );
end;
$$;

comment on function pgcalls.audit is
$$Write one line of the audit: into audit_log, or into the server's log, as JSON after
"pgcalls audit", where the transaction is read-only.

client_id: null for every client, or none. object_id: an id, never content. details:
counts and names of columns. The actor is the role that was taken on and the subject
of the token; no argument says who it is.$$;

revoke all on function pgcalls.audit
from public, anon, authenticated, service_role;
