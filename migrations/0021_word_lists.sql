-- depends: 0020_phone_regions
--
-- What extraction and keywords know about words. Names, common words, domains and the
-- Arabic stop words are printed by scripts/language_data.py (NOTICE); number words and
-- the English stop words are the project's own.

create table voiceledger.number_words (
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

comment on table voiceledger.number_words is
'Words that make up a phone number when it is read aloud.';
comment on column voiceledger.number_words.word is 'The word in lower case.';
comment on column voiceledger.number_words.kind is
$$What it does: digit; number of two digits; tens before a digit; and_tens after one
(Arabic); zeros after one; repeat the next; plus; filler between digits; homophone,
a digit only between two others.$$;
comment on column voiceledger.number_words.digits is
'Its digits; for tens the first of two, for repeat how often.';

create table voiceledger.stop_words (
  language text collate "C" not null,
  word text collate "C" not null,

  constraint stop_words_pkey primary key (language, word)
);

comment on table voiceledger.stop_words is
$$Words without a topic, beyond those that the dictionaries of Postgres know: what people
say in conversations, and Arabic ones.$$;
comment on column voiceledger.stop_words.language is 'Language, ISO 639-1.';
comment on column voiceledger.stop_words.word is 'The word in lower case.';

create table voiceledger.top_level_domains (
  domain text collate "C" not null,

  constraint top_level_domains_pkey primary key (domain)
);

comment on table voiceledger.top_level_domains is
'Top-level domains, with which a spoken e-mail address ends (IANA).';
comment on column voiceledger.top_level_domains.domain is
'The domain in lower case, without a dot.';

create table voiceledger.first_names (
  name text collate "C" not null,

  constraint first_names_pkey primary key (name)
);

comment on table voiceledger.first_names is
'First names of people, English and Arabic.';
comment on column voiceledger.first_names.name is 'The name in lower case.';

create table voiceledger.common_words (
  word text collate "C" not null,

  constraint common_words_pkey primary key (word)
);

comment on table voiceledger.common_words is
'English words that are no evidence of a name.';
comment on column voiceledger.common_words.word is 'The word in lower case.';

alter table voiceledger.number_words enable row level security;
revoke all on table voiceledger.number_words
from public, anon, authenticated, service_role;

alter table voiceledger.stop_words enable row level security;
revoke all on table voiceledger.stop_words
from public, anon, authenticated, service_role;

alter table voiceledger.top_level_domains enable row level security;
revoke all on table voiceledger.top_level_domains
from public, anon, authenticated, service_role;

alter table voiceledger.first_names enable row level security;
revoke all on table voiceledger.first_names
from public, anon, authenticated, service_role;

alter table voiceledger.common_words enable row level security;
revoke all on table voiceledger.common_words
from public, anon, authenticated, service_role;

insert into voiceledger.number_words (kind, digits, word)
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

insert into voiceledger.stop_words (language, word)
select
  'en' as language,
  entry.word
from
  string_to_table(
    $data$
actually afternoon ah aha alright already also although always anyone anything anyway
around ask asked back basically bit bye call called calling came cannot check come
coming correct cool could course day days definitely detail details didn done else
enough even evening ever every everything exactly excellent excuse fine find first
generally get gets getting give given glad go goes going gonna good goodbye got gotta
great guess guy guys happen happy hear hello help hey hi hmm hold honestly hope huh
however information instead it'd it'll just keep kind kinda know last later least let
lets like likely listen little long look looking lot lots made main make makes making
many matter may maybe mean means meant mention might mind minute mm moment morning much
must name need needed needs never new nice night nobody nope nothing now obviously ok
okay one ones oh part particular people perfect perhaps person place please point
pretty probably problem put question quick quite rather ready really reason regarding
right said say saying says second see seem seems send sense several shall show simply
since sir maam small something sometimes somewhere soon sort sounds specific start
still stuff suppose sure take taken talk tell thank thanks that'd that's there'd thing
things think thought three time times today together tomorrow tonight totally tried try
trying two uh uhm uhuh um understand us use used using usually want wanted wants way
week welcome well went what's whatever whether who'd will wish within without wonder
wonderful word work worry would wow yeah year years yep yes yesterday yet yup
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> '';

insert into voiceledger.stop_words (language, word)
select
  'ar' as language,
  entry.word
from
  string_to_table(
    $data$
آض آه آي أ أب أجل أجمع أخ أخذ أصبح أضحى أقبل أقل أكثر ألا أم أما أمامك أمسى أن أنا أنت
أنتم أنتما أنتن أنشأ أو أوشك أولئك أولئكم أولاء أولالك أي أيا أين أينما إذ إذا إذما إذن
إلى إليكم إليكما إن إي إياك إياكم إياكما إياكن إيانا إياه إياها إياهم إياهما إياهن إياي
ا ابتدأ اثر اجل احد اخرى اخلولق اذا اربعة استحال اطار اعادة اعلنت اف اكثر اكد الألاء
الألى الا الاخيرة الان الاول الاولى التى التي الثاني الثانية الذاتي الذى الذي الذين
السابق الف اللائي اللاتي اللتان اللتيا اللتين اللذان اللذين اللواتي الماضي المقبل الوقت
الى اليوم اما امام امس ان انبرى انقلب انه انها او اول اي ايار ايام ايضا ب بات باسم بان
برس بسبب بشكل بضع بطآن بعد بعض بك بكم بكما بكن بل بلى بما بماذا بمن بن بنا به بها بي بيد
بين تجاه تلقاء تلك تلكم تلكما تم تينك ثلاثة ثم جعل جلل جميع جير حار حاشا حاليا حاي حتى
حرى حسب حم حوالى حول حيث حيثما حين خلا خلال دون دونك ذا ذات ذاك ذانك ذلك ذلكم ذلكما ذلكن
ذو ذوا ذواتا ذواتي ذيت ذينك راح رجع رويدك ريث زيارة سبحان سرعان سنة سنوات سوف سوى شبه
شخصا شرع صار صباح صفر ضد ضمن طاق طالما طفق عاد عام عاما عامة عدا عدة عدد عدم عسى عشر
عشرة علق على عليك عليه عليها عن عند عندما عوض عين غدا غير ـ ف فان فلان فو فى في فيم فيما
فيه فيها قال قام قبل قد قلما قوة كأين كاد كان كانت كذا كذلك كرب كل كلا كلاهما كلتا كلم
كليكما كليهما كم كما كي كيت كيف كيفما لئن لا لات لاسيما لدن لدى لعمر لقاء لك لكم لكما
لكن لكي لكيلا للامم لم لما لن لنا له لها لو لوكالة لولا لوما لي ما ماانفك مابرح مادام
ماذا مازال مافتئ مايو متى مثل مذ مساء مع معاذ مقابل مكانكم مكانكما مليار مليون مما ممن
من منذ منها مه مهما نحن نحو نعم نفس نفسه نهاية ها هاؤم هاهنا هذا هذه هكذا هل هم هما هن
هنا هناك هنالك هو هي هيا هيت و وا واحد واضاف واضافت واكد وان واوضح وفي وقال وقالت وقد
وقف وكان وكانت ولا ولم ومن وهو وهي يكون يمكن يوم
آسف أريد أهلا أهلاً اريد السلام الو ألو انا انت ايوه بدي بس تمام تفضل جدا جزيلا جزيلاً
حسنا حسناً شكرا شكراً صباح طيب عايز عفوا عفواً عليكم ورحمة الله وبركاته لازم لحظة لو
سمحت مرحبا مرحباً مساء الخير النور ممكن من فضلك نعم هلا وعليكم يعني يا سيدي أستاذ
حضرتك عندي عندك أستطيع يمكنك يمكنني مساعدتك أساعدك اليوم غدا غداً بكرة الآن لدي لديك
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> ''
on conflict do nothing;

insert into voiceledger.top_level_domains (domain)
select entry.word
from
  string_to_table(
    $data$
aaa aarp abb abbott abbvie abc able abogado abudhabi ac academy accenture accountant
accountants aco actor ad ads adult ae aeg aero aetna af afl africa ag agakhan agency ai
aig airbus airforce airtel akdn al alibaba alipay allfinanz allstate ally alsace alstom
am amazon americanexpress americanfamily amex amfam amica amsterdam analytics android
anquan anz ao aol apartments app apple aq aquarelle ar arab aramco archi army arpa art
arte as asda asia associates at athleta attorney au auction audi audible audio auspost
author auto autos aw aws ax axa az azure ba baby baidu banamex band bank bar barcelona
barclaycard barclays barefoot bargains baseball basketball bauhaus bayern bb bbc bbt
bbva bcg bcn bd be beats beauty beer bentley berlin best bestbuy bet bf bg bh bharti bi
bible bid bike bing bingo bio biz bj black blackfriday blockbuster blog bloomberg blue
bm bms bmw bn bnpparibas bo boats boehringer bofa bom bond boo book booking bosch bostik
boston bot boutique box br bradesco bridgestone broadway broker brother brussels bs bt
build builders business buy buzz bv bw by bz bzh ca cab cafe cal call calvinklein cam
camera camp canon capetown capital capitalone car caravan cards care career careers cars
casa case cash casino cat catering catholic cba cbn cbre cc cd center ceo cern cf cfa
cfd cg ch chanel channel charity chase chat cheap chintai christmas chrome church ci
cipriani circle cisco citadel citi citic city ck cl claims cleaning click clinic
clinique clothing cloud club clubmed cm cn co coach codes coffee college cologne com
commbank community company compare computer comsec condos construction consulting
contact contractors cooking cool coop corsica country coupon coupons courses cpa cr
credit creditcard creditunion cricket crown crs cruise cruises cu cuisinella cv cw cx cy
cymru cyou cz dabur dad dance data date dating datsun day dclk dds de deal dealer deals
degree delivery dell deloitte delta democrat dental dentist desi design dev dhl diamonds
diet digital direct directory discount discover dish diy dj dk dm dnp do docs doctor dog
domains dot download drive dtv dubai dunlop dupont durban dvag dvr dz earth eat ec eco
edeka edu education ee eg email emerck energy engineer engineering enterprises epson
equipment er ericsson erni es esq estate et eu eurovision eus events exchange expert
exposed express extraspace fage fail fairwinds faith family fan fans farm farmers
fashion fast fedex feedback ferrari ferrero fi fidelity fido film final finance
financial fire firestone firmdale fish fishing fit fitness fj fk flickr flights flir
florist flowers fly fm fo foo food football ford forex forsale forum foundation fox fr
free fresenius fri frl frogans frontier ftr fujitsu fun fund furniture futbol fyi ga gal
gallery gallo gallup game games gap garden gay gb gbiz gd gdn ge gea gent genting george
gf gg ggee gh gi gift gifts gives giving gl glass gle global globo gm gmail gmbh gmo gmx
gn godaddy gold goldpoint golf goo goodyear goog google gop got gov gp gq gr grainger
graphics gratis green gripe grocery group gs gt gu gucci guge guide guitars guru gw gy
hair hamburg hangout haus hbo hdfc hdfcbank health healthcare help helsinki here hermes
hiphop hisamitsu hitachi hiv hk hkt hm hn hockey holdings holiday homedepot homegoods
homes homesense honda horse hospital host hosting hot hotels hotmail house how hr hsbc
ht hu hughes hyatt hyundai ibm icbc ice icu id ie ieee ifm ikano il im imamat imdb immo
immobilien in inc industries infiniti info ing ink institute insurance insure int
international intuit investments io ipiranga iq ir irish is ismaili ist istanbul it itau
itv jaguar java jcb je jeep jetzt jewelry jio jll jm jmp jnj jo jobs joburg jot joy jp
jpmorgan jprs juegos juniper kaufen kddi ke kerryhotels kerrylogistics kerryproperties
kfh kg kh ki kia kids kim kindle kitchen kiwi km kn koeln komatsu kosher kp kpmg kpn kr
krd kred kuokgroup kw ky kyoto kz la lacaixa lamborghini lamer lancaster land landrover
lanxess lasalle last lat latino latrobe law lawyer lb lc lds lease leclerc lefrak legal
lego lexus lgbt li lidl life lifeinsurance lifestyle lighting like lilly limited limo
lincoln link lipsy live living lk llc llp loan loans locker locus lol london lotte lotto
love lpl lplfinancial lr ls lt ltd ltda lu lundbeck luxe luxury lv ly ma madrid maif
maison makeup man management mango map market marketing markets marriott marshalls
mattel may mba mc mckinsey md me med media meet melbourne meme memorial men menu
merckmsd mg mh miami microsoft mil mini mint mit mitsubishi mk ml mlb mls mm mma mn mo
mobi mobile moda moe moi mom monash money monster mormon mortgage moscow moto
motorcycles mov movie mp mq mr ms msd mt mtn mtr mu museum music mv mw mx my mz na nab
nagoya name natura navy nba nc ne nec net netbank netflix network neustar new news next
nextdirect nexus nf nfl ng ngo nhk ni nico nike nikon ninja nissan nissay nl no nokia
norton now nowruz nowtv np nr nra nrw ntt nu nyc nz obi observer office okinawa olayan
olayangroup ollo om omega one ong onl online ooo open oracle orange org organic origins
osaka otsuka ott ovh pa page panasonic paris pars partners parts party pay pccw pe pet
pf pfizer pg ph pharmacy phd philips phone photo photography photos physio pics pictet
pictures pid pin ping pink pioneer pizza pk pl place play playstation plumbing plus pm
pn pnc pohl poker politie porn post pr pramerica praxi press prime pro prod productions
prof progressive promo properties property protection pru prudential ps pt pub pw pwc py
qa qpon quebec quest racing radio re read realestate realtor realty recipes red redstone
redumbrella rehab reise reisen reit reliance ren rent rentals repair report republican
rest restaurant review reviews rexroth rich richardli ricoh ril rio rip ro rocks rodeo
rogers room rs rsvp ru rugby ruhr run rw rwe ryukyu sa saarland safe safety sakura sale
salon samsclub samsung sandvik sandvikcoromant sanofi sap sarl sas save saxo sb sbi sbs
sc scb schaeffler schmidt scholarships school schule schwarz science scot sd se search
seat secure security seek select sener services seven sew sex sexy sfr sg sh shangrila
sharp shaw shell shia shiksha shoes shop shopping shouji show si silk sina singles site
sj sk ski skin sky skype sl sling sm smart smile sn sncf so soccer social softbank
software sohu solar solutions song sony soy spa space sport spot sr srl ss st stada
staples star statebank statefarm stc stcgroup stockholm storage store stream studio
study style su sucks supplies supply support surf surgery suzuki sv swatch swiss sx sy
sydney systems sz tab taipei talk taobao target tatamotors tatar tattoo tax taxi tc tci
td tdk team tech technology tel temasek tennis teva tf tg th thd theater theatre tiaa
tickets tienda tips tires tirol tj tjmaxx tjx tk tkmaxx tl tm tmall tn to today tokyo
tools top toray toshiba total tours town toyota toys tr trade trading training travel
travelers travelersinsurance trust trv tt tube tui tunes tushu tv tvs tw tz ua ubank ubs
ug uk unicom university uno uol updated ups us utc uy uz va vacations vana vanguard vc
ve vegas ventures verisign versicherung version vet vg vi viajes video vig viking villas
vin vip virgin visa vision viva vivo vlaanderen vn vodka volvo vote voting voto voyage
vu wales walmart walter wang wanggou watch watches weather weatherchannel webcam weber
website wed wedding weibo weir wf whoswho wien wiki williamhill win windows wine winners
wme wolterskluwer woodside work works world wow ws wtc wtf xbox xerox xihuan xin xxx xyz
yachts yahoo yamaxun yandex ye yodobashi yoga yokohama you youtube yt yun za zappos zara
zero zip zm zone zuerich zw
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> '';

insert into voiceledger.first_names (name)
select entry.word
from
  string_to_table(
    $data$
aaron abbey abbie abby abdul abe abel abigail abraham abram ada adah adalberto adaline
adam adan addie adela adelaida adelaide adele adelia adelina adeline adell adella adelle
adena adina adolfo adolph adria adrian adriana adriane adrianna adrianne adrien adriene
adrienne afton agatha agnes agnus agripina agueda agustin agustina ahmad ahmed ai aida
aide aiko aileen ailene aimee aisha aja akiko akilah alaina alaine alan alana alane
alanna alayna alba albert albertha albertina albertine alberto albina alda alden aldo
alease alec alecia aleen aleida aleisha alejandra alejandrina alejandro alena alene
alesha aleshia alesia alessandra aleta aletha alethea alethia alexa alexandra alexandria
alexia alexis alfonso alfonzo alfred alfreda alfredia alfredo ali alia alica alice
alicia alida alina aline alisa alise alisha alishia alisia alison alissa alita alix
aliza alla allan alleen allegra allen allena allene allie alline allison allyn allyson
alma almeda almeta alona alonso alonzo alphonse alphonso alta altagracia altha althea
alton alva alvaro alvera alverta alvin alvina alyce alycia alysa alyse alysha alysia
alyson alyssa amada amado amal amalia amanda amber amberly ambrose amee amelia ami amie
amiee amina amira ammie amos amparo amy ana anabel analisa anamaria anastacia anastasia
andera andra andre andrea andreas andree andres andrew andria anette angela angele
angelena angelia angelic angelica angelika angelina angeline angelique angelita angella
angelo angelyn angie angila angla anglea anh anibal anika anisa anisha anissa anita
anitra anja anjanette anjelica ann anna annabel annabell annabelle annalee annalisa
annamae annamaria annamarie anne anneliese annelle annemarie annett annetta annette
annice annie annika annis annita annmarie anthony antione antionette antoine antoinette
anton antone antonetta antonette antonia antonietta antonina antonio antony antwan anya
apolonia apryl ara araceli aracelis aracely arcelia archie ardath ardelia ardell ardella
ardelle arden ardis ardith aretha argelia ariana ariane arianna arianne arica arie ariel
arielle arla arlean arleen arlen arlena arlene arletha arletta arlette arlie arlinda
arline arlyne armand armanda armandina armando armida arminda arnetta arnette arnita
arnold arnoldo arnulfo aron arron arthur artie arturo arvilla asa asha ashanti ashely
ashlea ashlee ashleigh ashley ashli ashlie ashly ashlyn ashton asley assunta astrid
asuncion athena aubrey audie audra audrea audrey audria audrie audry augusta augustina
augustine augustus aundrea aura aurea aurelia aurelio aurora aurore autumn ava avelina
avery avis avril awilda ayako ayana ayanna ayesha azalee azucena azzie babara babette
bailey bambi bao barabara barb barbar barbara barbera barbie barbra bari barney barrett
barrie bart barton basil basilia bea beata beatrice beatris beatriz beau beaulah bebe
becki beckie becky bee belen belia belinda belkis bella belle belva benedict benita
benito benjamin bennett bennie benny benton berenice berna bernadette bernadine bernard
bernarda bernardina bernardine bernardo berneice bernetta bernice bernie berniece
bernita berry bert berta bertha bertie bertram beryl bess bessie beth bethanie bethann
bethany bethel betsey betsy bette bettie bettina betty bettyann bettye beula beulah bev
beverlee beverley beverly bianca bibi billi billie billy billye birdie birgit blaine
blair blake blanca blanch blanche blondell blossom blythe bo bobbi bobbie bobby bobbye
bobette bok bong bonita bonnie bonny booker boris boyce boyd brad bradford bradley
bradly brady branda brande brandee branden brandi brandie brandon brandy brant breana
breann breanna breanne bree brenda brendan brendon brenna brent brenton bret brett brian
briana brianna brianne brice bridget bridgett bridgette brigette brigid brigida brigitte
brinda britany britney britni britt britta brittaney brittani brittanie brittany
britteny brittney brittni brittny brock broderick bronwyn brook brooke brooks bruce
bruna brunilda bruno bryan bryanna bryant bryce brynn bryon buck bud buena buffy buford
bula bulah bunny burl burma burt burton buster byron caitlin caitlyn calandra caleb
calista callie calvin camelia camellia cameron cami camie camila camilla camille cammie
cammy candace candance candelaria candi candice candida candie candis candra candyce
caprice cara caren carey cari caridad carie carin carina carisa carissa carita carl
carla carlee carleen carlena carlene carletta carley carli carlie carline carlita carlo
carlos carlota carlotta carlton carly carlyn carma carman carmel carmela carmelia
carmelina carmelita carmella carmelo carmen carmina carmine carmon carol carola carolann
carole carolee carolin caroline caroll carolyn carolyne carolynn caron caroyln carri
carrie carrol carroll carson cary caryl carylon caryn casandra casey casie casimira
cassandra cassaundra cassey cassi cassidy cassie cassondra cassy catalina catarina
caterina catharine catherin catherina catherine cathern catheryn cathey cathi cathie
cathleen cathrine cathryn cathy catina catrice catrina cayla cecelia cecil cecila cecile
cecilia cecille cecily cedric cedrick celena celesta celeste celestina celestine celia
celina celinda celine celsa ceola cesar chad chadwick chae chan chana chanda chandra
chanel chanell chanelle chang chantal chantay chante chantel chantell chantelle chara
charis charise charissa charisse charita charla charleen charlena charlene charles
charlesetta charlette charley charline charlott charlotte charlsie charlyn charmain
charmaine charolette chas chase chasidy chasity chassidy chastity chau chauncey chaya
chelsea chelsey chelsie cher chere cheree cherelle cheri cherie cherilyn cherise cherish
cherly cherlyn cherri cherrie cherryl chery cheryl cheryle cheryll chester chet cheyenne
chi chia chieko chin ching chiquita chloe chong chris chrissy christa christal christeen
christel christen christena christene christi christia christiana christiane christie
christin christina christine christinia christoper christopher christy chrystal chu
chuck chun chung ciara cicely ciera cierra cinda cinderella cindi cindie cindy cinthia
cira clair claire clara clare clarence claretha claretta claribel clarice clarinda
clarine claris clarisa clarissa clarita classie claud claude claudette claudia claudie
claudine claudio clayton clelia clemencia clement clemente clementina clementine clemmie
cleo cleopatra cleora cleotilde cleta cletus cliff clifford clifton clint clora clorinda
clotilde clyde codi cody colby cole coleen coleman colene coletta colette colin colleen
collen collene collette collin colton concepcion conception concetta concha conchita
connie conrad constance consuela consuelo contessa cora coral coralee coralie corazon
cordelia cordell cordia cordie coreen corene coretta corey cori corie corina corine
corinna corinne corliss cornelia cornelius cornell corrie corrin corrina corrine
corrinne cortez cortney cory courtney coy craig creola cris criselda crissy crista
cristal cristen cristi cristie cristin cristina cristine cristobal cristopher cristy
cruz crysta crystle cuc curt curtis cyndi cyndy cynthia cyril cyrstal cyrus cythia dacia
dagmar dagny dahlia daina daine daisey daisy dale dalene dalia dalila dalton damaris
damian damien damion damon dana danae dane danelle danette dani dania danial danica
daniel daniela daniele daniell daniella danielle danika danille danilo danita dann danna
dannette dannie dannielle danny dante danuta danyel danyell danyelle daphine daphne dara
darby darcel darcey darci darcie darcy darell daren daria darin dario darius darla
darleen darlena darlene darline darnell daron darrel darrell darren darrick darrin
darron darryl darwin daryl david davida davina dawna dawne dayle dayna daysi deadra
deana deandra deandre deandrea deane deangelo deann deanna deanne deb debbi debbie
debbra debby debera debi debora deborah debra debrah debroah dede dedra dee deeann
deeanna deedee deedra deena deetta deidra deidre deirdre deja delaine delana delbert
delcie delena delfina delia delicia delila delilah delinda delisa della delma delmar
delmer delmy delois deloise delora deloras delores deloris delorse delpha delphia
delphine delsie demarcus demetra demetria demetrice demetrius dena denae deneen denese
denice denis denise denisha denisse denita denna dennis dennise denny denyse deon deonna
derek derick derrick deshawn desirae desiree desmond despina dessie destiny detra devin
devon devona devora devorah dewayne dewey dewitt dexter dia dian diana diane diann
dianna dianne diedra diedre dierdre digna dillon dimple dina dinah dino dinorah dion
dione dionna dionne dirk divina dixie dodie dollie dolly dolores doloris domenic
domenica dominga domingo dominic dominica dominick dominique dominque domitila domonique
don dona donald donella donetta donette dong donita donn donna donnell donnetta donnette
donnie donny donovan donte donya dora dorathy dorcas doreatha doreen dorene doretha
dorethea doretta dori doria dorian dorie dorinda dorine doris dorla dorotha dorothea
dorothy dorris dorsey dortha dorthea dorthey dorthy dottie dotty doug douglas douglass
dovie doyle dreama drema drew drucilla drusilla duane dudley dulce dulcie duncan dung
dusti dustin dusty dwain dwana dwayne dwight dyan dylan earl earle earlean earleen
earlene earlie earline earnest earnestine eartha easter eboni ebonie ed eda edda eddie
eddy edelmira eden edgar edgardo edie edison edith edmond edmund edmundo edna edra edris
eduardo edward edwardo edwin edwina edyth edythe effie efrain efren ehtel eileen eilene
ela eladia elaina elaine elana elane elanor elayne elba elbert elda elden eldon eldora
eldridge eleanor eleanora eleanore elease elena elene eleni elenor elenora elenore
eleonor eleonora eleonore elfreda elfrieda elfriede eli elia eliana elias elicia elida
elidia elijah elin elina elinor elinore elisa elisabeth elise eliseo elisha elissa eliz
eliza elizabet elizabeth elizbeth elizebeth elke ella ellamae ellan ellen ellena elli
ellie elliot elliott ellis ellsworth elly ellyn elma elmer elmira elmo elna elnora
elodia elois eloisa eloise elouise eloy elroy elsa elsie elsy elton elva elvera elvia
elvie elvin elvina elvira elvis elwanda elwood elyse elza ema emanuel emelda emelia
emelina emeline emely emerald emerita emerson emery emiko emil emile emilee emilia
emilie emilio emily emma emmaline emmanuel emmett emmie emmitt emmy emogene emory ena
enda enedina eneida enid enoch enola enrique enriqueta epifania erasmo eric erica erich
erick ericka erik erika erin erinn erlene erlinda erline erma ermelinda erminia erna
ernest ernestina ernestine ernesto ernie errol ervin erwin eryn esmeralda esperanza
essie esta esteban estefana estela estell estella estelle ester esther estrella etha
ethan ethel ethelene ethelyn ethyl etsuko etta ettie eufemia eugena eugene eugenia
eugenie eugenio eula eulah eulalia eun euna eunice eura eusebia eusebio eustolia eva
evalyn evan evangelina evangeline evelia evelin evelina eveline evelyn evelyne evelynn
everett everette evette evia evie evita evon evonne ewa exie ezekiel ezequiel ezra
fabian fabiola fae fairy fallon fannie fanny farah farrah fatima fatimah faustina
faustino fausto faviola fawn fay faye fe federico felecia felica felice felicia
felicidad felicita felicitas felipa felipe felisa felisha felix felton ferdinand fermin
fermina fern fernanda fernande fernando ferne fidel fidela fidelia filiberto filomena
fiona flavia fleta fletcher flo flor flora florance florence florencia florencio florene
florentina florentino floretta floria florinda florine florrie flossie floy floyd fonda
forrest fran francene frances francesca francesco franchesca francie francina francine
francis francisca francoise frank frankie franklyn fransisca fred freda fredda freddie
freddy frederic frederica frederick fredericka fredia fredric fredrick fredricka freeda
freeman freida frida frieda fritz fumiko gabriel gabriela gabriele gabriella gabrielle
gail gala gale galen galina garfield garland garnet garnett garret garrett garry garth
gary gaston gavin gaye gayla gayle gaylene gaylord gaynell gaynelle gearldine gema gemma
gena genaro genesis geneva genevie genevieve genevive genia genie genna gennie genny
genoveva geoffrey georgann george georgeann georgeanna georgene georgetta georgette
georgiana georgiann georgianna georgianne georgie georgina georgine gerald geraldine
geraldo geralyn gerard gerardo gerda geri germaine gerri gerry gertha gertie gertrud
gertrude gertrudis gertude ghislaine gia gianna gidget gigi gil gilbert gilberte
gilberto gilda gillian gilma gina ginette ginger ginny gino giovanna giovanni gisela
gisele giselle gita giuseppe giuseppina gladis glady gladys glayds glen glenda glendora
glenn glenna glennie glennis glinda gloria glynda glynis golda goldie gonzalo gracia
gracie graciela grady graig granville grayce grazyna gregg gregoria gregorio gregory
greta gretchen gretta gricelda grisel griselda grover guadalupe gudrun guillermina
guillermo gus gussie gustavo gwen gwenda gwendolyn gwenn gwyn gwyneth ha hae hai hailey
hal haley halina halley hallie han hana hang hanh hank hanna hannah hannelore hans
harlan harland harley harmony harold harriet harriett harriette harrison harry harvey
hassan hassie hattie haydee hayden hayley haywood hazel heath heather hector hedwig hedy
hee heide heidi heidy heike helaine helen helena helene helga hellen henrietta henriette
henry herb herbert heriberto herlinda herma herman hermelinda hermila hermina hermine
herminia herschel hershel herta hertha hester hettie hiedi hien hilaria hilario hilary
hilda hilde hildegard hildegarde hildred hillary hilma hipolito hiram hiroko hisako hoa
hobert holley holli hollie hollis holly homer honey horace horacio hortencia hortense
hortensia hosea howard hoyt hsiu hubert hue huey hugh hugo hui hulda humberto hung huong
hwa hyacinth hye hyman hyo hyon hyun ida idalia idell idella iesha ignacia ignacio ike
ila ilana ilda ileana ileen ilene iliana illa ilona ilse iluminada ima imelda imogene
ina indira inell ines inez inga inge ingeborg inger ingrid inocencia iola iona ione ira
iraida irena irene irina iris irma irmgard irvin irving irwin isa isaac isabel isabell
isabella isabelle isadora isaiah isaias isaura isela isiah isidra isidro isis ismael
isobel isreal issac iva ivan ivana ivelisse ivette ivey ivonne ivory ivy izetta izola ja
jacalyn jacelyn jacinda jacinta jacinto jack jackeline jackelyn jacki jackie jacklyn
jackqueline jaclyn jacob jacqualine jacque jacquelin jacqueline jacquelyn jacquelyne
jacquelynn jacques jacquetta jacqui jacquie jacquiline jacquline jacqulyn jada jade
jadwiga jae jaime jaimee jaimie jake jaleesa jalisa jama jamaal jamal jamar jame jamee
jamel james jamey jami jamie jamika jamila jamison jammie jana janae janay jane janean
janee janeen janel janell janella janelle janene janessa janet janeth janett janetta
janette janey jani janice janie janiece janina janine janis janise janita jann janna
jannet jannette jannie janyce jaqueline jaquelyn jared jarod jarred jarrett jarrod
jarvis jasmin jasmine jason jasper jaunita javier jaye jayme jaymie jayna jayne jayson
jazmin jazmine jc jean jeana jeane jeanelle jeanene jeanett jeanetta jeanette jeanice
jeanie jeanine jeanmarie jeanna jeanne jeannetta jeannette jeannie jeannine jed jeff
jefferey jefferson jeffery jeffie jeffrey jeffry jen jena jenae jene jenee jenell
jenelle jenette jeneva jeni jenice jenifer jeniffer jenine jenise jenna jennefer jennell
jennette jenni jennie jennifer jenniffer jennine jenny jerald jeraldine jeramy jere
jeremiah jeremy jeri jerica jerilyn jerlene jermaine jerold jerome jeromy jerrell jerri
jerrica jerrie jerrod jerrold jerry jesenia jesica jess jesse jessenia jessi jessia
jessica jessie jessika jestine jesus jesusa jesusita jetta jettie jewel jewell ji jill
jillian jimmie jimmy jin jina jinny jo joan joana joane joanie joann joanna joanne
joannie joaquin joaquina jocelyn jodee jodi jodie jody joe joeann joel joella joelle
joellen joesph joetta joette joey johana johanna johanne john johna johnathan johnathon
johnetta johnette johnie johnna johnnie johnny johnsie joi joie jolanda joleen jolene
jolie joline jolyn jolynn jona jonah jonas jonathan jonathon jone jonell jonelle jong
joni jonie jonna jonnie jordon jorge jose josef josefa josefina josefine joselyn joseph
josephina josephine josette josh joshua josiah josie joslyn jospeh josphine josue jovan
jovita joya joyce joycelyn joye juan juana juanita jude judi judie judith judson judy
jule julee julene jules juli julia julian juliana juliane juliann julianna julianne
julie julieann julienne juliet julieta julietta juliette julio julissa julius jung junie
junita junko justa justin justina justine jutta ka kacey kaci kacie kacy kai kaila
kaitlin kaitlyn kala kaleigh kaley kali kallie kalyn kam kamala kami kamilah kandace
kandi kandice kandis kandra kandy kanesha kanisha kara karan kareem kareen karen karena
karey kari karie karima karin karina karine karisa karissa karl karla karleen karlene
karly karlyn karma karmen karol karole karoline karolyn karon karren karri karrie karry
kary karyl karyn kasandra kasey kasha kasi kasie kassandra kassie katelin katelyn
katelynn katerine kathaleen katharina katharine katharyn kathe katheleen katherin
katherina katherine kathern katheryn kathey kathi kathie kathleen kathlene kathline
kathlyn kathrin kathrine kathryn kathryne kathy kathyrn kati katia katie katina katlyn
katrice katrina kattie katy kay kayce kaycee kaye kayla kaylee kayleen kayleigh kaylene
kazuko kecia keeley keely keena keenan keesha keiko keila keira keisha keith keitha keli
kelle kellee kelley kelli kellie kelly kellye kelsey kelsi kelsie kelvin kemberly kena
kenda kendal kendall kendra kendrick keneth kenia kenisha kenna kenneth kennith kenny
kenton kenyatta kenyetta kera keren keri kermit kerri kerrie kerstin kesha keshia
keturah keva keven kevin khadijah khalilah kia kiana kiara kiera kiersten kiesha kieth
kiley kim kimber kimberely kimberlee kimberley kimberli kimberlie kimberly kimbery
kimbra kimi kimiko kina kindra kip kira kirby kirk kirsten kirstie kirstin kisha kittie
kitty kiyoko kizzie kizzy klara korey kori kortney kory kourtney kraig kris krishna
krissy krista kristal kristan kristeen kristel kristen kristi kristian kristie kristin
kristina kristine kristle kristofer kristopher kristy kristyn krysta krystal krysten
krystin krystina krystle krystyna kum kurt kurtis kyla kyle kylee kylie kym kymberly
kyoko kyong kyra kyung lacey lachelle laci lacie lacresha lacy ladawn ladonna lael
lahoma lai laila laine lajuana lakeesha lakeisha lakendra lakenya lakesha lakeshia lakia
lakiesha lakisha lakita lala lamar lamonica lamont lan lana lance landon lanell lanelle
lanette lang lani lanie lanita lannie lanny lanora laquanda laquita lara larae laraine
laree larhonda larisa larissa larita laronda larraine larry larue lasandra lashanda
lashandra lashaun lashaunda lashawn lashawna lashawnda lashay lashell lashon lashonda
lashunda lasonya latanya latarsha latasha latashia latesha latia laticia latisha latonia
latonya latoria latosha latoya latoyia latrice latricia latrina latrisha launa laura
lauralee lauran laure laureen laurel lauren laurena laurence laurene lauretta laurette
lauri laurice laurie laurinda laurine lauryn lavada lavelle lavenia lavera lavern
laverna laverne laveta lavette lavina lavinia lavon lavona lavonda lavone lavonia
lavonna lavonne lawana lawanda lawanna lawerence lawrence layla layne lazaro le lea leah
lean leana leandra leandro leann leanna leanne leanora leatha leatrice lecia leda lee
leeann leeanna leeanne leena leesa leia leida leif leigh leigha leighann leila leilani
leisa leisha lekisha lela lelah leland lelia lemuel len lena lenard lenita lenna lennie
lenny lenora lenore leo leola leoma leon leona leonard leonarda leonardo leone leonel
leonia leonida leonie leonila leonor leonora leonore leontine leopoldo leora leota lera
leroy lesa lesha lesia leslee lesley lesli leslie lessie lester leta letha leticia
letisha letitia lettie letty levi lexie lezlie li lia liana liane lianne libbie libby
librada lida lidia lien lieselotte ligia lila lili lilia lilian liliana lilla lilli
lillia lilliam lillian lilliana lillie lilly lily lin lina linda lindsay lindsey lindsy
lindy linette ling linh linn linnea linnie lino linsey linwood lionel lisa lisabeth
lisandra lisbeth lise lisette lisha lissa lissette lita livia liz liza lizabeth lizbeth
lizeth lizette lizzette lizzie lloyd logan loida lois loise lola lolita loma lon lona
londa loni lonna lonnie lonny lora loraine loralee lore lorean loree loreen lorelei
loren lorena lorene lorenza lorenzo loreta loretta lorette lori loria loriann lorie
lorilee lorina lorinda lorine loris lorita lorna lorraine lorretta lorri lorriane lorrie
lorrine lory lottie lou louann louanne louella louetta louie louis louisa louise loura
lourdes lourie louvenia lovella lovetta lovie lowell loyce loyd lu luana luann luanna
luanne luba lucas luci lucia luciana luciano lucie lucien lucienne lucila lucile lucilla
lucille lucina lucinda lucio lucius lucrecia lucretia lucy ludie ludivina lue luella
luetta luigi luis luisa luise luke lula lulu luna lupe lupita lura lurlene lurline
luther luvenia luz lyda lydia lyla lyle lyman lyn lynda lyndia lyndon lyndsay lyndsey
lynell lynelle lynetta lynette lynn lynna lynne lynnette lynsey lynwood ma mabel mabelle
mable machelle macie mack mackenzie macy madalene madaline madalyn maddie madelaine
madeleine madelene madeline madelyn madge madie madlyn madonna mae maegan mafalda magali
magaly magan magaret magda magdalen magdalena magdalene magen maggie magnolia mahalia
mai maia maida maile maira maire maisha maisie majorie makeda malcolm malcom malena
malia malik malika malinda malisa malissa malka mallie mallory malorie malvina mamie
mammie mana manda mandi mandie mandy manie manuel manuela mao maple mara maragaret
maragret maranda marcel marcela marcelene marcelina marceline marcelino marcell marcella
marcelle marcellus marcelo marcene marchelle marci marcia marcie marco marcos marcus
marcy mardell maren marg margaret margareta margarete margarett margaretta margarette
margarita margarite margarito margart marge margene margeret margert margery marget
margherita margie margit margo margorie margot margret margrett marguerita marguerite
margurite margy marhta mari maria mariah mariam marian mariana marianela mariann
marianna marianne mariano maribel maribeth marica maricela maricruz marie mariel mariela
mariella marielle marietta mariette mariko marilee marilou marilu marilyn marilynn marin
marina marinda mario marion maris marisa marisela marisha marisol marissa marita maritza
marivel marjorie marjory mark marketta markita markus marla marlana marleen marlen
marlena marlene marlin marline marlo marlon marlyn marlys marna marni marnie marquerite
marquetta marquis marquita marquitta marry marsha marta marth martha marti martin
martina martine marty marva marvel marvella marvin marvis marx mary marya maryalice
maryam maryann maryanna maryanne marybelle marybeth maryellen maryetta maryjane maryjo
marylee marylin maryln marylou marylouise marylyn marylynn maryrose masako mason matha
mathew mathilda mathilde matilda matilde matthew mattie maud maude maudie maura maureen
maurice mauricio maurine maurita mauro mavis maxie maxima maximina maximo maxine maxwell
maya maybell maybelle maye mayme maynard mayola mayra mazie mckenzie mckinley meagan
meaghan mechelle meda mee meg megan meggan meghan meghann mei mel melaine melani melania
melanie melany melba melda melia melida melina melinda melisa melissa melissia melita
mellie mellisa mellissa melodee melodi melodie melody melonie melony melva melvin
melvina melynda mendy mercedes mercedez mercy meredith meri merideth meridith merilyn
merissa merle merlene merlin merlyn merna merri merrie merrilee merrill merry mertie
mervin meryl mi mia mica micaela micah micha michael michaela michaele michal michale
micheal michel michele michelina micheline michell michelle michiko mickey micki mickie
miesha migdalia mignon miguel miguelina mika mikaela mike mikel miki mikki mila milagro
milagros milan milda mildred milford milissa millard millicent millie milly milo milton
mimi mina minda mindi mindy minerva ming minh minna minnie minta miquel mira miranda
mireille mirella mireya miriam mirian mirna mirta mirtha misha missy misti mistie misty
mitch mitchel mitsue mitsuko mittie mitzi mitzie miyoko modesta modesto mohamed mohammad
mohammed moira moises mollie molly mona monet monica monika monique monnie monroe
monserrate monte monty mora moriah morris morton mose moses moshe mozell mozella mozelle
mui muoi muriel murray myesha myles myong myra myriam myrl myrle myrna myron myrta
myrtice myrtie myrtis myrtle myung na nada nadene nadia nadine naida nakesha nakia
nakisha nakita nam nan nana nancee nancey nanci nancie nancy nanette nannette nannie
naoma naomi napoleon narcisa natacha natalia natalie natalya natasha natashia nathalie
nathan nathanael nathanial nathaniel natisha natividad natosha neal necole ned neda
nedra neely neida neil nelda nelia nelida nell nella nelle nellie nelly nena nenita
neoma neomi nereida nerissa nery nestor neta nettie neva neville newton nga ngan ngoc
nguyet nia nichelle nichol nicholas nichole nicholle nicki nickie nickolas nickole nicky
nicol nicola nicolas nicolasa nicole nicolette nicolle nida nidia niesha nieves nigel
niki nikia nikita nikki nikole nila nilda nilsa nina ninfa nisha nita noah nobuko noe
noel noelia noella noelle noemi nohemi nola nolan noma nona nora norah norbert norberto
noreen norene noriko norine norma norman normand norris novella nu nubia nydia nyla
obdulia ocie octavia octavio oda odelia odell odessa odette odilia odis ofelia ok ola
olen olene oleta olevia olga olimpia olin olinda oliva olive oliver olivia ollie olympia
oma omar omega omer ona oneida onie onita opal ophelia ora oralee oralia oren oretha
orpha orval orville oscar ossie osvaldo oswaldo otelia otha otilia otis otto ouida owen
ozell ozella ozie pa pablo paige palma palmer palmira pam pamala pamela pamelia pamella
pamila pamula pandora pansy paola parthenia particia pasquale pasty patience patria
patrica patrice patricia patrick patrina patsy patti pattie patty paul paula paulene
pauletta paulette paulina pauline paulita paz pearle pearlene pearlie pearline pearly
pedro peg peggie peggy pei penelope penney penni pennie penny percy perla perry pete
peter petra petrina petronila phebe philip phillip phillis philomena phoebe phung phuong
phylicia phylis phyliss phyllis pia piedad pierre pilar ping pinkie piper pok polly
porfirio porsche porsha porter portia precious preston pricilla priscila priscilla
providencia prudence pura qiana queenie quentin quiana quincy quinn quintin quinton
quyen rachael rachal racheal rachel rachele rachell rachelle racquel rae raeann raelene
rafael rafaela raguel raina raisa raleigh ralph ramiro ramon ramona ramonita rana ranae
randa randal randall randee randell randi randolph randy ranee raphael raquel rashad
rasheeda rashida raul raven raye rayford raylene raymon raymond raymonde raymundo rayna
rea reagan reanna reatha reba rebbeca rebbecca rebeca rebecca rebecka rebekah reda reed
reena refugia refugio regan regena regenia reggie regina reginald regine reginia reid
reiko reina reinaldo reita rema remedios remona rena renae renaldo renata renate renato
renay renda rene renea renee renetta renita renna ressie reta retha retta reuben reva
rex rey reyes reyna reynalda reynaldo rhea rheba rhett rhiannon rhoda rhona rhonda ria
ricarda ricardo richard richelle richie rickey ricki rickie ricky rigoberto rikki riley
rima rina risa rita riva rivka robbi robbie robbin robby robbyn robena robert roberta
roberto robin robt robyn rocco rochel rochell rochelle rocio rocky roderick rodger
rodney rodolfo rodrick rodrigo rogelio roger roland rolanda rolande rolando rolf rolland
roma romaine romana romelia romeo romona rona ronald ronda roni ronna ronni ronnie ronny
roosevelt rory rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosaline
rosalva rosalyn rosamaria rosamond rosana rosann rosanna rosanne rosaria rosario rosaura
roscoe roseann roseanna roseanne roselee roselia roseline rosella roselle roselyn
rosemarie rosemary rosena rosenda rosendo rosetta rosette rosia rosie rosina rosio
rosita roslyn rossana rossie rosy rowena roxana roxane roxann roxanna roxanne roxie roxy
roy royce rozanne rozella ruben rubi rubie rubin ruby rubye rudolf rudolph rudy rueben
rufina rufus rupert russ russel russell rusty ruth rutha ruthann ruthanne ruthe ruthie
ryan ryann sabina sabine sabra sabrina sacha sachiko sade sadie sadye sage sal salena
salina salley sallie sally salome salvador salvatore samantha samara samatha samella
samira sammie sammy samual samuel sana sanda sandee sandi sandie sandra sandy sanford
sang sanjuana sanjuanita sanora santana santiago santina santo santos sara sarah sarai
saran sari sarina sarita sasha saturnina sau saul saundra savanna savannah scarlet
scarlett scot scott scottie scotty sean sebastian sebrina seema selena selene selina
selma sena senaida serafina serena sergio serina serita seth setsuko seymour sha shad
shae shaina shakia shakira shakita shala shalanda shalon shalonda shameka shamika shan
shana shanae shanda shandi shandra shane shaneka shanel shanell shanelle shani shanice
shanika shaniqua shanita shanna shannan shannon shanon shanta shantae shantay shante
shantel shantell shantelle shanti shaquana shaquita shara sharan sharda sharee sharell
sharen shari sharice sharie sharika sharilyn sharita sharla sharleen sharlene sharmaine
sharolyn sharon sharonda sharri sharron sharyl sharyn shasta shaun shauna shaunda
shaunna shaunta shaunte shavon shavonda shavonne shawana shawanda shawanna shawn shawna
shawnda shawnee shawnna shawnta shay shayla shayna shayne shea sheba sheena sheila
sheilah shela shelba shelby sheldon shelia shella shelley shelli shellie shelly shelton
shemeka shemika shena shenika shenita shenna shera sheree sherell sheri sherice sheridan
sherie sherika sherill sherilyn sherise sherita sherlene sherley sherly sherlyn sherman
sheron sherrell sherri sherrie sherril sherrill sherron sherry sherryl sherwood shery
sheryl sheryll shiela shila shiloh shin shira shirely shirl shirlee shirleen shirlene
shirley shirly shizue shizuko shon shona shonda shondra shonna shonta shoshana shu shyla
sibyl sid sidney signe sigrid silas silva silvana silvia sima simona simone simonne sina
sindy siobhan sirena siu sixta skye slyvia socorro sofia soila sol solange soledad
solomon somer sommer sona sondra sonia sonja sonny sonya soo sook sophia sophie soraya
sparkle spencer stacee stacey staci stacia stacie stacy stan stanford stanley stanton
starla starr stasia stefan stefani stefania stefanie stefany steffanie stella stepanie
stephaine stephan stephane stephani stephania stephanie stephany stephen stephenie
stephine stephnie steve steven stevie stormy stuart su suanne sudie sue sueann suellen
suk sulema sumiko sung sunni sunny sunshine susan susana susann susanna susannah susanne
susie susy suzan suzann suzanna suzanne suzette suzi suzie suzy svetlana sybil syble
sylvester sylvia sylvie synthia syreeta ta tabatha tabetha tabitha tad tai taina taisha
tajuana takako takisha talia talisha talitha tam tama tamala tamar tamara tamatha tambra
tameika tameka tamekia tamela tamera tamesha tami tamica tamie tamika tamiko tamisha
tammara tammera tammi tammie tammy tamra tana tandra tandy taneka tanesha tangela tania
tanika tanisha tanja tanna tanner tanya tara tarah taren tari tarra tarsha taryn tasha
tashia tashina tasia tatiana tatum tatyana taunya tawana tawanda tawanna tawna tawny
tawnya tayna ted teddy teena tegan teisha telma temeka temika tempie tena tenesha
tenisha tennie tennille teodora teodoro teofila tequila tera tereasa terence teresa
terese teresia teresita teressa teri terica terina terisa terra terrance terrell
terrence terresa terri terrie terrilyn terry tesha tess tessa tessie thad thaddeus
thalia thanh thao thea theda thelma theo theodora theodore theola theresa therese
theresia theressa theron thersa thi thomas thomasena thomasina thomasine thora thresa
thurman thuy tia tiana tianna tiara tien tiera tierra tiesha tifany tiffaney tiffani
tiffanie tiffany tiffiny tijuana tilda tillie timika timmy timothy tina tinisha tisa
tish tisha titus tobi tobias tobie toby toccara tod todd toi tomas tomasa tomeka tomi
tomika tomiko tommie tommy tommye tomoko tona tonda tonette toney toni tonia tonie
tonisha tonita tonja tony tonya tora tori torie torri torrie tory tosha toshia toshiko
tova towanda toya tracee tracey traci tracie tracy tran trang travis treasa treena trena
trent trenton tresa tressa tressie treva trevor trey tricia trina trinh trinidad trinity
trish trisha trista tristan troy trudi trudie trudy trula truman tu tuan tula tuyet
twana twanda twanna twila twyla ty tyesha tyisha tyler tynisha tyra tyree tyrell tyron
tyrone tyson ula ulrike ulysses un una ursula usha ute vada val valarie valda valencia
valene valentin valentina valeri valeria valerie valery vallie valorie valrie vance
vanda vanesa vanessa vanetta vania vanita vanna vannesa vannessa vashti vasiliki vaughn
veda velda velia vella velma velva velvet vena venessa venetta venice venita vennie
venus veola vera verda verdell verdie verena vergie verla verlene verlie verline vern
verna vernell vernetta vernia vernice vernie vernita vernon verona veronica veronika
veronique versie vertie vesta veta vi vicenta vicente vickey vicki vickie vicky victor
victoria victorina vida viki vikki vilma vina vince vincent vincenza vincenzo vinita
vinnie viola violet violeta violette virgen virgie virgil virgilio virgina virginia vita
vito viva vivan vivian viviana vivien vivienne von voncile vonda vonnie wade wai waldo
wallace wally walter walton waltraud wan wanda waneta wanetta wanita warner wava waylon
wayne wei weldon wen wendell wendi wendie wendolyn wendy wenona werner wes wesley weston
whitley whitney wilber wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo
wilhelmina wilhemina willa willard willena willene willetta willette willia william
willian willie williemae willis willodean willow willy wilma wilmer wilton windy winford
winfred winifred winnie winnifred winona winston wm wonda woodrow wyatt wynell wynona
xavier xenia xiao xiomara xochitl xuan yadira yaeko yael yahaira yajaira yan yang yanira
yasmin yasmine yasuko yee yelena yen yer yesenia yessenia yetta yevette yi ying yoko
yolanda yolande yolando yolonda yon yong yoshie yoshiko youlanda yu yuette yuk yuki
yukiko yuko yulanda yun yung yuonne yuri yuriko yvette yvone yvonne zachariah zachary
zachery zack zackary zada zaida zana zandra zane zelda zella zelma zena zenaida zenia
zenobia zetta zina zita zoe zofia zoila zola zona zonia zora zoraida zula zulema zulma
آدم آلاء آيات آية أجوان أحلام أحمد أرزقي أروى أريج أزهار أسامة أسرار أسماء أسيل أغاريد
أفراح أفنان أكرم ألين أماني أمل أمير أميرة أمين أمينة أناهيد أناييس أنيس أنيسة أيمن أيوب
إباء إبراهيم إخلاص إكرام إلياس إلينا إيمان إيناس ابتسام ابتكار ابتهاج ابتهال اصيل اعتكاف
اعتماد افتكار ايمان بارعة باسمة باهرة بتلاء بتول بثينة بشرى بلسم بلقيس بلماء بلند بنان
بنفسج بهاء بهجة بهية بوران بيسان بيلسان تاج تالا تاليا تامر تحسين ترانيم ترف تقي تمام
تميم توفيق تولين تينهينان ثائر ثابت ثاقب ثامر ثروت ثقيف جابر جاد جاسم جالا جدير جرير
جسور جعفر جلاء جلال جلنار جليل جمال جمان جميل جميلة جنى جهاد جهراء جوان جوانا جواهر جود
جودي جوليا جوين جيلان حاتم حارث حازم حافظ حامد حسام حسن حسني حسنين حسيب حسين حفيظ حكيم
حلا حليم حمدان حمدي حمزة حمود حميد حنبل حنفي حياة حيدر خاشعة خاطر خافق خالد خالدي خديجة
خضر خطيب خلدون خلف خلوصي خليفة خليل خميس خيري دؤوب دارين داليا دانة داني دانية داهي
داوود دريد دعاء دليل دنيا دهمان ديسم ديمه ذريع ذكي ذيب رؤوف رئيس رائد رائف رابح راتب
راجح راجي رازي راسم راشد راضي راغب رافع راما رامح رامز رامي راني رانية راوي رباح ربى
ربيع رجاء رجائي رجب رحيب رخاء رزين رستم رسمي رشا رشاد رشدي رشيد رضا رضوان رضي رفيق رمحي
رمزي رمضان رهيف رواء روبا روبين روحي روز روعة روفيدا رياض ريان ريتاج ريتال ريف ريفال ريم
ريما ريمان ريناد زاخر زاكي زاهر زاهي زايد زبير زغلول زكريا زكي زكية زهدي زهران زهرة زهير
زياد زيد زيدان زين زينب زينة سائد ساجد ساجي سارة ساطع سالم سامح سامر سامي ساهد ساهر سبأ
سجا سجى سخاء سديم سراج سرحان سرور سرين سعاد سعد سعدون سعدي سعود سعيد سفيان سفير سلاف
سلام سلسبيل سلطان سلمان سلمى سليم سليمان سليمة سموح سمير سميرة سنام سنان سهل سهوان سهيل
سومية سيليا سيلين شادن شادي شاطر شافع شاكر شامخ شامل شبلي شبيب شجاع شريف شعبان شعلان
شعيب شفيع شكري شكيب شهاب شهب شهد شهم شهير شوقي شيراز صائب صابر صاحب صادح صادق صارم صافي
صالح صامد صباح صبحي صبري صبرينة صبور صبيح صخر صدقي صعب صفية صقر صلاح صنديد صهيب صوفيا
ضاحك ضاحي ضحى ضرغام ضياء ضيائي طائع طائف طائل طارق طالب طامح طاهر طريف طلال طلعت طموح طه
ظاعن ظافر ظاهر ظبي ظريف ظهير عائد عابد عاتب عادل عارف عاصم عاطف عاقل عاكف عالم عالية
عامر عبدالله عتاب عتريس عتيد عتيق عثمان عدلي عدنان عدوي عذب عربي عرفات عرفان عرفه عزاز
عزمي عزيز عصام عصمت عطاء عفيف عقيل علاء علوان علي عماد عمر عمران عمرو عمير غازي غالب
غالي غامد غانم غزوان غزير غطفان غوى غيداء فؤاد فائق فاتح فاخر فادي فارس فارع فاروق فاضل
فاطمة فالح فايد فتحي فتوح فخر فخري فداء فدائي فرات فراس فرج فرح فرحات فرحان فردوس فرزدق
فريال فريد فضل فضيل فطين فكري فلاح فلة فهد فهمي فوزي فوزية فيصل قائد قادة قاسم قاصد قانت
قبس قحطان قدري قصي قصيد قطب قطز قنوع قيس كاتيا كارم كاسر كاشف كاظم كافور كامل كاملة
كاهينة كايد كبير كتوم كرم كرمة كريم كليم كمال كنار كنان كنعان كوثر لؤي لارا لاما لانا
لبيب لبيد لتين لطفي لطوف لفيف لقاء لقمان لمين لهفان لوجين لورا لورين لوليا ليان ليث
ليديا ليزا ليساء ليلى ليليا ليم لينا ليندة مأمون مؤمن مؤنس ماجد مادلين ماذى ماريا مازن
مالك ماهر مايا مجاهد مجد محجوب محسن محفوظ محمد محمود محند مختار مخلص مدحت مراد مرادي
مرتجي مرتضي مرتقي مرزوق مرسال مرشد مرعي مروان مروة مريم مزرية مزهر مسرور مسعود مسلم
مشاري مشرف مشرق مشفق مصباح مصطفى مصعب مطاوع مظهر معارف معتوق معن معين مفيد مقداد مقدام
ملاك ملهم ممتاز ممدوح مناف منتصر منسي منصور منيب منير منيع منيف مهدي مهران مهيب موسى
مولود ميار مياس ميثاق ميرا ميرال ميسور ميسون ميلاء ميليسا ميمون مينة نائل ناجح ناجي نادر
نادي نادية ناديه ناردين ناصر ناصيف ناضر ناظم ناعم نافذ نافع ناهد نبراس نبهان نبيل نبيه
نجدت نجمة نجوان نجيب نديم نذير نريمان نزار نزيه نسرين نسيب نسيم نشأت نشوان نشوة نصر نصري
نصوح نصور نضال نظام نظمي نعمان نعيم نغم نمر نهاد نوال نوح نور نورس نوره نوري نوف نيازي
هاجر هادي هاشم هاني هانية هايدي هايل هدى هزار هلال هلالي همام هناء هنادي هند هيا هيام
هيثم هيكل هيمان وائل واثق وادع واصف واصل وجدي وجيه وحيد ودود وديع وريد وسام وسيل وسيم
وصاف وصفي وفاء وفائي وفيق وليد وليف وناس يارا ياسر ياسمين ياسمينة ياسين يافع ياقوت يانع
يانيس يحيى يزيد يسار يسرى يسري يعرب يعقوب يقين يمام يوبا يوسف يونس
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> '';

insert into voiceledger.common_words (word)
select entry.word
from
  string_to_table(
    $data$
ability able about above abroad absence absolute absolutely abstract abuse academic
academy acc accept acceptable acceptance accepted access accessibility accessible
accessories accessory accident accommodation accordance according account accounting
accounts accuracy accurate achieve achieved achievement acid acquired acquisition acres
acrobat across act acting action actions active activities activity actor acts actual
actually adams adapter add added adding addition additional address addressed addresses
adds adequate adjustment admin administration administrative administrator admission
admissions adobe adopted adoption ads adult adults advance advanced advantage advantages
adventure adventures advertise advertisement advertisers advertising advice advisor
advisory affairs affect affected affiliate affiliates affordable afghanistan africa
african after afternoon again against age aged agencies agency agenda agent agents ages
ago agree agreed agreement agreements agricultural agriculture ahead aid aids aim aims
air aircraft airline airlines airport al alabama alarm alaska alberta album albums
alcohol alert alerts alex alexander algorithm alive all alliance allocated allow allowed
allowing allows almost alone along alpha already also alternate alternative alternatives
although alumni always am amateur amazing amazon amended amendment america american
americans among amount amounts amp amsterdam an anal analog analysis analyst ancient and
anderson andy angel angeles angels angle animal animals animated animation anime
anniversary annotation announced announcement announcements annual anonymous another
answer answered answers anti antique antiques any anyone anything anytime anyway
anywhere apache apart apartment apartments apparel apparently appeal appeals appear
appearance appeared appearing appears appendix apple appliances applicable applicant
applicants application applications applied applies apply applying appointed appointment
appreciate approach approaches appropriate approval approved approximately apr april
arab arc arcade architecture archive archives are area areas arena argentina argument
arguments arizona arkansas arm armed arms army around arrangements array arrival arrived
art article articles artist artists arts as asia asian ask asked asking asp aspect
aspects ass assembly assess assessment asset assets assigned assignment assist
assistance assistant associate associated associates association associations assume
assumes at athletic athletics atlanta atlantic atlas atmosphere atom attached attachment
attack attacks attempt attempts attend attendance attended attention attitude attorney
attorneys attractions attribute attributes auction auctions aud audience audio audit aug
august austin australia australian austria authentication author authorities authority
authorized authors auto automated automatic automatically automation automotive
availability available avatar ave avenue average avg aviation avoid award awarded awards
aware awareness away awesome axis babe babes babies baby bachelor back background backup
bad bag bags baker balance ball balls baltimore band bands bandwidth bang bank banking
bankruptcy banks banner bar bargain barry bars base baseball based basic basically
basics basis basket basketball baskets bass bath bathroom batteries battery battle bay
be beach bear bears beast beat beautiful beauty became because become becomes becoming
bed bedroom bedrooms beds been beer before began begin beginning begins behalf behavior
behaviour behind being belgium believe believed believes bell below belt ben benefit
benefits berlin besides best bestiality bet beta better betting between beyond bible bid
bidding bids big bigger biggest bike bill billing billion bills bin binary binding bio
biography biological biology bird birds birmingham birth birthday bit bits biz black
blackjack blank blind block blocks blog blogger blogs blonde blood blow blowjob blowjobs
blue blues bluetooth blvd board boards boat boats bob bodies body bold bond bondage
bonds bone bonus boobs book booking bookmark books boost boot boots booty border born
boss boston both bottle bottom bought bound boundary bowl box boxes boy boys brain
branch brand brands brass brazil bread break breakfast breaking breaks breast breasts
bridge brief bright bring bringing brings bristol britain british broad broadband
broadcast broadway broken broker brother brothers brought brown browse browser buddy
budget buffalo buffer bug bugs build builder building buildings built bulgaria bulk
bulletin bureau burn burning bus bush business businesses busty busy but butt button
buttons buy buyer buyers buying by bytes cabinet cable cables cache cached cafe cake cal
calculate calculated calculator calendar california call called calling calls cam
cambridge camcorder camcorders came camera cameras camp campaign campbell camping campus
can canada canadian cancel cancer candidate candidates candy canon cap capabilities
capability capable capacity cape capital caps captain capture car carbon card cards care
career careers carefully caribbean carolina carpet carried carrier carry carrying cars
cart carter cartoon cartoons cartridge cartridges case cases cash casino casinos cast
castle casual cat catalogue catch categories category catering catholic cats caught
cause caused causes cd celebrity cell cells cellular census cent center central centre
centres century certain certainly certificate certificates certification certified chain
chair chairman chairs challenge challenges chamber champion championship chance change
changed changes changing channel channels chapter chapters char character
characteristics characters charge charged charger charges charity charlie chart charter
charts chat cheap cheats check checked checking checkout checks cheese chemical
chemicals chemistry cherry chest chevrolet chicago chicken chief child childhood
children chile china chinese chip chips chocolate choice choices choose choosing chosen
christ christian christmas chronic church churches cincinnati cinema circle circuit
circumstances cisco cities citizen citizens city civil claim claims clark class classes
classic classical classics classification classified classifieds classroom clause clay
clean cleaning clear clearance clearly cleveland click clicking client clients climate
clinic clinical clinton clip clips clock close closed closely closer closing clothes
clothing cloudy club clubs cluster co coach coalition coast coastal coat cock cocks code
codes coffee coins cold collaboration collect collectables collected collectibles
collection collections collective collector college colleges collins color colorado
colour columbia columbus column columns com combat combination combine combined come
comedy comes comfort comfortable comic comics coming command commands comment commentary
comments commerce commercial commission commissioner commit commitment committed
committee committees common commons communicate communication communications communities
community compact companies company compaq compare compared comparison compatible
compensation competition competitive compiled complaint complaints complete completed
completely completion complex compliance comply component components composition
comprehensive computer computers computing con concentration concept concepts concern
concerned concerning concerns concert conclusion concrete condition conditioning
conditions conduct conducted conference conferences confidence configuration configure
confirm confirmed conflict congress connect connected connecticut connection connections
consent consequences conservation conservative consider consideration considered
considering consistent consists console consolidation constant constitutes constitution
construction consultant consultants consultation consulting consumer consumers
consumption contact contacts contain contained containing contains contemporary content
contents contest context continental continue continued continues continuing continuous
contract contractor contractors contracts contrast contribute contributed contribution
contributions control controlled controller controls convenience convenient convention
conventional conversation conversion convert converted converter cook cookies cooking
cool cooling cooper cooperation coordinator copies copper copy copyright core corner
corp corporate corporation correct correction corrections correctly corresponding cost
costa costs cotton could council counsel count counter counties countries country counts
county couple couples coupons course courses court courts cover coverage covered
covering covers crack craft crafts crash crazy cream create created creates creating
creation creative credit credits creek crew crime criminal crisis criteria critical
cross crown cruise cruises crystal cuba cultural culture cum cup currency current
currently curriculum custom customer customers customize cut cute cuts cutting cycle
cyprus czech dad daily dakota dallas damage damages dan dance dancing danger dangerous
dark data database databases date dated dates dating daughter dave davis dawn day days
de dead deadline deal dealer dealers dealing deals dean dear death debate debian debt
dec december decide decided decision decisions deck declaration decrease dedicated deep
def default defence defense define defined definitely definition definitions degree
degrees del delaware delay delete deleted deliver delivered delivery dell delta deluxe
demand demo democracy democratic demonstrate den denmark density dental denver
department departments dependent depending depends deposit depression depth deputy der
derived describe described describes description descriptions desert design designated
designed designer designers designs desire desired desk desktop desktops despite
destination destinations destruction detail detailed details detection determination
determine determined determining detroit develop developed developer developers
developing development developments device devices devil diabetes diagnosis dial diamond
diary dick dictionary did die died diego diesel diet diff difference differences
different difficult difficulty digest digital dildo dimension dimensions dining dinner
direct directed direction directions directly director directories directors directory
dirty disabilities disability disabled disaster disc disclaimer disclosure discount
discounts discover discovered discovery discrimination discuss discussed discussion
discussions disease diseases dish disk disney disorder disorders display displayed
displaying displays distance distributed distribution district districts diverse
diversity divided division divorce do doc doctor doctors document documentation
documents dodge does dog dogs doing dollar dollars dolls domain domains domestic donate
donations done door doors dose dot double doubt down download downloads downtown draft
dragon drama draw drawing drawn dream dreams dress drink drinking drive driven driver
drivers drives driving drop dropped drug drugs drum dry dual dublin due duke duration
during dust dutch duties duty dynamic dynamics each eagle ear earlier early earn earned
earnings earrings earth ease easier easily east eastern easy eat eating ebay ebony echo
economic economics economy edge edinburgh edit edited editing edition editions editor
editorial editors education educational effect effective effectively effectiveness
effects efficiency efficient effort efforts egg egypt eight either elected election
elections electric electrical electricity electronic electronics element elementary
elements eligibility eligible elite else elsewhere email emails emergency emerging
emissions emotional emphasis empire employed employee employees employer employers
employment empty enable enabled enables encourage encouraged encyclopedia end ended
ending ends enemy energy enforcement engaged engine engineer engineering engineers
engines england english enhance enhanced enjoy enjoyed enlarge enough ensure enter
entered entering enterprise enterprises entertainment entire entirely entitled entity
entrance entries entry environment environmental environments episode epson equal
equation equipment equipped equity equivalent era ericsson erotic error errors escape
especially essays essential est establish established establishment estate estimate
estimated estimates etc ethernet ethics ethnic eur euro europe european evaluate
evaluation eve even evening event events eventually ever every everybody everyday
everyone everything evidence evil evolution exact exactly exam examination examine
example examples exceed excel excellence excellent except exception excess exchange
exciting exclusive execution executive exercise exhibit exhibition exist existence
existing exists exit exp expand expanded expansion expect expectations expected expense
expenses expensive experience experienced experiences experiment experimental
experiments expert expertise experts explain explained explanation explore explorer
export exposed exposure express expressed expression extend extended extension
extensions extensive extent external extra extras extreme extremely eye eyes fabric face
faces facial facilities facility facing fact factor factors factory facts faculty fail
failed failure fair fairly faith fall falling falls false familiar families family
famous fan fans fantastic fantasy faqs far farm farmers fashion fast faster fat father
fault favourite favourites fax fear feature featured features featuring feb february
federal federation fee feed feedback feeds feel feeling feels fees feet fell fellow felt
female festival fetish few fiction field fields fifth fig fight fighting figure figures
file filed files filing fill filled film films filter filters final finally finance
financial financing find finder finding findings finds fine finger finish finished
finland fire firefox firewall firm firms first fiscal fish fishing fit fitness fits five
fix fixed flag flags flash flashing flat flexibility flexible flight flights flood floor
florida florist flow flower flowers fluid fly flying focus focused folder folk folks
follow followed following follows font food foods foot football for force forced forces
ford forecast foreign forest forever forget forgot forgotten form formal format
formation formats formed former forms formula fort forth forum forums forward foster
found foundation founded four fourth fox frame frames framework france franchise
francisco franklin fraud free freedom french frequency frequently fresh fri friday
friend friendly friends from front fruit ftp fuck fucking fuel full fully fun function
functional functionality functions fund fundamental funded funding funds funeral funny
furniture further future gadgets gain galleries gallery gambling game games gaming gamma
gang gap garage garden gardens gas gate gateway gave gay gear gender gene general
generally generate generated generation generator generic genes genetic genetics genre
genuine geographic geography georgia german germany get gets getting ghost giant gift
gifts girl girls give given gives giving glad glance glasgow glass glasses global globe
glory glossary gnome gnu go goal goals god goes going gold golden golf gone gonna good
goods google gordon gospel got gourmet governance government governments governor grace
grade grades graduate graham grand grant granted grants graph graphic graphics grass
gratis gray great greater greatest greece greek green greg grey grid gross ground
grounds group groups grove grow growing grown growth guarantee guaranteed guard guardian
guess guest guestbook guests guidance guide guidelines guides guinea guitar gulf gun
guns guy guys habitat had hair hairy half hall hamilton hampshire hand handbook handle
handling hands happen happened happens happy hard hardcore hardcover hardware harris has
hat hate have having hawaii he head header headlines heads healing health healthcare
healthy hear heard hearing heart hearts heat heating heaven heavy height heights held
hell hello help helped helpful helping helps hence her here herein heritage hero herself
hey hidden hide high higher highest highlights highly highway hill hills hilton him
himself hip hire his hist historic historical history hit hits hobbies hockey hold
holder holders holding holds hole holiday holidays hollywood holy home homepage homes
honda hong honor hop hope horny horror horse horses hospital hospitals host hosted
hosting hosts hot hotel hotels hour hours house household houses housing houston how
however hrs huge human humans hundred hundreds hungary hunt hunter hunting hurricane
hurt husband hybrid ian ice icon icons id idaho idea ideal ideas identification
identified identify identity if ignore ii iii ill illegal illinois illness illustrated
image images imagine imaging immediate immediately immigration impact impacts implement
implementation implemented implementing implications import importance important
impossible improve improved improvement improvements improving in inc incest inch inches
incident include included includes including income incorporated increase increased
increases increasing increasingly indeed independence independent index indexed india
indian indiana indicate indicated indicates indicators individual individuals indonesia
indoor induced industrial industries industry infant infection influence info
information informed infrastructure ingredients initial initiative initiatives injuries
injury ink inn inner innovation innovative input inquiry insert inside insider insight
inspection install installation installed instance instant instead institute institution
institutional institutions instruction instructions instructor instrument instruments
insurance int integer integrated integration integrity intel intellectual intelligence
intelligent intended inter interaction interactive interest interested interesting
interests interface interfaces interior intermediate internal international internet
interpretation interracial interview interviews into introduce introduced introduction
inventory investigation investing investment investments investor investors invited
involved involvement involves involving iowa ipod iran iraq iraqi ireland irish iron is
islamic island islands israel issue issued issues it italian italy item items its itself
jacket jackson jam jan january japan japanese java javascript jay jazz jersey jet
jewellery jewish jim job jobs johnson join joined joint jokes jon jones jordan journal
journals journey joy judge judgment judicial jul july jump jun june junior jurisdiction
just justice kansas kate keep keeping keeps ken kennedy kent kentucky kenya kept kernel
kerry key keyboard keys keyword keywords kick kid kids kill killed kind kinds king
kingdom kings kiss kit kitchen kits knew knight know knowing knowledge known knows kong
korea korean la lab label labels laboratory labour labs lack ladies lady laid lake lakes
lamp land lands landscape lane language languages laptop laptops large larger largest
las laser last lat late later latest latin latina latter launch launched law laws lawyer
lawyers lay layer layout lbs lead leader leaders leadership leading leads leaf league
learn learned learning lease least leather leave leaves leaving lebanon lecture led left
leg legacy legal legend legislation legislative legs leisure length lens lenses les
lesbian lesbians less lesson lessons let lets letter letters level levels lewis
liability lib liberal liberty libraries library license licensed licensing lie lies life
lifestyle lifetime lift light lighting lights like likely limit limitations limited
limits limousines lincoln line linear lines lingerie link linked linking links linux
liquid list listed listen listening listing listings lists literary literature little
live lived lives living load loaded loading loan loans local locate located location
locations lock lodge lodging log logged logic login logo logos london long longer look
looked looking looks loop loose lord los lose losing loss losses lost lot lots louisiana
lounge love loved lovely loves low lower lowest ltd luck lucky lunch luxury lyrics mac
machine machinery machines mad made madison magazine magazines magic magnetic mail
mailing main maine mainly maintain maintained maintaining maintenance major majority
make maker makers makes making malaysia male mall man manage managed management manager
managers managing manchester manga manner manual manufacturer manufacturers
manufacturing many map mapping maps mar marc march marine marked market marketing
marketplace markets marks marriage married mars marshall maryland mass massachusetts
massage massive master masters match matches matching material materials mathematics
matrix matt matter matters mature max maximum may maybe mayor me meal mean meaning means
meant measure measured measurement measurements measures meat mechanical mechanism
mechanisms med media median medical medication medicine medium meet meeting meetings
meets melbourne member members membership memorabilia memorial memories memory men
mental mention mentioned menu merchandise merchant merchants mercury mesh message
messages messenger met meta metabolism metal meter method methods metro mexican mexico
mhz miami michigan micro microsoft mid middle might migration mile miles milf milfs
military milk mill miller million millions milwaukee min mind mine mini minimum mining
minister ministry minnesota minor minority mint minute minutes mirror misc miscellaneous
miss missed missing mission mississippi missouri mitchell mix mixed mobile mod mode
model models modem moderator modern modes modified modify module modules molecular
moment moments mon monday money monitor monitoring monitors monster montana month
monthly months montreal moon moore moral more morgan morning mortgage mortgages most
mostly mother motion motor motorcycle motorola motors mount mountain mountains mounted
mouse mouth move moved movement moves movie movies moving mph mrs much multi multimedia
multiple municipal murder muscle museum music musical must mutual my myself mystery
naked name named names narrow nashville nation national nations nationwide native
natural nature navigate navigation navy near nearby nearest nearly nebraska necessarily
necessary neck need needed needs negative neither nelson net netherlands network
networking networks nevada never new newest newly news newsletter newsletters newspaper
newspapers next nice nick night nights nikon nine nintendo nipples no noble nobody node
noise nokia non none nor normal normally north northern northwest norway not note
notebook notebooks noted notes nothing notice noticed notices notification notify nov
nova novel november now nuclear nude null number numbers numerous nurse nursing
nutrition oak object objective objectives objects obligation observation observations
observed obtain obtained obvious obviously occupation occupational occur occurred occurs
ocean oct october odds of off offer offered offering offers office officer officers
offices official officials offline offset often ohio oil okay oklahoma old older oldest
on once one ones ongoing online only ontario onto open opened opening opens opera
operate operated operating operation operational operations operator operators opinion
opinions opportunities opportunity opposition optical optimization option optional
options or oracle oral orange order ordered ordering orders ordinary oregon org organic
organisation organisations organization organizations organized orgy orientation
oriented origin original originally orlando orleans other others otherwise our ourselves
out outcome outcomes outdoor outdoors outlet outlook output outside outstanding over
overall overnight overseas overview own owned owner owners ownership oxford pace pacific
pack package packages packaging packard packet pad page pages paid pain paint painting
pair pakistan palace palm pan panasonic panel pants paper paperback papers par para
paradise paragraph parallel parameter parameters parent parents paris park parker
parking parks parliament part partial participants participate participating
participation particular particularly parties partly partner partners partnership
partnerships parts party pass passed passenger passing passion password past pat patch
patches patent path patient patients pattern patterns pay payday paying payment payments
paypal pc pcs peace peak pearl pee peer pen penalty pending penis pennsylvania pension
people per percent percentage perfect perform performance performed performing perhaps
period periods perl permanent permission permit permitted person personal personalized
personally personals personnel persons perspective pet pets pharmacy phase phil
philadelphia philippines philips philosophy phoenix phone phones photo photographs
photography photos phrase physical physician physicians physics piano pic pick picks
pics picture pictures piece pieces pill pills pilot pin pine pink pioneer pipe pipeline
pittsburgh pizza place placed placement places plain plan plane planet planned planning
plans plant plants plasma plastic plate plates platform platforms platinum play played
player players playing plays playstation plaza please pleased pleasure plenty plot plug
plus pm pocket poems poetry point points poker poland police policies policy polish
political politics poll polls pollution pool poor pop popular popularity population porn
porno port portable portal portfolio portion portions portland ports portugal position
positions positive possibility possible possibly post postage postal posted poster
posters posting posts pot potential potter pottery pound pounds pour poverty powder
power powered powerful powers practical practice practices prayer precision prefer
preferences preferred pregnancy pregnant preliminary premier premium preparation prepare
prepared preparing prescription presence present presentation presentations presented
presents president press pressure pretty prev prevent prevention preview previous
previously price priced prices pricing pride primarily primary prime prince princess
principal principle principles print printable printed printer printers printing prints
prior priority prison privacy private prize pro probability probably problem problems
procedure procedures proceedings process processed processes processing processor
produce produced producer producers producing product production productions
productivity products professional professionals professor profile profiles profit
profits program programme programmes programming programs progress progressive
prohibited project projects promise promote promoting promotion promotional promotions
proof proper properly properties property proposal proposals proposed protect protected
protection protein proteins protocol proud prove proven provide provided provider
providers provides providing province provision provisions psychology pub public
publication publications publish published publisher publishers publishing puerto pull
pulse pump punk pupils purchase purchased purchases purchasing pure purple purpose
purposes pursuant push pussy put putting puzzle python qty qualified quality quantity
quarter quarterly que quebec queen queries query quest question questions quick quickly
quiet quite quote quotes race racing rack radar radiation radio rail rain raise raised
raising ram ran random range rank ranking rape rapid rare rate rated rates rather rating
ratings ratio raw ray re reach reached reaction read reader readers reading reads ready
real reality realize really rear reason reasonable reasons receipt receive received
receiver receiving recent recently reception recipe recipes recipient recognition
recognize recognized recommend recommendation recommendations recommended record
recorded recorder recording records recovery recreation recruitment red reduce reduced
reducing reduction ref refer reference references referred reflect reform refund reg
regard regarding regardless regards region regional regions register registered
registration registry regular regularly regulation regulations regulatory rehabilitation
related relating relation relations relationship relationships relative relatively
release released releases relevant reliability reliable relief religion religious remain
remaining remains remember remote removal remove removed rent rental rentals rep repair
repeat replace replaced replacement replies reply report reported reporter reporting
reports represent representation representative representatives represented representing
represents reproduction republic republican request requested requests require required
requirement requirements requires res rescue research researchers reservation
reservations reserve reserved reserves residence resident residential residents
resistance resolution resort resorts resource resources respect respective respectively
respond response responses responsibilities responsibility responsible rest restaurant
restaurants restoration restricted restrictions result resulting results resume retail
retirement return returned returning returns rev revealed revenue revenues reverse
review reviewed reviewer reviews revised revision revolution rhode rice rich richmond
rick rico ride ridge riding right rights ring rings ringtone ringtones rio rise rising
risk risks river road roads rob roberts robot rock rocks rod role roles roll rolling rom
roman romance romantic rome ron roof room rooms root roots rose roses ross round route
router routine row royal rpm rubber rugby rule rules run running runs rural rush russia
russian sacramento sad safari safe safety said saint salary sale sales salt sam same
sample samples samsung san sand santa sat satellite satisfaction satisfied saturday
saudi save saved saving savings saw say saying says scale scan scanner scene scenes
schedule scheduled schedules scheme scholarship school schools sci science sciences
scientific scientists scope score scores scotland scottish screen screening script
scripts sea seal sealed search searches searching season seat seats seattle sec second
secondary seconds secret secretary secrets section sections sector sectors secure
secured securities security see seed seeing seek seeker seeking seem seemed seems seen
segment select selected selection self sell seller sellers selling semester semi seminar
seminars senate senator send sending senior sense sensitive sensor sent sentence sep
separate september sequence serial series serious seriously serve served server servers
serves service services serving session sessions set sets setting settings settlement
setup seven several severe sex sexual sexy shadow shall shape share shared shares
shareware sharing sharp shaved she sheet sheets shell shift ship shipped shipping ships
shirt shirts shit shock shoe shoes shoot shooting shop shopper shoppers shopping shops
shore short shorts shot shots should show showed shower showing shown shows sick side
sides siemens sierra sight sign signal signals signature signed significant
significantly signs silent silk silver similar simon simple simply simpson simulation
sin since singapore single singles sir sister sit site sitemap sites sitting situation
situations six size sized sizes ski skill skills skin skip sky sleep slide slightly slip
slot slots slow slowly small smaller smart smile smith smoke smoking smooth snow so soap
soccer social society socket soft software soil solar sold soldiers sole solid solo
solution solutions solve some someone something sometimes somewhat somewhere son song
songs sons sony soon sorry sort sorted sought soul sound sounds source sources south
southeast southern southwest spa space spaces spain spam spanish spanking speak speaker
speakers speaking special specialist specialists specials species specific specifically
specification specifications specified specify specs spectrum speech speed spend
spending spent spin spirit spiritual split sponsor sponsored sponsors sport sporting
sports spot spray spread spring springs spy spyware square sri st stability stable staff
stage stages stainless stamps stand standard standards standing stands star stars start
started starting starts state stated statement statements states static station stations
statistical statistics stats status stay steel step steps stereo sterling stewart stick
still stock stocks stone stones stop stopped storage store stored stores stories storm
story straight strange strategic strategies strategy stream street streets strength
stress strike string strings strip strong strongly structural structure structures
student students studied studies studio studios study stuff stupid style styles sub
subject subjects sublime submission submit submitted subscribe subscription
subscriptions subsection subsequent substance substances substantial success successful
successfully such suck sufficient sugar suggest suggested suggestions suggests suit
suitable suite suites sum summary summer summit sun sunday super superior supplement
supplements supplied supplier suppliers supplies supply support supported supporting
supports supposed supreme sur sure surface surgery surprise surrounding survey surveys
survival suspension sustainable sweden swedish sweet swimming swing swiss switch
switzerland sydney symbol symbols symptoms syndrome syntax system systems tab table
tables tabs tag tags taiwan take taken takes taking talent talk talking talks tall tampa
tank tape target targets task tasks taste taught tax taxes taylor tea teach teacher
teachers teaching team teams tech technical technique techniques technologies technology
teen teenage teens tel telecommunications telephone television tell telling tells
temperature template templates temple temporary ten tend tennessee tennis term terminal
terms territory terrorism test tested testimonials testing tests texas text textbooks
thai thailand than thank thanks that the theatre theft their them theme themes
themselves then theory therapy there therefore thermal these they thick thin thing
things think thinking third this thompson thongs those though thought thoughts thousand
thousands thread threads threat three throat through throughout throw thu thumbnail
thursday thus ticket tickets tie tiger tight till tim time times tiny tip tips tissue
titans title titles tits to tobacco today toe together tokyo told toll tom tomorrow tone
tones tonight too took tool toolbar tools top topic topics toronto torture toshiba total
totally touch tough tour tourism tourist tournament tours toward towards tower town
towns toy toyota toys track tracking tracks trade trademark trademarks trading tradition
traditional traffic trail trailer trailers train trained training trans transaction
transactions transfer transit transition translation transmission transport
transportation travel treat treated treatment treatments tree trees trend trends trial
trials tried trip triple trips troops tropical trouble truck trucks true truly trust
trusted truth try trying tube tue tuesday turkey turn turned turning turns tutorial
tutorials tvs twenty twice twin two type types typical typically ukraine ultimate ultra
unable under undergraduate underground understand understanding unfortunately uniform
union unique unit united units universal universe universities university unix unknown
unless unlike unlimited unsubscribe until unusual up upcoming update updated updates
upgrade upload upon upper ups urban us usage use used useful user username users uses
using usual usually utah utilities utility vacation vacations vacuum valentine valid
valley valuable value values van vancouver var variable variables variety various vary
vat vector vegas vehicle vehicles vendor vendors venture venue verify vermont version
versions versus vertical very via viagra vice victims victory video videos vietnam view
viewed viewing views villa village vintage vinyl violation violence virgin virtual virus
visa visible vision visit visited visiting visitor visitors visits vista visual vital
vitamin voice void vol voltage volume volunteer volunteers vote votes voting voyeur wage
wait waiting wake wales walk walker walking wall wallpaper wallpapers walls want wanted
wants war ward warehouse warm warning warranty warren wars was wash washington waste
watch watches watching water waters wave way ways we weak wealth weapons wear wearing
weather web webcam weblog webmaster website websites wed wedding wednesday week weekend
weekly weeks weight welcome welfare well wells went were west western wet what whatever
wheel wheels when whenever where whereas whether which while white who whole wholesale
whom whose why wide widely width wife wiki wikipedia wild wildlife will williams willing
wilson win wind window windows winds wine wing wings winner winners winning wins winter
wire wireless wisconsin wisdom wise wish with within without witness wolf woman women
won wonder wonderful wood wooden woods word words work worked worker workers working
workplace works workshop workshops world worldwide worry worse worship worst worth would
wow wright write writer writers writes writing written wrong wrote wyoming xxx yahoo
yard yards yeah year years yellow yes yesterday yet yield yoga york you young your yours
yourself youth zealand zero zip zone zoom
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> '';

analyze voiceledger.number_words, voiceledger.stop_words,
voiceledger.top_level_domains, voiceledger.first_names, voiceledger.common_words;
