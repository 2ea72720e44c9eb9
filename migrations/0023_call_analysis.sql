-- depends: 0022_word_lists
--
-- What the analysis of a call leaves behind, and lexicons of the clients' own.

alter table public.user_sessions
add column sentiment_score numeric(5, 4),
add column extracted jsonb;

alter table public.user_sessions
alter column extracted set statistics 0;

comment on column public.user_sessions.sentiment_score is
'Score behind a sentiment that the database found, from -1 to 1.';
comment on column public.user_sessions.extracted is
$$What the caller said about who it is: under user_phone, user_email and user_name the
values found, the first of which was filled in, and the seq of the turn they were in.$$;

create table public.sentiment_terms (
  client_id text not null default 'default',
  language text not null,
  term text not null,
  valence double precision,
  is_negation boolean not null default false,

  constraint sentiment_terms_pkey primary key (client_id, language, term),
  constraint sentiment_terms_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint sentiment_terms_language_check check (language ~ '^[a-z]{2}$'),
  constraint sentiment_terms_term_check check (
    octet_length(term) between 1 and 200
    and term = lower(term)
    and term !~ '[[:space:]]'
  ),
  constraint sentiment_terms_valence_check check (
    (valence is null) = is_negation and valence between -4 and 4
  )
);

comment on table public.sentiment_terms is
$$A client's own lexicon for calls in another language than English, which has none of
its own. Calls that ended before are analysed again when they change.$$;
comment on column public.sentiment_terms.client_id is
'Client the lexicon belongs to.';
comment on column public.sentiment_terms.language is 'Language, ISO 639-1.';
comment on column public.sentiment_terms.term is 'One word in lower case.';
comment on column public.sentiment_terms.valence is
'How good or bad the word is, from -4 to 4; null for a negation.';
comment on column public.sentiment_terms.is_negation is
'Whether the word negates the three words after it.';

alter table public.sentiment_terms enable row level security;
