-- depends: 0019_phone_regions
--
-- Words of which numbers are made when they are read aloud: the project's own list.

create table pgcalls.number_words (
  word text collate "C" not null,
  kind text not null,
  digits text not null,

  constraint number_words_pkey primary key (word),
  constraint number_words_kind_check check (
    kind in (
      'digit', 'number', 'tens', 'and_tens', 'zeros', 'repeat', 'plus', 'filler',
      'homophone'
    )
  )
);

comment on table pgcalls.number_words is
'Words that make up a phone number when it is read aloud.';
comment on column pgcalls.number_words.word is 'The word in lower case.';
comment on column pgcalls.number_words.kind is
$$What it does: digit; number of two digits; tens before a digit; and_tens after one
(Arabic); zeros after one; repeat the next; plus; filler between digits; homophone,
a digit only between two others.$$;
comment on column pgcalls.number_words.digits is
'Its digits; for tens the first of two, for repeat how often.';

alter table pgcalls.number_words enable row level security;
revoke all on table pgcalls.number_words
from public, anon, authenticated, service_role;

insert into pgcalls.number_words (kind, digits, word)
select
  split_part(line, ' ', 1) as kind,
  split_part(line, ' ', 2) as digits,
  entry.word
from
  string_to_table(
    $data$
digit 0 zero cero zéro null oh o nought naught zeros zeroes صفر زيرو
digit 1 one uno un eins ones una une واحد واحدة واحده
digit 2 two dos deux zwei dois twos zwo اثنان اثنين إثنان إثنين تنين اتنين اثنتين
digit 3 three tres trois drei três threes ثلاثة ثلاث تلاتة تلاته ثلاثه تلات
digit 4 four cuatro quatre vier quatro fours أربعة اربعة أربع اربع اربعه أربعه
digit 5 five cinco cinq fünf fives خمسة خمس خمسه
digit 6 six seis sechs sixes meia ستة ست سته
digit 7 seven siete sept sieben sete sevens سبعة سبع سبعه
digit 8 eight ocho huit acht oito eights ثمانية ثمانيه تمانية تمانيه ثمان تمنية تمنيه
digit 8 ثماني
digit 9 nine nueve neuf neun nove nines niner تسعة تسع تسعه
number 10 ten عشرة عشره عشر diez dix zehn
number 11 eleven onze elf
number 12 twelve doce douze zwölf
number 13 thirteen trece treize dreizehn
number 14 fourteen catorce quatorze vierzehn
number 15 fifteen quince quinze fünfzehn
number 16 sixteen dieciséis seize sechzehn
number 17 seventeen diecisiete dix-sept siebzehn
number 18 eighteen dieciocho dix-huit achtzehn
number 19 nineteen diecinueve dix-neuf neunzehn
number 20 veinte zwanzig
number 21 veintiuno vingt-et-un einundzwanzig
number 22 veintidós vingt-deux zweiundzwanzig
number 23 veintitrés vingt-trois dreiundzwanzig
number 24 veinticuatro vingt-quatre vierundzwanzig
number 25 veinticinco vingt-cinq fünfundzwanzig
number 26 veintiséis vingt-six sechsundzwanzig
number 27 veintisiete vingt-sept siebenundzwanzig
number 28 veintiocho vingt-huit achtundzwanzig
number 29 veintinueve vingt-neuf neunundzwanzig
tens 2 twenty vingt عشرين عشرون
tens 3 thirty treinta trente ثلاثين تلاتين ثلاثون
tens 4 forty fourty cuarenta quarante أربعين اربعين أربعون اربعون
tens 5 fifty cincuenta cinquante خمسين خمسون
tens 6 sixty sesenta soixante ستين ستون
tens 7 seventy setenta سبعين سبعون
tens 8 eighty ochenta ثمانين تمانين ثمانون
tens 9 ninety noventa تسعين تسعون
number 31 trente-et-un einunddreißig
number 32 trente-deux zweiunddreißig
number 33 trente-trois dreiunddreißig
number 34 trente-quatre vierunddreißig
number 35 trente-cinq fünfunddreißig
number 36 trente-six sechsunddreißig
number 37 trente-sept siebenunddreißig
number 38 trente-huit achtunddreißig
number 39 trente-neuf neununddreißig
number 41 quarante-et-un einundvierzig
number 42 quarante-deux zweiundvierzig
number 43 quarante-trois dreiundvierzig
number 44 quarante-quatre vierundvierzig
number 45 quarante-cinq fünfundvierzig
number 46 quarante-six sechsundvierzig
number 47 quarante-sept siebenundvierzig
number 48 quarante-huit achtundvierzig
number 49 quarante-neuf neunundvierzig
number 51 cinquante-et-un einundfünfzig
number 52 cinquante-deux zweiundfünfzig
number 53 cinquante-trois dreiundfünfzig
number 54 cinquante-quatre vierundfünfzig
number 55 cinquante-cinq fünfundfünfzig
number 56 cinquante-six sechsundfünfzig
number 57 cinquante-sept siebenundfünfzig
number 58 cinquante-huit achtundfünfzig
number 59 cinquante-neuf neunundfünfzig
number 61 soixante-et-un einundsechzig
number 62 soixante-deux zweiundsechzig
number 63 soixante-trois dreiundsechzig
number 64 soixante-quatre vierundsechzig
number 65 soixante-cinq fünfundsechzig
number 66 soixante-six sechsundsechzig
number 67 soixante-sept siebenundsechzig
number 68 soixante-huit achtundsechzig
number 69 soixante-neuf neunundsechzig
number 70 soixante-dix siebzig
number 90 quatre-vingt-dix neunzig
number 71 soixante-et-onze einundsiebzig
number 91 quatre-vingt-onze einundneunzig
number 72 soixante-douze zweiundsiebzig
number 92 quatre-vingt-douze zweiundneunzig
number 73 soixante-treize dreiundsiebzig
number 93 quatre-vingt-treize dreiundneunzig
number 74 soixante-quatorze vierundsiebzig
number 94 quatre-vingt-quatorze vierundneunzig
number 75 soixante-quinze fünfundsiebzig
number 95 quatre-vingt-quinze fünfundneunzig
number 76 soixante-seize sechsundsiebzig
number 96 quatre-vingt-seize sechsundneunzig
number 77 soixante-dix-sept siebenundsiebzig
number 97 quatre-vingt-dix-sept siebenundneunzig
number 78 soixante-dix-huit achtundsiebzig
number 98 quatre-vingt-dix-huit achtundneunzig
number 79 soixante-dix-neuf neunundsiebzig
number 99 quatre-vingt-dix-neuf neunundneunzig
number 80 quatre-vingts quatre-vingt achtzig
number 81 quatre-vingt-un einundachtzig
number 82 quatre-vingt-deux zweiundachtzig
number 83 quatre-vingt-trois dreiundachtzig
number 84 quatre-vingt-quatre vierundachtzig
number 85 quatre-vingt-cinq fünfundachtzig
number 86 quatre-vingt-six sechsundachtzig
number 87 quatre-vingt-sept siebenundachtzig
number 88 quatre-vingt-huit achtundachtzig
number 89 quatre-vingt-neuf neunundachtzig
number 30 dreißig
number 40 vierzig
number 50 fünfzig
number 60 sechzig
and_tens 2 وعشرين وعشرون
and_tens 3 وثلاثين وتلاتين وثلاثون
and_tens 4 وأربعين واربعين وأربعون واربعون
and_tens 5 وخمسين وخمسون
and_tens 6 وستين وستون
and_tens 7 وسبعين وسبعون
and_tens 8 وثمانين وتمانين وثمانون
and_tens 9 وتسعين وتسعون
zeros 00 hundred
zeros 000 thousand
repeat 2 double doble
repeat 3 triple treble
plus + plus زائد زايد بلس más
filler - dash hyphen uh um erm er space then and area code dot point - – . uhm hmm like
filler - followed
homophone 2 to too
homophone 4 for
homophone 8 ate
homophone 1 won
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') with ordinality as entry (word, place)
where line <> '' and entry.place > 2;

analyze pgcalls.number_words;
