-- depends: 0032_erasure
--
-- What a deployment left in the catalogue, for doctor to compare with. Locks: none.

create table pgcalls_meta.expected (
  kind text not null,
  object text not null,
  item text not null,
  value text not null,
  make text,

  constraint expected_pkey primary key (kind, object, item)
);

comment on table pgcalls_meta.expected is
'Grants, policies, triggers, indexes and code as the last deployment left them.';
