-- pgcalls.is_signed(endpoint, headers, body): whether it is from whom it says it is.

create or replace function pgcalls.is_signed(
  endpoint public.webhook_endpoints,
  headers jsonb,
  body text
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_endpoint public.webhook_endpoints := is_signed.endpoint;
  v_headers jsonb := is_signed.headers;
  v_parts text[];
  v_given text;
  v_stamp text;
  v_signed text;
  v_secret text;
  v_seconds integer := 300;
  v_claims jsonb;
  v_digest bytea;
  v_is_signed boolean := false;
begin
  case v_endpoint.provider
    when 'vapi' then
      -- The secret itself, or a signature; with a time where the credential has one.
      v_given := v_headers ->> coalesce(
        v_endpoint.header,
        case
          when v_headers ? 'x-vapi-secret' then 'x-vapi-secret' else 'x-signature'
        end
      );
      v_stamp := v_headers ->> 'x-timestamp';
      v_signed := coalesce(v_stamp || '.', '') || is_signed.body;
    when 'retell' then
      v_parts := regexp_match(
        v_headers ->> 'x-retell-signature', '^v=([0-9]{13}),d=([0-9a-f]{64})$'
      );
      v_stamp := v_parts[1];
      v_given := v_parts[2];
      v_signed := is_signed.body || v_stamp;
    when 'elevenlabs' then
      v_parts := regexp_match(
        v_headers ->> 'elevenlabs-signature', '^t=([0-9]{10}),v0=([0-9a-f]{64})$'
      );
      v_stamp := v_parts[1];
      v_given := v_parts[2];
      v_signed := v_stamp || '.' || is_signed.body;
      v_seconds := 1800;
    when 'livekit' then
      -- A token of five minutes, which holds the digest of the body.
      v_parts := regexp_match(
        v_headers ->> coalesce(
          v_endpoint.header,
          case
            when v_headers ? 'livekit-signature' then 'livekit-signature'
            else 'authorization'
          end
        ),
        '^([A-Za-z0-9_-]+)[.]([A-Za-z0-9_-]+)[.]([A-Za-z0-9_-]{43})$'
      );
      v_claims := pgcalls.read_token_part(v_parts[2]);

      if pgcalls.read_token_part(v_parts[1]) ->> 'alg' = 'HS256'
        and jsonb_typeof(v_claims -> 'exp') = 'number'
        and v_claims ->> 'sha256'
        = encode(sha256(convert_to(is_signed.body, 'UTF8')), 'base64')
      then
        v_stamp := (v_claims ->> 'exp')::numeric - 300;
        v_given := v_parts[3];
        v_signed := v_parts[1] || '.' || v_parts[2];
      end if;
  end case;

  if v_given is null
    or v_signed is null
    or (
      v_stamp is not null
      and coalesce(
        abs(extract(epoch from clock_timestamp() - pgcalls.read_time(v_stamp))), 'NaN'
      ) > v_seconds
    )
  then
    return false;
  end if;

  -- All of them, so that the time does not tell which one.
  foreach v_secret in array v_endpoint.secrets loop
    v_digest := pgcalls.hmac_sha256(
      convert_to(v_secret, 'UTF8'), convert_to(v_signed, 'UTF8')
    );
    v_is_signed := v_is_signed
      or pgcalls.is_same_secret(
        regexp_replace(v_given, '^sha256=', ''),
        case v_endpoint.provider
          when 'livekit'
            then rtrim(translate(encode(v_digest, 'base64'), '+/', '-_'), '=')
          else encode(v_digest, 'hex')
        end
      )
      or (
        v_endpoint.provider = 'vapi' and pgcalls.is_same_secret(v_given, v_secret)
      );
  end loop;

  return v_is_signed;
end;
$$;

comment on function pgcalls.is_signed is
$$Whether a webhook carries the signature of its endpoint's platform, over the bytes
that came, and not older than five minutes where it has a time, or half an hour as
ElevenLabs has it.

headers: of the request, names in lower case. body: as it came. Vapi: the secret in
x-vapi-secret, or a hex HMAC-SHA256 in x-signature of the body, or of x-timestamp, a
full stop and the body; webhook_endpoints.header names another header. Retell:
x-retell-signature. ElevenLabs: elevenlabs-signature. LiveKit: in authorization, or in
livekit-signature where something in between needs that header, a token with HS256 that
holds the SHA-256 of the body.$$;

revoke all on function pgcalls.is_signed
from public, anon, authenticated, service_role;
