-- pgcalls.find_seq_clash(...): the first turn of a batch whose place is taken.

create or replace function pgcalls.find_seq_clash(
  session pgcalls.session_handle,
  messages jsonb,
  known_keys text[]
)
returns integer
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := find_seq_clash.session;
begin
  return (
    with batch as (
      select
        t.*,
        row_number() over (
          partition by coalesce('key ' || t.message_key, 'n ' || t.n) collate "C"
          order by t.n
        ) as attempt
      from rows from (
        jsonb_to_recordset(find_seq_clash.messages) as (
          role text, content text, message_key text, seq integer
        )
      ) with ordinality as t (role, content, message_key, seq, n)
    ),

    -- A known key, or one for the second time, is a repeat wherever its turn is.
    turns as (
      select
        t.n,
        t.seq,
        t.message_key,
        pgcalls.canonical_role(t.role) as role,
        t.content,
        row_number() over same_seq as place,
        first_value(t.message_key) over same_seq as first_key,
        first_value(t.role) over same_seq as first_role,
        first_value(t.content) over same_seq as first_content
      from batch as t
      where
        t.attempt = 1
        and coalesce(t.message_key <> all (find_seq_clash.known_keys), true)
      window same_seq as (partition by t.seq order by t.n)
    )

    select min(t.n - 1)::integer
    from turns as t
    left join public.conversation_messages as m
      on m.client_id = v_session.client_id
      and m.session_id = v_session.id
      and m.seq = t.seq
    where
      (
        t.place > 1
        and (
          t.message_key is not null
          or t.first_key is not null
          or t.role <> pgcalls.canonical_role(t.first_role)
          or t.content <> t.first_content
        )
      )
      or (
        m.id is not null
        and (
          t.message_key is not null
          or m.message_key is not null
          or t.role <> m.role
          or (
            t.content <> m.content
            and m.content <> pgcalls.redacted_content(
              v_session.client_id, t.content
            )
          )
        )
      )
  );
end;
$$;

comment on function pgcalls.find_seq_clash is
$$The index of the first turn whose seq belongs to another one, stored or in the batch.

known_keys: the message keys of the batch that the call holds already. Null when every
turn is new or a repeat: of its key, or without one of its seq, speaker and content.$$;

revoke all on function pgcalls.find_seq_clash
from public, anon, authenticated, service_role;
