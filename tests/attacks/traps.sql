-- Fills the temporary schema of a session with traps: a table, a type, a function and
-- an operator of every name that a function could look up. Each says when it is used.

create function pg_temp.went_off(name pg_catalog.text)
returns pg_catalog.bool
language plpgsql
as $$
begin
  raise info 'the trap % went off with the rights of %', $1, current_user;
  return true;
end;
$$;

create function pg_temp.write_went_off()
returns trigger
language plpgsql
as $$
begin
  perform pg_temp.went_off(tg_table_name);
  return new;
end;
$$;

do $$
declare
  v_made record;
begin
  -- Tables and views: ours and those of the catalogue. A view that looks the same and
  -- tells when it is read or written.
  for v_made in
    select
      c.relname as name,
      string_agg(
        format(
          'null::%s as %I',
          replace(format_type(a.atttypid, null), 'anyarray', 'text[]'),
          a.attname
        ),
        ', ' order by a.attnum
      ) as columns
    from (
      select distinct on (r.relname) r.oid, r.relname
      from pg_catalog.pg_class as r
      where
        r.relkind in ('r', 'v')
        and r.relnamespace::regnamespace::text
        in ('public', 'pgcalls', 'livekit', 'callcenter', 'pg_catalog')
      order by r.relname, r.oid desc
    ) as c
    join pg_catalog.pg_attribute as a
      on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    group by c.relname
  loop
    execute format(
      'create view pg_temp.%1$I as select %2$s'
      ' where pg_temp.went_off(%1$L) offset 0',
      v_made.name, v_made.columns
    );
    execute format('grant all on pg_temp.%I to public', v_made.name);
    execute format(
      'create trigger trap instead of insert or update or delete on pg_temp.%I'
      ' for each row execute function pg_temp.write_went_off()',
      v_made.name
    );
  end loop;

  -- Functions that ours call by a bare name, with all of their arguments.
  for v_made in
    select
      p.proname as name,
      pg_catalog.pg_get_function_identity_arguments(p.oid) as arguments,
      pg_catalog.format_type(p.prorettype, null) as result
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_type as r on r.oid = p.prorettype
    where
      p.pronamespace = 'pg_catalog'::regnamespace
      and p.prokind = 'f'
      and not p.proretset
      and p.provariadic = 0
      and r.typtype in ('b', 'e')
      and not exists (
        select
        from unnest(p.proargtypes) as a (type)
        join pg_catalog.pg_type as t on t.oid = a.type
        where
          t.typname not in (
            'text', 'uuid', 'int4', 'int8', 'numeric', 'bool', 'jsonb', 'date',
            'timestamptz', 'interval', 'float8', '_text', '_uuid'
          )
      )
      and exists (
        select
        from pg_catalog.pg_proc as ours
        where
          ours.pronamespace::regnamespace::text in ('public', 'pgcalls')
          and position(p.proname || '(' in ours.prosrc) > 0
      )
  loop
    execute format(
      'create function pg_temp.%1$I(%2$s) returns %3$s language plpgsql as'
      ' $trap$begin perform pg_temp.went_off(%1$L); return null; end$trap$',
      v_made.name, v_made.arguments, v_made.result
    );
  end loop;

  -- Operators between the types that ours compare and join.
  for v_made in
    select
      o.oprname as name,
      o.oid::text as id,
      pg_catalog.format_type(o.oprleft, null) as left_type,
      pg_catalog.format_type(o.oprright, null) as right_type,
      pg_catalog.format_type(o.oprresult, null) as result
    from pg_catalog.pg_operator as o
    where
      o.oprnamespace = 'pg_catalog'::regnamespace
      and o.oprkind = 'b'
      and array[o.oprleft, o.oprright] <@ array[
        'text', 'uuid', 'integer', 'bigint', 'numeric', 'boolean', 'jsonb',
        'date', 'timestamptz', 'interval', 'text[]', 'double precision'
      ]::regtype[]::oid[]
  loop
    execute format(
      'create function pg_temp.operator_%1$s(%3$s, %4$s) returns %5$s language plpgsql'
      ' as $trap$begin perform pg_temp.went_off(%2$L); return null; end$trap$',
      v_made.id, v_made.name, v_made.left_type, v_made.right_type, v_made.result
    );
    execute format(
      'create operator pg_temp.%2$s (function = pg_temp.operator_%1$s,'
      ' leftarg = %3$s, rightarg = %4$s)',
      v_made.id, v_made.name, v_made.left_type, v_made.right_type
    );
  end loop;

  -- Types last: from here on this session's own bare names are traps too.
  for v_made in
    select array_agg(t.typname) as names
    from pg_catalog.pg_type as t
    where
      t.typnamespace = 'pg_catalog'::regnamespace
      and t.typtype in ('b', 'e', 'r', 'm')
      and t.typname not like '\_%'
  loop
    for i in 1..cardinality(v_made.names) loop
      execute format(
        'create domain pg_temp.%1$I as pg_catalog.%1$I'
        ' check (pg_temp.went_off(%1$L))',
        v_made.names[i]
      );
    end loop;
  end loop;
end;
$$;
