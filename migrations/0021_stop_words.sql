-- depends: 0020_number_words
--
-- Words without a topic. The English ones are the project's own; the Arabic ones are
-- those of stopwordsiso (NOTICE), printed by scripts/language_data.py.

create table pgcalls.stop_words (
  language text collate "C" not null,
  word text collate "C" not null,

  constraint stop_words_pkey primary key (language, word)
);

comment on table pgcalls.stop_words is
$$Words without a topic, beyond those that the dictionaries of Postgres know: what people
say in conversations, and Arabic ones.$$;
comment on column pgcalls.stop_words.language is 'Language, ISO 639-1.';
comment on column pgcalls.stop_words.word is 'The word in lower case.';

alter table pgcalls.stop_words enable row level security;
revoke all on table pgcalls.stop_words
from public, anon, authenticated, service_role;

insert into pgcalls.stop_words (language, word)
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

insert into pgcalls.stop_words (language, word)
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

analyze pgcalls.stop_words;
