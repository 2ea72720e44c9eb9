-- pgcalls.deliver_follow_ups(batch): what is due, by HTTP, without a worker.

create or replace function pgcalls.deliver_follow_ups(
  batch integer
)
returns integer
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_endpoint public.follow_up_endpoints;
  v_row public.follow_up_row;
  v_body jsonb;
  v_stamp text := floor(extract(epoch from clock_timestamp()))::text;
  v_answer record;
  v_request bigint;
  v_count integer := 0;
begin
  -- Dynamic because net is there only where pg_net is. Answers first: who failed may be
  -- due again. A crash empties pg_net's tables, and it counts from one anew: of
  -- two with the same number the later is meant, the earlier is lost.
  for v_answer in
    execute $query$
      select a.*
      from (
        select distinct on (r.id)
          f.id,
          f.attempts,
          r.status_code between 200 and 299 as is_taken,
          coalesce('HTTP ' || r.status_code, r.error_msg, 'no answer') as error
        from public.follow_ups as f
        join net._http_response as r on r.id = f.request_id
        where f.state = 'claimed'
        order by r.id, f.due_at desc
      ) as a
      order by a.id
    $query$
  loop
    begin
      perform pgcalls.finish_follow_up(
        v_answer.id,
        v_answer.attempts,
        coalesce(v_answer.is_taken, false),
        v_answer.error
      );
    exception
      when others then
        raise warning 'follow-up % is not finished: %', v_answer.id, sqlstate;
    end;
  end loop;

  for v_endpoint in
    select e.*
    from public.follow_up_endpoints as e
    where e.is_active
    order by e.client_id, e.kind
  loop
    for v_row in
      select c.*
      from pgcalls.claim_follow_ups(
        v_endpoint.kind,
        deliver_follow_ups.batch,
        interval '5 minutes',
        v_endpoint.client_id
      ) as c
    loop
      begin
        v_body := to_jsonb(v_row);

        execute 'select net.http_post($1, $2, $3, $4, $5)'
        into v_request
        using
          v_endpoint.url,
          v_body,
          '{}'::jsonb,
          jsonb_build_object(
            'content-type', 'application/json',
            'x-pgcalls-signature', format(
              't=%s,v1=%s',
              v_stamp,
              encode(
                pgcalls.hmac_sha256(
                  convert_to(v_endpoint.secret, 'UTF8'),
                  convert_to(v_stamp || '.' || v_body::text, 'UTF8')
                ),
                'hex'
              )
            )
          ),
          10000;

        update public.follow_ups as f
        set request_id = v_request
        where f.client_id = v_row.client_id and f.id = v_row.id;

        v_count := v_count + 1;
      exception
        when others then
          perform pgcalls.finish_follow_up(
            v_row.id, v_row.attempt, false, 'not sent: ' || sqlstate
          );
      end;
    end loop;
  end loop;

  return v_count;
end;
$$;

comment on function pgcalls.deliver_follow_ups is
$$Hand what is due to pg_net, for the kinds that have an endpoint, and finish what the
last answers were of; answers how many requests it made.

batch: most of a client and kind in one go, 1 to 1000. For pg_cron, as the owner. A
request has what claim_follow_ups answers as its body, and in x-pgcalls-signature its
time in seconds and the HMAC-SHA256 of time, full stop and body, in hex:
t=<time>,v1=<hex>.
Any status from 200 to 299 is done; else, and when no answer comes for five minutes, it
is tried again, like the attempt of a worker that failed.
Errors: those of claim_follow_ups.$$;

revoke all on function pgcalls.deliver_follow_ups
from public, anon, authenticated, service_role;
