-- pgcalls.number_subject(said): what a number is of, by what was said before it.

create or replace function pgcalls.number_subject(
  said text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_phone constant text :=
    'phone|\mcall(ed|ing|er|back)?\M|mobile|\mcell(ular)?\M|\mtel(efon)?\M'
    || '|\mfax\M|\mreach|\mcontact|whats.?app|\mwa\.me|\mtext (me|us|him|her|them)\M'
    || '|\msms|\mdial|\mring\M|\mlandline|area code|msisdn'
    || '|\mnumber (for|of) (me|us|him|her|them)\M'
    || '|\m(my|his|her|their|our) ((new|old|own|work|home|other|direct) )*number'
    || '|هاتف|جوال|موبايل|اتصل|واتس|رقمي|telefon|teléfono|téléphone|portable|handy'
    || '|móvil|celular|mi número|mon numéro|meine nummer';
  c_other constant text :=
    'order|account|\macct|\mcard|invoice|reference|\mref\M|confirmation|tracking'
    || '|\mssn\M|social security|\mzip\M|postal|postcode|policy|ticket|booking'
    || '|passport|licen[cs]e|serial|\miban|\mpin\M|(?<!area )code|\mcase\M|flight'
    || '|\misbn|\mimei|(?<!caller )(\m|_)id\M|\mepoch|timestamp|\munix|\mbuild\M'
    || '|version'
    || '|\mcoordinates|\mlat\M|latitude|\mlong?\M|longitude|\mip\M|\mserver\M'
    || '|\mport\M|\msku\M|\mean\M|barcode|parcel|shipment|\mvin\M|transaction'
    || '|payment|receipt|member(ship)?\M|customer number|uuid|\mhash|checksum'
    || '|population|\mtotal|\mbytes|duration|طلب|حساب|بطاقة|فاتورة|pedido|cuenta'
    || '|factura|commande|compte|facture|bestell|konto|rechnung';
  v_said text := lower(replace(number_subject.said, 'I', 'i'));
  v_rest text;
begin
  -- "SKU4155552671", "ORD-2026-000123".
  v_rest := substring(v_said from '[[:alpha:]]+[-_]?$');

  if v_rest is not null then
    return case when v_rest ~ c_phone then 'phone' else 'other' end;
  end if;

  -- What was said last counts.
  v_rest := regexp_replace(v_said, '^.*(?:' || c_other || ')', '');

  return case
    when v_rest ~ c_phone then 'phone'
    when v_rest <> v_said then 'other'
  end;
end;
$$;

comment on function pgcalls.number_subject is
$$What a number is of, by what was said before it: phone, other or null.

said: a few words and the blank after them, or what a number is joined to.$$;

revoke all on function pgcalls.number_subject
from public, anon, authenticated, service_role;
