-- The deployment history: what stock yoyo reads, and the releases with their texts.

create schema pgcalls_meta;

comment on schema pgcalls_meta is 'Deployment history of pgcalls.';

revoke all on schema pgcalls_meta from public;
-- Whoever may see the activity of others may see what is deployed.
grant usage on schema pgcalls_meta to pg_monitor;

create table pgcalls_meta._yoyo_log (
  id text,
  migration_hash text,
  migration_id text,
  operation text,
  username text,
  hostname text,
  comment text,
  created_at_utc timestamp, -- noqa: CV09

  constraint _yoyo_log_pkey primary key (id)
);

create table pgcalls_meta._yoyo_version (
  version integer not null,
  installed_at_utc timestamp, -- noqa: CV09

  constraint _yoyo_version_pkey primary key (version)
);

insert into pgcalls_meta._yoyo_version (version, installed_at_utc)
values (2, now() at time zone 'utc');

create table pgcalls_meta._yoyo_migration (
  migration_hash text,
  migration_id text,
  applied_at_utc timestamp, -- noqa: CV09

  constraint _yoyo_migration_pkey primary key (migration_hash)
);

create table pgcalls_meta.releases (
  id integer not null,
  version text not null,
  digest text not null,
  parent integer,
  restores integer,
  applied_at timestamptz not null default now(),
  applied_by text not null default session_user,

  constraint releases_pkey primary key (id)
);

comment on table pgcalls_meta.releases is
$$Every deployment; the newest is what the database holds.

parent: the release that a rollback of this one goes back to. restores: the release
that this one brought back.$$;

create table pgcalls_meta.texts (
  sha256 text not null,
  content text not null,

  constraint texts_pkey primary key (sha256)
);

comment on table pgcalls_meta.texts is 'The text of every file of every release.';

create table pgcalls_meta.release_files (
  release integer not null,
  kind text not null,
  schema_name text not null,
  name text not null,
  path text not null,
  sha256 text not null,

  constraint release_files_pkey primary key (release, kind, schema_name, name),
  constraint release_files_release_fkey
  foreign key (release) references pgcalls_meta.releases (id)
);

comment on table pgcalls_meta.release_files is
$$Which text each object of a release has.

An object is its kind, schema and name; the path only says where its file was.$$;

create table pgcalls_meta.expected (
  kind text not null,
  object text not null,
  item text not null,
  value text not null,
  exact text not null,
  place text not null,
  make text,

  constraint expected_pkey primary key (kind, object, item)
);

comment on table pgcalls_meta.expected is
$$What deployments have made of each object, for doctor to compare with.

value survives dump and restore and another major version; exact is compared where
nothing of that has happened since: at the same place.$$;

create table pgcalls_meta.accepted (
  kind text not null,
  object text not null,
  item text not null,
  value text not null,
  accepted_at timestamptz not null default now(),
  accepted_by text not null default session_user,

  constraint accepted_pkey primary key (kind, object, item)
);

comment on table pgcalls_meta.accepted is
'What the owner of the database has added to our objects, and said to be right.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    '_yoyo_log', '_yoyo_version', '_yoyo_migration', 'releases', 'texts',
    'release_files', 'expected', 'accepted'
  ] loop
    execute format('alter table pgcalls_meta.%I enable row level security', v_table);
    execute format('grant select on pgcalls_meta.%I to pg_monitor', v_table);
    execute format(
      'create policy %I on pgcalls_meta.%I for select to pg_monitor using (true)',
      v_table || '_select_monitor', v_table
    );
  end loop;
end;
$$;
