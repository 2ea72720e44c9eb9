-- depends: 0022_top_level_domains
--
-- Names of people, and the words that are none: the US census, Faker, symspellpy
-- (NOTICE), printed by scripts/language_data.py, and the stop words.

create table pgcalls.name_words (
  word text collate "C" not null,
  is_first_name boolean not null default false,
  is_last_name boolean not null default false,
  is_common boolean not null default false,

  constraint name_words_pkey primary key (word)
);

comment on table pgcalls.name_words is
'What tells names of people from words: names, and the words that are none.';
comment on column pgcalls.name_words.word is 'The name or word in lower case.';
comment on column pgcalls.name_words.is_first_name is
'Whether people are called so, in English or Arabic.';
comment on column pgcalls.name_words.is_last_name is
'Whether a common word is a frequent surname too; other surnames need no list.';
comment on column pgcalls.name_words.is_common is
'Whether the word alone is no evidence of a name.';

alter table pgcalls.name_words enable row level security;
revoke all on table pgcalls.name_words
from public, anon, authenticated, service_role;

insert into pgcalls.name_words (word, is_first_name)
select
  entry.word,
  true as is_first_name
from
  string_to_table(
    $data$
aaron abbey abbie abby abdul abe abel abigail abraham abram ada adah adalberto adaline
adam adan addie adela adelaida adelaide adele adelia adelina adeline adell adella adelle
adena adina adolfo adolph adria adrian adriana adriane adrianna adrianne adrien adriene
adrienne afton agatha agnes agnus agripina agueda agustin agustina ahmad ahmed ai aida
aide aiko aileen ailene aimee aisha aja akiko akilah al alaina alaine alan alana alane
alanna alayna alba albert alberta albertha albertina albertine alberto albina alda alden
aldo alease alec alecia aleen aleida aleisha alejandra alejandrina alejandro alena alene
alesha aleshia alesia alessandra aleta aletha alethea alethia alex alexa alexander
alexandra alexandria alexia alexis alfonso alfonzo alfred alfreda alfredia alfredo ali
alia alica alice alicia alida alina aline alisa alise alisha alishia alisia alison
alissa alita alix aliza alla allan alleen allegra allen allena allene allie alline
allison allyn allyson alma almeda almeta alona alonso alonzo alpha alphonse alphonso
alta altagracia altha althea alton alva alvaro alvera alverta alvin alvina alyce alycia
alysa alyse alysha alysia alyson alyssa amada amado amal amalia amanda amber amberly
ambrose amee amelia america ami amie amiee amina amira ammie amos amparo amy an ana
anabel analisa anamaria anastacia anastasia andera anderson andra andre andrea andreas
andree andres andrew andria andy anette angel angela angele angelena angeles angelia
angelic angelica angelika angelina angeline angelique angelita angella angelo angelyn
angie angila angla angle anglea anh anibal anika anisa anisha anissa anita anitra anja
anjanette anjelica ann anna annabel annabell annabelle annalee annalisa annamae
annamaria annamarie anne anneliese annelle annemarie annett annetta annette annice annie
annika annis annita annmarie anthony antione antionette antoine antoinette anton antone
antonetta antonette antonia antonietta antonina antonio antony antwan anya apolonia
april apryl ara araceli aracelis aracely arcelia archie ardath ardelia ardell ardella
ardelle arden ardis ardith aretha argelia argentina ariana ariane arianna arianne arica
arie ariel arielle arla arlean arleen arlen arlena arlene arletha arletta arlette arlie
arlinda arline arlyne armand armanda armandina armando armida arminda arnetta arnette
arnita arnold arnoldo arnulfo aron arron art arthur artie arturo arvilla asa asha
ashanti ashely ashlea ashlee ashleigh ashley ashli ashlie ashly ashlyn ashton asia asley
assunta astrid asuncion athena aubrey audie audra audrea audrey audria audrie audry
august augusta augustina augustine augustus aundrea aura aurea aurelia aurelio aurora
aurore austin autumn ava avelina avery avis avril awilda ayako ayana ayanna ayesha
azalee azucena azzie babara babette bailey bambi bao barabara barb barbar barbara
barbera barbie barbra bari barney barrett barrie barry bart barton basil basilia bea
beata beatrice beatris beatriz beau beaulah bebe becki beckie becky bee belen belia
belinda belkis bell bella belle belva ben benedict benita benito benjamin bennett bennie
benny benton berenice berna bernadette bernadine bernard bernarda bernardina bernardine
bernardo berneice bernetta bernice bernie berniece bernita berry bert berta bertha
bertie bertram beryl bess bessie beth bethanie bethann bethany bethel betsey betsy bette
bettie bettina betty bettyann bettye beula beulah bev beverlee beverley beverly bianca
bibi bill billi billie billy billye birdie birgit blaine blair blake blanca blanch
blanche blondell blossom blythe bo bob bobbi bobbie bobby bobbye bobette bok bong bonita
bonnie bonny booker boris boyce boyd brad bradford bradley bradly brady brain branda
brande brandee branden brandi brandie brandon brandy brant breana breann breanna breanne
bree brenda brendan brendon brenna brent brenton bret brett brian briana brianna brianne
brice bridget bridgett bridgette brigette brigid brigida brigitte brinda britany britney
britni britt britta brittaney brittani brittanie brittany britteny brittney brittni
brittny brock broderick bronwyn brook brooke brooks bruce bruna brunilda bruno bryan
bryanna bryant bryce brynn bryon buck bud buddy buena buffy buford bula bulah bunny burl
burma burt burton buster byron caitlin caitlyn calandra caleb calista callie calvin
camelia camellia cameron cami camie camila camilla camille cammie cammy candace candance
candelaria candi candice candida candie candis candra candy candyce caprice cara caren
carey cari caridad carie carin carina carisa carissa carita carl carla carlee carleen
carlena carlene carletta carley carli carlie carline carlita carlo carlos carlota
carlotta carlton carly carlyn carma carman carmel carmela carmelia carmelina carmelita
carmella carmelo carmen carmina carmine carmon carol carola carolann carole carolee
carolin carolina caroline caroll carolyn carolyne carolynn caron caroyln carri carrie
carrol carroll carry carson carter cary caryl carylon caryn casandra casey casie
casimira cassandra cassaundra cassey cassi cassidy cassie cassondra cassy catalina
catarina caterina catharine catherin catherina catherine cathern catheryn cathey cathi
cathie cathleen cathrine cathryn cathy catina catrice catrina cayla cecelia cecil cecila
cecile cecilia cecille cecily cedric cedrick celena celesta celeste celestina celestine
celia celina celinda celine celsa ceola cesar chad chadwick chae chan chana chance
chanda chandra chanel chanell chanelle chang chantal chantay chante chantel chantell
chantelle chara charis charise charissa charisse charita charity charla charleen
charlena charlene charles charlesetta charlette charley charlie charline charlott
charlotte charlsie charlyn charmain charmaine charolette chas chase chasidy chasity
chassidy chastity chau chauncey chaya chelsea chelsey chelsie cher chere cheree cherelle
cheri cherie cherilyn cherise cherish cherly cherlyn cherri cherrie cherry cherryl chery
cheryl cheryle cheryll chester chet cheyenne chi chia chieko chin china ching chiquita
chloe chong chris chrissy christa christal christeen christel christen christena
christene christi christia christian christiana christiane christie christin christina
christine christinia christoper christopher christy chrystal chu chuck chun chung ciara
cicely ciera cierra cinda cinderella cindi cindie cindy cinthia cira clair claire clara
clare clarence claretha claretta claribel clarice clarinda clarine claris clarisa
clarissa clarita clark classie claud claude claudette claudia claudie claudine claudio
clay clayton clelia clemencia clement clemente clementina clementine clemmie cleo
cleopatra cleora cleotilde cleta cletus cleveland cliff clifford clifton clint clinton
clora clorinda clotilde clyde codi cody colby cole coleen coleman colene coletta colette
colin colleen collen collene collette collin colton columbus concepcion conception
concetta concha conchita connie conrad constance consuela consuelo contessa cora coral
coralee coralie corazon cordelia cordell cordia cordie coreen corene coretta corey cori
corie corina corine corinna corinne corliss cornelia cornelius cornell corrie corrin
corrina corrine corrinne cortez cortney cory courtney coy craig creola cris criselda
crissy crista cristal cristen cristi cristie cristin cristina cristine cristobal
cristopher cristy cruz crysta crystal crystle cuc curt curtis cyndi cyndy cynthia cyril
cyrstal cyrus cythia dacia dagmar dagny dahlia daina daine daisey daisy dakota dale
dalene dalia dalila dallas dalton damaris damian damien damion damon dan dana danae dane
danelle danette dani dania danial danica daniel daniela daniele daniell daniella
danielle danika danille danilo danita dann danna dannette dannie dannielle danny dante
danuta danyel danyell danyelle daphine daphne dara darby darcel darcey darci darcie
darcy darell daren daria darin dario darius darla darleen darlena darlene darline
darnell daron darrel darrell darren darrick darrin darron darryl darwin daryl dave david
davida davina davis dawn dawna dawne dayle dayna daysi deadra dean deana deandra deandre
deandrea deane deangelo deann deanna deanne deb debbi debbie debbra debby debera debi
debora deborah debra debrah debroah dede dedra dee deeann deeanna deedee deedra deena
deetta deidra deidre deirdre deja del delaine delana delbert delcie delena delfina delia
delicia delila delilah delinda delisa dell della delma delmar delmer delmy delois
deloise delora deloras delores deloris delorse delpha delphia delphine delsie delta
demarcus demetra demetria demetrice demetrius dena denae deneen denese denice denis
denise denisha denisse denita denna dennis dennise denny denver denyse deon deonna derek
derick derrick deshawn desirae desire desiree desmond despina dessie destiny detra devin
devon devona devora devorah dewayne dewey dewitt dexter dia diamond dian diana diane
diann dianna dianne dick diedra diedre diego dierdre digna dillon dimple dina dinah dino
dinorah dion dione dionna dionne dirk divina dixie dodie dollie dolly dolores doloris
domenic domenica dominga domingo dominic dominica dominick dominique dominque domitila
domonique don dona donald donella donetta donette dong donita donn donna donnell
donnetta donnette donnie donny donovan donte donya dora dorathy dorcas doreatha doreen
dorene doretha dorethea doretta dori doria dorian dorie dorinda dorine doris dorla
dorotha dorothea dorothy dorris dorsey dortha dorthea dorthey dorthy dot dottie dotty
doug douglas douglass dovie doyle dreama drema drew drucilla drusilla duane dudley dulce
dulcie duncan dung dusti dustin dusty dwain dwana dwayne dwight dyan dylan earl earle
earlean earleen earlene earlie earline earnest earnestine eartha easter eboni ebonie
ebony echo ed eda edda eddie eddy edelmira eden edgar edgardo edie edison edith edmond
edmund edmundo edna edra edris eduardo edward edwardo edwin edwina edyth edythe effie
efrain efren ehtel eileen eilene ela eladia elaina elaine elana elane elanor elayne elba
elbert elda elden eldon eldora eldridge eleanor eleanora eleanore elease elena elene
eleni elenor elenora elenore eleonor eleonora eleonore elfreda elfrieda elfriede eli
elia eliana elias elicia elida elidia elijah elin elina elinor elinore elisa elisabeth
elise eliseo elisha elissa eliz eliza elizabet elizabeth elizbeth elizebeth elke ella
ellamae ellan ellen ellena elli ellie elliot elliott ellis ellsworth elly ellyn elma
elmer elmira elmo elna elnora elodia elois eloisa eloise elouise eloy elroy elsa else
elsie elsy elton elva elvera elvia elvie elvin elvina elvira elvis elwanda elwood elyse
elza ema emanuel emelda emelia emelina emeline emely emerald emerita emerson emery emiko
emil emile emilee emilia emilie emilio emily emma emmaline emmanuel emmett emmie emmitt
emmy emogene emory ena enda enedina eneida enid enoch enola enrique enriqueta epifania
era erasmo eric erica erich erick ericka erik erika erin erinn erlene erlinda erline
erma ermelinda erminia erna ernest ernestina ernestine ernesto ernie errol ervin erwin
eryn esmeralda esperanza essie esta esteban estefana estela estell estella estelle ester
esther estrella etha ethan ethel ethelene ethelyn ethyl etsuko etta ettie eufemia eugena
eugene eugenia eugenie eugenio eula eulah eulalia eun euna eunice eura eusebia eusebio
eustolia eva evalyn evan evangelina evangeline eve evelia evelin evelina eveline evelyn
evelyne evelynn everett everette evette evia evie evita evon evonne ewa exie ezekiel
ezequiel ezra fabian fabiola fae fairy faith fallon fannie fanny farah farrah fatima
fatimah faustina faustino fausto faviola fawn fay faye fe federico felecia felica felice
felicia felicidad felicita felicitas felipa felipe felisa felisha felix felton ferdinand
fermin fermina fern fernanda fernande fernando ferne fidel fidela fidelia filiberto
filomena fiona flavia fleta fletcher flo flor flora florance florence florencia
florencio florene florentina florentino floretta floria florida florinda florine florrie
flossie floy floyd fonda forest forrest foster fran france francene frances francesca
francesco franchesca francie francina francine francis francisca francisco francoise
frank frankie franklin franklyn fransisca fred freda fredda freddie freddy frederic
frederica frederick fredericka fredia fredric fredrick fredricka freeda freeman freida
frida frieda fritz fumiko gabriel gabriela gabriele gabriella gabrielle gail gala gale
galen galina garfield garland garnet garnett garret garrett garry garth gary gaston
gavin gay gaye gayla gayle gaylene gaylord gaynell gaynelle gearldine gema gemma gena
genaro gene genesis geneva genevie genevieve genevive genia genie genna gennie genny
genoveva geoffrey georgann george georgeann georgeanna georgene georgetta georgette
georgia georgiana georgiann georgianna georgianne georgie georgina georgine gerald
geraldine geraldo geralyn gerard gerardo gerda geri germaine german gerri gerry gertha
gertie gertrud gertrude gertrudis gertude ghislaine gia gianna gidget gigi gil gilbert
gilberte gilberto gilda gillian gilma gina ginette ginger ginny gino giovanna giovanni
gisela gisele giselle gita giuseppe giuseppina gladis glady gladys glayds glen glenda
glendora glenn glenna glennie glennis glinda gloria glory glynda glynis golda golden
goldie gonzalo gordon grace gracia gracie graciela grady graham graig grant granville
grayce grazyna greg gregg gregoria gregorio gregory greta gretchen gretta gricelda
grisel griselda grover guadalupe gudrun guillermina guillermo gus gussie gustavo guy
gwen gwenda gwendolyn gwenn gwyn gwyneth ha hae hai hailey hal haley halina halley
hallie han hana hang hanh hank hanna hannah hannelore hans harlan harland harley harmony
harold harriet harriett harriette harris harrison harry harvey hassan hassie hattie
haydee hayden hayley haywood hazel heath heather hector hedwig hedy hee heide heidi
heidy heike helaine helen helena helene helga hellen henrietta henriette henry herb
herbert heriberto herlinda herma herman hermelinda hermila hermina hermine herminia
herschel hershel herta hertha hester hettie hiedi hien hilaria hilario hilary hilda
hilde hildegard hildegarde hildred hillary hilma hilton hipolito hiram hiroko hisako hoa
hobert holley holli hollie hollis holly homer honey hong hope horace horacio hortencia
hortense hortensia hosea houston howard hoyt hsiu hubert hue huey hugh hugo hui hulda
humberto hung hunter huong hwa hyacinth hye hyman hyo hyon hyun ian ida idalia idell
idella iesha ignacia ignacio ike ila ilana ilda ileana ileen ilene iliana illa ilona
ilse iluminada ima imelda imogene in ina india indira inell ines inez inga inge ingeborg
inger ingrid inocencia iola iona ione ira iraida irena irene irina iris irish irma
irmgard irvin irving irwin isa isaac isabel isabell isabella isabelle isadora isaiah
isaias isaura isela isiah isidra isidro isis ismael isobel israel isreal issac iva ivan
ivana ivelisse ivette ivey ivonne ivory ivy izetta izola ja jacalyn jacelyn jacinda
jacinta jacinto jack jackeline jackelyn jacki jackie jacklyn jackqueline jackson jaclyn
jacob jacqualine jacque jacquelin jacqueline jacquelyn jacquelyne jacquelynn jacques
jacquetta jacqui jacquie jacquiline jacquline jacqulyn jada jade jadwiga jae jaime
jaimee jaimie jake jaleesa jalisa jama jamaal jamal jamar jame jamee jamel james jamey
jami jamie jamika jamila jamison jammie jan jana janae janay jane janean janee janeen
janel janell janella janelle janene janessa janet janeth janett janetta janette janey
jani janice janie janiece janina janine janis janise janita jann janna jannet jannette
jannie january janyce jaqueline jaquelyn jared jarod jarred jarrett jarrod jarvis jasmin
jasmine jason jasper jaunita javier jay jaye jayme jaymie jayna jayne jayson jazmin
jazmine jc jean jeana jeane jeanelle jeanene jeanett jeanetta jeanette jeanice jeanie
jeanine jeanmarie jeanna jeanne jeannetta jeannette jeannie jeannine jed jeff jefferey
jefferson jeffery jeffie jeffrey jeffry jen jena jenae jene jenee jenell jenelle jenette
jeneva jeni jenice jenifer jeniffer jenine jenise jenna jennefer jennell jennette jenni
jennie jennifer jenniffer jennine jenny jerald jeraldine jeramy jere jeremiah jeremy
jeri jerica jerilyn jerlene jermaine jerold jerome jeromy jerrell jerri jerrica jerrie
jerrod jerrold jerry jesenia jesica jess jesse jessenia jessi jessia jessica jessie
jessika jestine jesus jesusa jesusita jetta jettie jewel jewell ji jill jillian jim
jimmie jimmy jin jina jinny jo joan joana joane joanie joann joanna joanne joannie
joaquin joaquina jocelyn jodee jodi jodie jody joe joeann joel joella joelle joellen
joesph joetta joette joey johana johanna johanne john johna johnathan johnathon johnetta
johnette johnie johnna johnnie johnny johnsie johnson joi joie jolanda joleen jolene
jolie joline jolyn jolynn jon jona jonah jonas jonathan jonathon jone jonell jonelle
jong joni jonie jonna jonnie jordan jordon jorge jose josef josefa josefina josefine
joselyn joseph josephina josephine josette josh joshua josiah josie joslyn jospeh
josphine josue jovan jovita joy joya joyce joycelyn joye juan juana juanita jude judi
judie judith judson judy jule julee julene jules juli julia julian juliana juliane
juliann julianna julianne julie julieann julienne juliet julieta julietta juliette julio
julissa julius june jung junie junior junita junko justa justin justina justine jutta ka
kacey kaci kacie kacy kai kaila kaitlin kaitlyn kala kaleigh kaley kali kallie kalyn kam
kamala kami kamilah kandace kandi kandice kandis kandra kandy kanesha kanisha kara karan
kareem kareen karen karena karey kari karie karima karin karina karine karisa karissa
karl karla karleen karlene karly karlyn karma karmen karol karole karoline karolyn karon
karren karri karrie karry kary karyl karyn kasandra kasey kasha kasi kasie kassandra
kassie kate katelin katelyn katelynn katerine kathaleen katharina katharine katharyn
kathe katheleen katherin katherina katherine kathern katheryn kathey kathi kathie
kathleen kathlene kathline kathlyn kathrin kathrine kathryn kathryne kathy kathyrn kati
katia katie katina katlyn katrice katrina kattie katy kay kayce kaycee kaye kayla kaylee
kayleen kayleigh kaylene kazuko kecia keeley keely keena keenan keesha keiko keila keira
keisha keith keitha keli kelle kellee kelley kelli kellie kelly kellye kelsey kelsi
kelsie kelvin kemberly ken kena kenda kendal kendall kendra kendrick keneth kenia
kenisha kenna kenneth kennith kenny kent kenton kenya kenyatta kenyetta kera keren keri
kermit kerri kerrie kerry kerstin kesha keshia keturah keva keven kevin khadijah
khalilah kia kiana kiara kiera kiersten kiesha kieth kiley kim kimber kimberely
kimberlee kimberley kimberli kimberlie kimberly kimbery kimbra kimi kimiko kina kindra
king kip kira kirby kirk kirsten kirstie kirstin kisha kit kittie kitty kiyoko kizzie
kizzy klara korey kori kortney kory kourtney kraig kris krishna krissy krista kristal
kristan kristeen kristel kristen kristi kristian kristie kristin kristina kristine
kristle kristofer kristopher kristy kristyn krysta krystal krysten krystin krystina
krystle krystyna kum kurt kurtis kyla kyle kylee kylie kym kymberly kyoko kyong kyra
kyung lacey lachelle laci lacie lacresha lacy ladawn ladonna lady lael lahoma lai laila
laine lajuana lakeesha lakeisha lakendra lakenya lakesha lakeshia lakia lakiesha lakisha
lakita lala lamar lamonica lamont lan lana lance landon lane lanell lanelle lanette lang
lani lanie lanita lannie lanny lanora laquanda laquita lara larae laraine laree larhonda
larisa larissa larita laronda larraine larry larue lasandra lashanda lashandra lashaun
lashaunda lashawn lashawna lashawnda lashay lashell lashon lashonda lashunda lasonya
latanya latarsha latasha latashia latesha latia laticia latina latisha latonia latonya
latoria latosha latoya latoyia latrice latricia latrina latrisha launa laura lauralee
lauran laure laureen laurel lauren laurena laurence laurene lauretta laurette lauri
laurice laurie laurinda laurine lauryn lavada lavelle lavenia lavera lavern laverna
laverne laveta lavette lavina lavinia lavon lavona lavonda lavone lavonia lavonna
lavonne lawana lawanda lawanna lawerence lawrence layla layne lazaro le lea leah lean
leana leandra leandro leann leanna leanne leanora leatha leatrice lecia leda lee leeann
leeanna leeanne leena leesa leia leida leif leigh leigha leighann leila leilani leisa
leisha lekisha lela lelah leland lelia lemuel len lena lenard lenita lenna lennie lenny
lenora lenore leo leola leoma leon leona leonard leonarda leonardo leone leonel leonia
leonida leonie leonila leonor leonora leonore leontine leopoldo leora leota lera leroy
les lesa lesha lesia leslee lesley lesli leslie lessie lester leta letha leticia letisha
letitia lettie letty levi lewis lexie lezlie li lia liana liane lianne libbie libby
liberty librada lida lidia lien lieselotte ligia lila lili lilia lilian liliana lilla
lilli lillia lilliam lillian lilliana lillie lilly lily lin lina lincoln linda lindsay
lindsey lindsy lindy linette ling linh linn linnea linnie lino linsey linwood lionel
lisa lisabeth lisandra lisbeth lise lisette lisha lissa lissette lita livia liz liza
lizabeth lizbeth lizeth lizette lizzette lizzie lloyd loan logan loida lois loise lola
lolita loma lon lona londa long loni lonna lonnie lonny lora loraine loralee lore lorean
loree loreen lorelei loren lorena lorene lorenza lorenzo loreta loretta lorette lori
loria loriann lorie lorilee lorina lorinda lorine loris lorita lorna lorraine lorretta
lorri lorriane lorrie lorrine lory lottie lou louann louanne louella louetta louie louis
louisa louise loura lourdes lourie louvenia love lovella lovetta lovie lowell loyce loyd
lu luana luann luanna luanne luba lucas luci lucia luciana luciano lucie lucien lucienne
lucila lucile lucilla lucille lucina lucinda lucio lucius lucrecia lucretia lucy ludie
ludivina lue luella luetta luigi luis luisa luise luke lula lulu luna lupe lupita lura
lurlene lurline luther luvenia luz lyda lydia lyla lyle lyman lyn lynda lyndia lyndon
lyndsay lyndsey lynell lynelle lynetta lynette lynn lynna lynne lynnette lynsey lynwood
ma mabel mabelle mable mac machelle macie mack mackenzie macy madalene madaline madalyn
maddie madelaine madeleine madelene madeline madelyn madge madie madison madlyn madonna
mae maegan mafalda magali magaly magan magaret magda magdalen magdalena magdalene magen
maggie magnolia mahalia mai maia maida maile maira maire maisha maisie major majorie
makeda malcolm malcom malena malia malik malika malinda malisa malissa malka mallie
mallory malorie malvina mamie mammie man mana manda mandi mandie mandy manie manual
manuel manuela many mao maple mara maragaret maragret maranda marc marcel marcela
marcelene marcelina marceline marcelino marcell marcella marcelle marcellus marcelo
marcene marchelle marci marcia marcie marco marcos marcus marcy mardell maren marg
margaret margareta margarete margarett margaretta margarette margarita margarite
margarito margart marge margene margeret margert margery marget margherita margie margit
margo margorie margot margret margrett marguerita marguerite margurite margy marhta mari
maria mariah mariam marian mariana marianela mariann marianna marianne mariano maribel
maribeth marica maricela maricruz marie mariel mariela mariella marielle marietta
mariette mariko marilee marilou marilu marilyn marilynn marin marina marinda marine
mario marion maris marisa marisela marisha marisol marissa marita maritza marivel
marjorie marjory mark marketta markita markus marla marlana marleen marlen marlena
marlene marlin marline marlo marlon marlyn marlys marna marni marnie marquerite
marquetta marquis marquita marquitta marry marsha marshall marta marth martha marti
martin martina martine marty marva marvel marvella marvin marvis marx mary marya
maryalice maryam maryann maryanna maryanne marybelle marybeth maryellen maryetta
maryjane maryjo maryland marylee marylin maryln marylou marylouise marylyn marylynn
maryrose masako mason matha mathew mathilda mathilde matilda matilde matt matthew mattie
maud maude maudie maura maureen maurice mauricio maurine maurita mauro mavis max maxie
maxima maximina maximo maxine maxwell may maya maybell maybelle maye mayme maynard
mayola mayra mazie mckenzie mckinley meagan meaghan mechelle meda mee meg megan meggan
meghan meghann mei mel melaine melani melania melanie melany melba melda melia melida
melina melinda melisa melissa melissia melita mellie mellisa mellissa melodee melodi
melodie melody melonie melony melva melvin melvina melynda mendy mercedes mercedez mercy
meredith meri merideth meridith merilyn merissa merle merlene merlin merlyn merna merri
merrie merrilee merrill merry mertie mervin meryl meta mi mia mica micaela micah micha
michael michaela michaele michal michale micheal michel michele michelina micheline
michell michelle michiko mickey micki mickie miesha migdalia mignon miguel miguelina
mika mikaela mike mikel miki mikki mila milagro milagros milan milda mildred miles
milford milissa millard millicent millie milly milo milton mimi min mina minda mindi
mindy minerva ming minh minna minnie minta miquel mira miranda mireille mirella mireya
miriam mirian mirna mirta mirtha misha miss missy misti mistie misty mitch mitchel
mitchell mitsue mitsuko mittie mitzi mitzie miyoko modesta modesto mohamed mohammad
mohammed moira moises mollie molly mona monet monica monika monique monnie monroe
monserrate monte monty moon mora morgan moriah morris morton mose moses moshe mozell
mozella mozelle mui muoi muriel murray my myesha myles myong myra myriam myrl myrle
myrna myron myrta myrtice myrtie myrtis myrtle myung na nada nadene nadia nadine naida
nakesha nakia nakisha nakita nam nan nana nancee nancey nanci nancie nancy nanette
nannette nannie naoma naomi napoleon narcisa natacha natalia natalie natalya natasha
natashia nathalie nathan nathanael nathanial nathaniel natisha natividad natosha neal
necole ned neda nedra neely neida neil nelda nelia nelida nell nella nelle nellie nelly
nelson nena nenita neoma neomi nereida nerissa nery nestor neta nettie neva nevada
neville newton nga ngan ngoc nguyet nia nichelle nichol nicholas nichole nicholle nick
nicki nickie nickolas nickole nicky nicol nicola nicolas nicolasa nicole nicolette
nicolle nida nidia niesha nieves nigel niki nikia nikita nikki nikole nila nilda nilsa
nina ninfa nisha nita noah noble nobuko noe noel noelia noella noelle noemi nohemi nola
nolan noma nona nora norah norbert norberto noreen norene noriko norine norma norman
normand norris nova novella nu nubia numbers nydia nyla obdulia ocie octavia octavio oda
odelia odell odessa odette odilia odis ofelia ok ola olen olene oleta olevia olga
olimpia olin olinda oliva olive oliver olivia ollie olympia oma omar omega omer ona
oneida onie onita opal ophelia ora oralee oralia oren oretha orlando orpha orval orville
oscar ossie osvaldo oswaldo otelia otha otilia otis otto ouida owen ozell ozella ozie pa
pablo page paige palma palmer palmira pam pamala pamela pamelia pamella pamila pamula
pandora pansy paola paris parker parthenia particia pasquale pasty pat patience patria
patrica patrice patricia patrick patrina patsy patti pattie patty paul paula paulene
pauletta paulette paulina pauline paulita paz pearl pearle pearlene pearlie pearline
pearly pedro peg peggie peggy pei penelope penney penni pennie penny percy perla perry
pete peter petra petrina petronila phebe phil philip phillip phillis philomena phoebe
phung phuong phylicia phylis phyliss phyllis pia piedad pierre pilar ping pinkie piper
pok polly porfirio porsche porsha porter portia precious preston pricilla prince
princess priscila priscilla providencia prudence pura qiana queen queenie quentin quiana
quincy quinn quintin quinton quyen rachael rachal racheal rachel rachele rachell
rachelle racquel rae raeann raelene rafael rafaela raguel raina raisa raleigh ralph
ramiro ramon ramona ramonita rana ranae randa randal randall randee randell randi
randolph randy ranee raphael raquel rashad rasheeda rashida raul raven ray raye rayford
raylene raymon raymond raymonde raymundo rayna rea reagan reanna reatha reba rebbeca
rebbecca rebeca rebecca rebecka rebekah reda reed reena refugia refugio regan regena
regenia reggie regina reginald regine reginia reid reiko reina reinaldo reita rema
remedios remona rena renae renaldo renata renate renato renay renda rene renea renee
renetta renita renna ressie reta retha retta reuben reva rex rey reyes reyna reynalda
reynaldo rhea rheba rhett rhiannon rhoda rhona rhonda ria ricarda ricardo rich richard
richelle richie rick rickey ricki rickie ricky rico rigoberto rikki riley rima rina risa
rita riva rivka rob robbi robbie robbin robby robbyn robena robert roberta roberto robin
robt robyn rocco rochel rochell rochelle rocio rocky rod roderick rodger rodney rodolfo
rodrick rodrigo rogelio roger roland rolanda rolande rolando rolf rolland roma romaine
roman romana romelia romeo romona ron rona ronald ronda roni ronna ronni ronnie ronny
roosevelt rory rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosaline
rosalva rosalyn rosamaria rosamond rosana rosann rosanna rosanne rosaria rosario rosaura
roscoe rose roseann roseanna roseanne roselee roselia roseline rosella roselle roselyn
rosemarie rosemary rosena rosenda rosendo rosetta rosette rosia rosie rosina rosio
rosita roslyn ross rossana rossie rosy rowena roxana roxane roxann roxanna roxanne roxie
roxy roy royal royce rozanne rozella ruben rubi rubie rubin ruby rubye rudolf rudolph
rudy rueben rufina rufus rupert russ russel russell rusty ruth rutha ruthann ruthanne
ruthe ruthie ryan ryann sabina sabine sabra sabrina sacha sachiko sade sadie sadye sage
sal salena salina salley sallie sally salome salvador salvatore sam samantha samara
samatha samella samira sammie sammy samual samuel sana sanda sandee sandi sandie sandra
sandy sanford sang sanjuana sanjuanita sanora santa santana santiago santina santo
santos sara sarah sarai saran sari sarina sarita sasha saturnina sau saul saundra
savanna savannah scarlet scarlett scot scott scottie scotty sean season sebastian
sebrina see seema selena selene selina selma sena senaida september serafina serena
sergio serina serita seth setsuko seymour sha shad shae shaina shakia shakira shakita
shala shalanda shalon shalonda shameka shamika shan shana shanae shanda shandi shandra
shane shaneka shanel shanell shanelle shani shanice shanika shaniqua shanita shanna
shannan shannon shanon shanta shantae shantay shante shantel shantell shantelle shanti
shaquana shaquita shara sharan sharda sharee sharell sharen shari sharice sharie sharika
sharilyn sharita sharla sharleen sharlene sharmaine sharolyn sharon sharonda sharri
sharron sharyl sharyn shasta shaun shauna shaunda shaunna shaunta shaunte shavon
shavonda shavonne shawana shawanda shawanna shawn shawna shawnda shawnee shawnna shawnta
shay shayla shayna shayne shea sheba sheena sheila sheilah shela shelba shelby sheldon
shelia shella shelley shelli shellie shelly shelton shemeka shemika shena shenika
shenita shenna shera sheree sherell sheri sherice sheridan sherie sherika sherill
sherilyn sherise sherita sherlene sherley sherly sherlyn sherman sheron sherrell sherri
sherrie sherril sherrill sherron sherry sherryl sherwood shery sheryl sheryll shiela
shila shiloh shin shira shirely shirl shirlee shirleen shirlene shirley shirly shizue
shizuko shon shona shonda shondra shonna shonta shoshana shu shyla sibyl sid sidney
sierra signe sigrid silas silva silvana silvia sima simon simona simone simonne sina
sindy siobhan sirena siu sixta skye slyvia so socorro sofia soila sol solange soledad
solomon somer sommer son sona sondra song sonia sonja sonny sonya soo sook soon sophia
sophie soraya sparkle spencer spring stacee stacey staci stacia stacie stacy stan
stanford stanley stanton star starla starr stasia stefan stefani stefania stefanie
stefany steffanie stella stepanie stephaine stephan stephane stephani stephania
stephanie stephany stephen stephenie stephine stephnie sterling steve steven stevie
stewart stormy stuart su suanne sudie sue sueann suellen suk sulema sumiko summer sun
sunday sung sunni sunny sunshine susan susana susann susanna susannah susanne susie susy
suzan suzann suzanna suzanne suzette suzi suzie suzy svetlana sybil syble sydney
sylvester sylvia sylvie synthia syreeta ta tabatha tabetha tabitha tad tai taina taisha
tajuana takako takisha talia talisha talitha tam tama tamala tamar tamara tamatha tambra
tameika tameka tamekia tamela tamera tamesha tami tamica tamie tamika tamiko tamisha
tammara tammera tammi tammie tammy tamra tana tandra tandy taneka tanesha tangela tania
tanika tanisha tanja tanna tanner tanya tara tarah taren tari tarra tarsha taryn tasha
tashia tashina tasia tatiana tatum tatyana taunya tawana tawanda tawanna tawna tawny
tawnya taylor tayna ted teddy teena tegan teisha telma temeka temika tempie temple tena
tenesha tenisha tennie tennille teodora teodoro teofila tequila tera tereasa terence
teresa terese teresia teresita teressa teri terica terina terisa terra terrance terrell
terrence terresa terri terrie terrilyn terry tesha tess tessa tessie thad thaddeus
thalia thanh thao thea theda thelma theo theodora theodore theola theresa therese
theresia theressa theron thersa thi thomas thomasena thomasina thomasine thora thresa
thu thurman thuy tia tiana tianna tiara tien tiera tierra tiesha tifany tiffaney tiffani
tiffanie tiffany tiffiny tijuana tilda tillie tim timika timmy timothy tina tinisha tiny
tisa tish tisha titus tobi tobias tobie toby toccara tod todd toi tom tomas tomasa
tomeka tomi tomika tomiko tommie tommy tommye tomoko tona tonda tonette toney toni tonia
tonie tonisha tonita tonja tony tonya tora tori torie torri torrie tory tosha toshia
toshiko tova towanda toya tracee tracey traci tracie tracy tran trang travis treasa
treena trena trent trenton tresa tressa tressie treva trevor trey tricia trina trinh
trinidad trinity trish trisha trista tristan troy trudi trudie trudy trula truman tu
tuan tula tuyet twana twanda twanna twila twyla ty tyesha tyisha tyler tynisha tyra
tyree tyrell tyron tyrone tyson ula ulrike ulysses un una ursula usha ute vada val
valarie valda valencia valene valentin valentina valentine valeri valeria valerie valery
vallie valorie valrie van vance vanda vanesa vanessa vanetta vania vanita vanna vannesa
vannessa vashti vasiliki vaughn veda velda velia vella velma velva velvet vena venessa
venetta venice venita vennie venus veola vera verda verdell verdie verena vergie verla
verlene verlie verline vern verna vernell vernetta vernia vernice vernie vernita vernon
verona veronica veronika veronique versie vertie vesta veta vi vicenta vicente vickey
vicki vickie vicky victor victoria victorina vida viki vikki vilma vina vince vincent
vincenza vincenzo vinita vinnie viola violet violeta violette virgen virgie virgil
virgilio virgina virginia vita vito viva vivan vivian viviana vivien vivienne von
voncile vonda vonnie wade wai waldo walker wallace wally walter walton waltraud wan
wanda waneta wanetta wanita ward warner warren wava waylon wayne wei weldon wen wendell
wendi wendie wendolyn wendy wenona werner wes wesley weston whitley whitney wilber
wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo wilhelmina wilhemina will
willa willard willena willene willetta willette willia william williams willian willie
williemae willis willodean willow willy wilma wilmer wilson wilton windy winford winfred
winifred winnie winnifred winona winston winter wm wonda woodrow wyatt wynell wynona
xavier xenia xiao xiomara xochitl xuan yadira yaeko yael yahaira yajaira yan yang yanira
yasmin yasmine yasuko yee yelena yen yer yesenia yessenia yetta yevette yi ying yoko
yolanda yolande yolando yolonda yon yong yoshie yoshiko youlanda young yu yuette yuk
yuki yukiko yuko yulanda yun yung yuonne yuri yuriko yvette yvone yvonne zachariah
zachary zachery zack zackary zada zaida zana zandra zane zelda zella zelma zena zenaida
zenia zenobia zetta zina zita zoe zofia zoila zola zona zonia zora zoraida zula zulema
zulma
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
where entry.word <> ''
on conflict (word) do update set is_first_name = true;

insert into pgcalls.name_words (word, is_last_name)
select
  entry.word,
  true as is_last_name
from
  string_to_table(
    $data$
adams albert alexander allen allison anderson andrews anthony armstrong arnold ashley
atkins austin avery bailey baker baldwin ball ballard banks barber barnes barrett barry
barton bass bates battle bauer beach bean beck becker bell benjamin bennett benson
bentley bernard berry best bird bishop black blair blake bolton bond booth boyd bradford
bradley brady branch bridges bright brooks brown bruce bryan bryant buck burke burns
burton bush butler cameron campbell cannon carey carlson carpenter carr carroll carson
carter case casey cash castro chambers chan chandler chang chapman charles chase chen
cherry christian church clark clarke clay clayton cleveland cohen cole coleman collins
colon conrad conway cook cooper cote cotton cox craft craig crane crawford cross cruz
cunningham curry curtis dale daniel daniels david davidson davis dawson day dean dennis
dixon douglas downs doyle drake duke duncan dunn durham edwards elliott ellis emerson
england english evans everett farmer ferguson fields fischer fisher fitzgerald fletcher
flowers floyd forbes ford foster fox francis frank franklin frederick freeman french
frost fry fuller fulton gamble garcia gardner garrett gates gay george gibson gilbert
gill glass glenn golden good goodman gordon graham grant graves gray green greene
gregory griffin gross guy hall hamilton hammond hampton hancock hansen hanson hardy
harper harris harrison hart harvey hayes head heath henderson hendrix henry herman
hewitt hill hoffman holden holder holland holmes holt hood hoover hopkins horn house
houston howard hudson hughes hull hunt hunter hyde jackson jacobs james jefferson
jenkins jensen johns johnson johnston jones jordan joseph joyce justice kane keith
keller kelley kelly kennedy kent key kim king kirk klein knight knox lamb lancaster lane
lang lawrence lee leon leonard levy lewis lindsay little lloyd logan long lopez love
lowe lucas lynch lynn macdonald mack madden mann manning marks marsh marshall martin
martinez mason matthews maxwell may mayer mayo mccarthy mcdonald meadows mercer meyer
michael miles miller mills mitchell monroe montgomery moody moon moore morgan morris
morrison morton moses moss murphy murray myers nash neal nelson newman newton nixon
noble noel norman norton oliver owen owens pace page palmer park parker parks patrick
patterson paul payne pearson perkins perry peters peterson phillips pierce pope porter
potter powell powers preston price prince quinn randall randolph ray raymond reed reid
reynolds rhodes rice rich richard richards richardson richmond riley rivers roberts
robertson robinson rodriguez rogers roman rosa rose ross roth roy rush russell ryan
sanders santiago savage schmidt schneider schwartz scott sears sellers shannon sharp
shaw shepherd sherman shields short simmons simon simpson sims small smith snow solomon
sparks spears spencer stafford stanley stark steele stein stephens stevens stevenson
stewart stone strong stuart sullivan sutton sweet taylor terry thomas thompson todd
travis tucker turner tyler valencia valentine vincent wade wagner walker wall wallace
walls walsh walter walton ward ware warner warren washington waters watson watts weaver
webb weber webster weeks wells west wheeler white whitney wiley william williams
williamson willis wilson wise wolf wong wood woods wright yang york young
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> ''
on conflict (word) do update set is_last_name = true;

insert into pgcalls.name_words (word, is_common)
select
  entry.word,
  true as is_common
from
  string_to_table(
    $data$
aaliyah abandoned abbreviations aberdeen abide abilities ability able abnormal aboard
aboriginal abortion about above abroad abs absence absent absolute absolutely absorption
abstract abstracts abundance abundant abuse abused academic academics academy acc
accelerate accelerated acceleration accelerator accent accents accept acceptable
acceptance accepted accepting accepts access accessed accessibility accessible accessing
accession accessories accessory accident accidental accidents accommodate accommodation
accommodations accompanied accompany accompanying accomplish accomplished
accomplishments accord accordance according accordingly account accountability
accountable accountant accountants accounted accounting accounts accreditation
accredited accumulated accumulation accuracy accurate accurately accused ace achieve
achieved achievement achievements achieving acid acids acknowledge acknowledged acne
acoustic acquire acquired acquiring acquisition acquisitions acre acres acrobat across
acrylic act acted acting action actions activate activated activation active actively
activism activist activists activities activity actor actors actress acts actual
actually acute adams adapt adaptation adapted adapter adapters adaptive adaptor adaptors
add added addiction adding addition additional additionally additions address addressed
addresses addressing adds adequate adequately adhesive adidas adjacent adjust adjustable
adjusted adjustment adjustments admin administer administered administration
administrative administrator administrators admission admissions admit admitted adobe
adolescent adolescents adopt adopted adopting adoption ads adult adults adv advance
advanced advancement advances advantage advantages advent adventure adventures adverse
advert advertise advertised advertisement advertisements advertiser advertisers
advertising adverts advice advise advised adviser advisers advising advisor advisories
advisors advisory advocacy advocate advocates adware aerial aerospace affair affairs
affect affected affecting affects affiliate affiliated affiliates affiliation affinity
affirmative afford affordable afghan afghanistan afraid africa african after afternoon
afterwards again against age aged agencies agency agenda agent agents ages aggregate
aggressive aging ago agree agreed agreement agreements agrees agricultural agriculture
ahead aid aided aids aim aimed aims air airborne aircraft aires airfare airfares airline
airlines airport airports airways ajax aka akron al ala alabama alarm alarms alaska
albania albanian albany alberta album albums albuquerque alcohol alcoholic ale alert
alerts alex alexander algebra algeria algorithm algorithms alias alien aliens align
aligned alignment alike alive alkaline all allah allegations alleged allegedly allergies
allergy alliance allied allies allocated allocation allow allowance allowed allowing
allows alloy ally almanac almost alone along alongside aloud alpha alphabet alphabetical
alphabetically alpine already alright also alt alter altered alternate alternative
alternatively alternatives although altitude alto altogether aluminium alumni always
alzheimer am amateur amateurs amazing amazon ambassador amber ambient ambitious
ambulance amend amended amendment amendments amenities america american americana
americans americas amino amnesty among amongst amount amounts amp amplifier amplifiers
amps amsterdam amusement an anaheim anal analog analyse analyses analysis analyst
analysts analytical anatomy ancestors ancestry anchor anchorage ancient and anderson
andorra andy angel angeles angels anger angle angles angola angry anguilla animal
animals animated animation animations anime ankle annex anniversary annotated annotation
announce announced announcement announcements announces annoying annual annually
anonymous another answer answered answering answers ant antarctica antenna antennas
anthology anthropology anti antibodies antibody anticipated antigen antigua antilles
antique antiques antivirus anxiety any anybody anymore anyone anything anytime anyway
anywhere apache apart apartment apartments aperture apex aphrodite apo apollo app
apparatus apparel apparent apparently appeal appealing appeals appear appearance
appearances appeared appearing appears appellant appendix appetite apple apples applet
appliance appliances applicable applicant applicants application applications applied
applies apply applying appoint appointed appointment appointments appraisal appreciate
appreciated appreciation approach approached approaches approaching appropriate
appropriately appropriation appropriations approval approve approved approx approximate
approximately approximation apps apr april apt aqua aquarium aquatic arab arabia arabic
arbitrary arbitration arc arcade arch archaeological archaeology architect architects
architectural architecture architectures archive archived archives arctic are area areas
arena arg argentina argue argued argues argument arguments arise arises arising arizona
ark arkansas arlington arm armed armenia arms army aromatherapy around arrange arranged
arrangement arrangements array arrays arrest arrested arrival arrivals arrive arrived
arrives arriving arrow arrows arsenal art artery arthritis article articles artificial
artist artistic artists arts artwork aruba as asap asbestos ascending asia asian aside
ask asked asking asks asleep asp aspect aspects aspen ass assault assay assembled
assemblies assembly assert asses assess assessed assessing assessment assessments asset
assets assign assigned assignment assignments assist assistance assistant assistants
assisted assisting assists assoc associate associated associates association
associations assorted assume assumed assumes assuming assumption assumptions assurance
assure assured asterisk asthma aston astrology astronomy asylum at atari ate athens
athlete athletes athletic athletics atlanta atlantic atlas atm atmosphere atmospheric
atom atomic atoms att attach attached attachment attachments attack attacked attacks
attempt attempted attempting attempts attend attendance attended attendees attending
attention attic attitude attitudes attorney attorneys attract attracted attraction
attractions attractive attribute attributed attributes auburn auckland auction auctions
aud audi audience audiences audio audit auditing auditor auditorium auditors audits aug
august aunt aus aussie austin australia australian austria austrian auth authentic
authentication author authoring authorised authorities authority authorization authorize
authorized authors autism auto autobiography automated automatic automatically
automation automobile automobiles automotive autonomous autos autumn aux auxiliary avail
availability available avalon avatar ave avenue average averages avg aviation avid avoid
avoided avoiding avon awaiting awake award awarded awards aware awareness away awesome
awful axis aye azerbaijan babe babes babies baby babylon bachelor back backed background
backgrounds backing backpack backs backup backward backwards backyard bacteria bacterial
bad badge badly bag baghdad bags bahamas bahrain bail bake baked baker bakery baking
balance balanced balances balancing balcony bald bali ball ballet balloon balloons
ballot ballroom balls baltimore bamboo ban banana band bands bandwidth bang bangalore
bangkok bangladesh bank banker banking bankruptcy banks banned banner banners banquet
baptist bar barbados barbecue barbuda barcelona bare barely bargain bargaining bargains
bark barn barrel barrier barriers barry bars base baseball based baseline basement bases
bash basic basically basics basin basis basket basketball baskets bass bat batch bath
bathroom bathrooms baths batman baton batteries battery battle battlefield bay be beach
beaches beacon bead beaded beads beam beans bear bearing bearings bears beast beat
beaten beating beatles beats beautiful beautifully beauty became because become becomes
becoming bed bedding bedroom bedrooms beds beef been beer beetle before began begin
beginner beginners beginning begins begun behalf behavior behaviour behind beige beijing
being beings belarus belfast belgian belgium belief beliefs believe believed believes
believing belize bell bells belly belmont belong belonging belongs beloved below belt
belts ben bench benchmark benchmarks bend beneath beneficial beneficiaries beneficiary
benefit benefits benin bent benz berkeley berkshire berlin bermuda beside besides best
bestiality bestsellers bestselling bet beta bets better betting between beverage
beverages beware beyond bhutan bias bible biblical bibliographic bibliography bicycle
bicycles bid bidder bidders bidding bids big bigger biggest bike biker bikes biking
bikini bilateral bilingual bill billed billing billion billions bills bin binary bind
binding bingo binoculars bins bio biochemistry biodiversity biographies biography biol
biological biology biomedical bios biotech biotechnology bird birds birmingham birth
birthday birthdays births bisexual bishop bissau bit bitch bite bits bitter biz bizarre
black blackberry blackjack blacks bladder blade blades blah blair blame blank blanket
blankets blast bldg bleeding blend bless blessed blessing blind blinds blink blk block
blocked blocking blocks blog blogger bloggers blogging blogs blond blonde blondes blood
bloody bloomington blow blowing blowjob blowjobs blown blue blues bluetooth bluff blvd
board boarding boards boat boating boats bob bodies body boeing boise bold bolivia
bollywood bolts bomb bombing bombs bon bond bondage bonds bone bones bonus bonuses boob
boobs book booked booking bookings booklet bookmark bookmarks books bookshop bookstore
boolean boom boost booster boot boots booty border bore bored boring born borne borough
borrow borrower borrowing bosch bosnia boss boston bot botanical both bother botswana
bottle bottles bottom bought boulder boulevard bounce bound boundaries boundary bouquet
bout boutique bow bowl bowling bowls box boxed boxer boxes boxing boy boyfriend boys bra
bracelet bracelets bracket brackets brad brain brains brake brakes branch branches brand
branded branding brands bras brasil brass brave brazil brazilian breach bread break
breakdown breakfast breakfasts breaking breaks breakthrough breast breasts breath
breathe breathing breed breeding breeds breeze brick bridal bride bridge brief briefing
briefly briefs brigade bright brightness brighton brilliant bring bringing brings
brisbane bristol britain britannica british britney broad broadband broadcast
broadcasting broader broadway brochure brochures broke broken broker brokerage brokers
bronx bronze brooklyn brooks brother brothers brought brown browse browser browsers
browsing brunei brunette brunswick brush brushes brussels brutal bubble bucket bucks
budapest buddha buddhism buddhist buddies buddy budget budgets buffalo buffer buffet bug
bugs buick build builder builders building buildings builds built bulb bulbs bulgaria
bulgarian bulk bull bullet bulletin bulls bump bumper bunch bundle bundles burden bureau
burial buried burlington burn burned burner burners burning burns burnt burst burundi
bus buses bush business businesses bust busty busy but butt butter butterfly button
buttons buy buyer buyers buying buys buzz by bye bypass byte bytes cab cabin cabinet
cabinets cabins cable cables cache cached cad cadillac cafe cairo cake cakes cal calcium
calculate calculated calculating calculation calculations calculator calculators
calculus caledonia calendar calendars calgary calibration california call called caller
calling calls calm calories cam cambodia cambridge camcorder camcorders camden came
camel camera cameras cameroon camp campaign campaigns campbell camping camps campus
campuses cams can canada canadian canadians canal canberra cancel cancellation cancelled
cancer cancun candidate candidates candle candles candy cane canoe canon canopy cans
cant canterbury canton canvas canyon cap capabilities capability capable capacity cape
capita capital capitalism capitol capri caps capsule capsules captain caption capture
captured captures car carat caravan carbon carcinoma card cardiac cardiff cardinal
cardinals cardiovascular cards care career careers careful carefully cares cargo
caribbean caring carnegie carnival carolina carpet carriage carried carrier carriers
carries carry carrying cars cart carter cartoon cartoons cartridge cartridges carts
carved casa cascade case cases cash cashiers casino casinos casio cassette cast casting
castle casual casualty cat catalogue catalyst catch catching categories category
catering cathedral catholic cats cattle caught cause caused causes causing caution
cayman cd cdr cease cedar ceiling celeb celebrate celebrated celebrating celebration
celebrations celebrities celebrity celebs cell cells cellular celtic cement cemetery
census cent center central centre centres cents centuries century ceramic ceramics
cerebral ceremony cert certain certainly certificate certificates certification
certifications certified cha chain chains chair chairman chairperson chairs challenge
challenged challenges challenging chamber champion champions championship championships
chance chancellor chances change changed changes changing channel channels chaos chapel
chapter chapters char character characteristic characteristics characterization
characterized characters charcoal charge charged charger chargers charges charging
charitable charities charity charleston charlie charm charming charms chart charter
chartered charters charts chase chassis chat che cheap cheaper cheapest cheat cheating
cheats check checked checker checking checklist checkout checks cheer cheerleader cheers
cheese chef chem chemical chemicals chemistry chemotherapy cheque cherokee cherry
cheshire chess chest chevrolet chevy chi chic chicago chick chicken chicks chief chiefs
child childcare childhood children chile chill china chinese chip chips chiropractic
chloride chocolate choice choices choir cholesterol choose chooses choosing chopped
chords chorus chose chosen christ christchurch christian christianity christians
christmas chrome chromosome chronic chronicle chronicles chrysler chubby chuck church
churches ciao cigar cigarette cigarettes cincinnati cinema cir circa circle circles
circuit circuits circular circulation circumstances circus cisco citation citations cite
cited cities citing citizen citizens citizenship citrus city civic civil civilian
civilians civilization claim claimed claiming claims clamp clan clarification clarify
clarity clark clash class classes classic classical classics classification classified
classifieds classroom classrooms clause clauses clay clean cleaned cleaner cleaners
cleaning cleanliness cleanup clear clearance cleared clearing clearly clearwater
clerical clerk cleveland clever click clicking clicks client clients climate climb
climbing clinic clinical clinics clinton clip clips clit clock clocks clone cloning
close closed closely closer closes closest closet closing closure cloth clothes clothing
cloud clouds cloudy club clubs clue cluster clusters clutch clutter co coach coaches
coaching coal coalition coast coastal coat coated coating coatings cobra coca cocaine
cock cocks cocktail cocoa coconut cod code coded codes coding coefficient coefficients
coffee cognitive coherent coil coin coins coke col cola cold cole coli coll
collaboration collaborative collapse collar collateral colleague colleagues collect
collectables collected collectible collectibles collecting collection collections
collective collectively collector collectors college colleges collegiate collins
collision cologne colombia colonel colonial colony color colorado colour coloured
colours columbia columbus column columnist columnists columns com combat combination
combinations combine combined combines combining combo combustion come comedy comes
comfort comfortable comic comics coming comm command commander commands commenced
commencement comment commentary commented comments commerce commercial commercials
commission commissioned commissioner commissioners commissions commit commitment
commitments commits committed committee committees commodities commodity common commonly
commons commonwealth communicate communicating communication communications communist
communities community como comoros comp compact companies companion company compaq
comparable comparative compare compared compares comparing comparison comparisons
compartment compass compassion compatibility compatible compelling compensation compete
competence competent competing competition competitions competitive competitor
competitors compilation compilations compile compiled compiler compiling complain
complainant complaint complaints complement complementary complete completed completely
completing completion complex complexes complexity compliance compliant complicated
complications complimentary comply component components composed composer composers
composite composition compound compounds comprehensive compressed compression compressor
comprised comprises comprising compromise compulsory computation computational compute
computed computer computers computing con concentrate concentrated concentration
concentrations concept concepts conceptual concern concerned concerning concerns concert
concerts concise conclude concluded concludes conclusion conclusions concord concrete
concurrent condensed condition conditional conditioned conditioner conditioning
conditions condo condos conduct conducted conducting conductor conf conference
conferences conferencing confidence confident confidential confidentiality configuration
configurations configure configured configuring confined confirm confirmation confirmed
conflict conflicts conform confused confusing confusion congestion congo congratulations
congregation congress congressional conjunction connect connected connecticut connecting
connection connections connectivity connector connectors connects cons conscience
conscious consciousness consecutive consensus consent consequence consequences
consequently conservation conservative conservatives consider considerable considerably
consideration considerations considered considering considers consist consisted
consistency consistent consistently consisting consists console consoles consolidate
consolidated consolidation consortium conspiracy constant constantly constants
constitute constitutes constitution constitutional constraint constraints construct
constructed construction constructive constructor construed consult consultancy
consultant consultants consultation consultations consulting consumables consumed
consumer consumers consuming consumption cont contact contacted contacting contacts
contain contained container containers containing contains contaminated contamination
contemporary content contents contest contests context contexts continent continental
continually continuation continue continued continues continuing continuity continuous
continuously contour contract contracted contracting contractor contractors contracts
contractual contrary contrast contribute contributed contributes contributing
contribution contributions contributor contributors control controlled controller
controllers controlling controls controversial controversy convenience convenient
conveniently convention conventional conventions convergence conversation conversations
conversion conversions convert converted converter converters convertible converting
converts convey convicted conviction convince convinced cook cookbook cooked cooker
cookie cookies cooking cookware cool cooler cooling cooper cooperation cooperative
coordinate coordinated coordinates coordinating coordination coordinator cop copenhagen
copied copier copies copper cops copy copying copyright copyrighted copyrights cor cord
cordless core cork corn corner corners cornwall coronary corp corporate corporation
corporations corps corpus correct corrected correction corrections correctly correlation
correspond correspondence correspondent corresponding corresponds corridor corrosion
corrupt corruption cos cosmetic cosmetics cosmic cosponsors cost costa costly costs
costume costumes cottage cottages cotton cough could council councillor councils counsel
counselling counselor count counted counter counters counties counting countries country
countryside counts county coupe couple coupled couples coupling coupon coupons courage
courier course courses court courtesy courts courtyard cousin cove covenant coventry
cover coverage covered covering covers cow cowboy cowboys cows cox crab crack cracks
cradle craft crafted crafts crap craps crash crashes crazy cream create created creates
creating creation creations creative creativity creator creature creatures credentials
credibility credit credited creditors credits creek crescent crest crew crib cricket
cried crime crimes criminal criminals crimson crisis criteria criterion critic critical
critically criticism critics critique croatia croatian crop crops cross crossed crossing
crossword crowd crowded crown crucial crude cruel cruise cruiser cruises cruising crush
cry crying crystal crystals ctr cuba cuban cube cubic cubs cue cuisine culinary cult
cultural culture cultures cum cumberland cumulative cunt cup cups cur curb cure curious
curl currencies currency current currently currents curriculum curse cursor curtain
curtains curve curves cushion custody custom customer customers customise customised
customization customize customized customs cut cute cutie cuts cutter cutting cycle
cycles cycling cylinder cylinders cyprus czech dad daddy daemon daily dairy dakota
dallas dam damage damaged damages dame damn dan dance dancer dancers dances dancing
danger dangerous dangers danish dare dark darkness dash dashboard dat data database
databases date dated dates dating daughter daughters dave davis dawn day daylight days
daytime de dead deadline deadlines deadly deaf deal dealer dealers dealing deals dealt
dean dear death deaths debate debates debian debit debris debt debts debug debugging
debut dec decade decades decay deceased december decent decide decided decides deciding
decimal decision decisions deck decks declaration declare declared decline declined deco
decor decorated decorating decoration decorations decorative decrease decreased
decreases decreasing decree dedicated dedication deductible deduction deed deeds deemed
deep deeper deeply deer def default defaults defeat defeated defect defective defects
defence defend defendant defendants defender defending defense defensive deferred
deficiency deficit define defined defines defining definite definitely definition
definitions definitive deg degradation degree degrees del delaware delay delayed delays
delegate delegates delegation delete deleted deleting deletion delhi deli delicate
delicious delight delighted delightful deliver delivered deliveries delivering delivers
delivery dell delphi delta deluxe dem demand demanded demanding demands demo democracy
democrat democratic democrats demographic demographics demon demonstrate demonstrated
demonstrates demonstrating demonstration demonstrations demos den denial denied denim
denmark denote denotes dense density dental dentist dentistry dentists denver deny
depart department departmental departments departure depend dependence dependency
dependent depending depends deploy deployed deployment deposit deposited deposition
deposits depot deprecated depreciation depressed depression dept depth deputy der derby
derivative derivatives derive derived desc descending descent describe described
describes describing description descriptions descriptive desert deserve deserves design
designate designated designation designed designer designers designing designs desirable
desire desired desires desk desks desktop desktops desperate despite dessert desserts
destination destinations destroy destroyed destruction detached detail detailed
detailing details detect detected detection detective detector detectors detention
determination determine determined determines determining detroit deutschland develop
developed developer developers developing development developmental developments
develops deviant deviation device devices devil devils devoted diabetes diabetic
diagnosed diagnosis diagnostic diagnostics diagram diagrams dial dialog dialogue
diameter diamond diamonds diaper diaries diary diazepam dice dick dicks dictionaries
dictionary did die died diego dies diesel diet dietary diets diff differ difference
differences different differential differentiation differently difficult difficulties
difficulty diffs diffusion dig digest digit digital digits dignity dildo dildos dim
dimension dimensional dimensions din dinar dining dinner dioxide dip diploma diplomatic
dir direct directed directing direction directions directive directly director
directories directors directory dirt dirty dis disabilities disability disable disabled
disagree disappear disappeared disappointed disaster disasters disc discharge
disciplinary discipline disciplines disclaimer disclaimers disclose disclosed disclosure
disco discography discontinued discount discounted discounts discourse discover
discovered discovering discovery discreet discrepancies discrete discretion
discrimination discs discuss discussed discusses discussing discussion discussions
disease diseases dish dishes dishwasher disk disks dismissed disney disorder disorders
dispatch dispatched displacement display displayed displaying displays disposable
disposal disposition dispute disputes dissemination dissertation dissolved dist distance
distances distant distinct distinction distinctive distinguish distinguished distortion
distress distribute distributed distributing distribution distributions distributor
distributors district districts disturbed disturbing div dive diverse diversity divide
divided dividend dividends divine diving division divisions divorce djibouti do doc dock
docket docs doctor doctoral doctors doctrine document documentary documentation
documented documents dodge does dog dogs doing dolby doll dollar dollars dolls dolphin
dolphins dom domain domains dome domestic dominant dominated domination dominican domino
donate donated donation donations done donor donors doom door doors dorset dos dosage
dose doses dot dots double doubles doubt doug down download downloadable downloaded
downloading downloads downstream downtown dozen dozens dpi draft drafting drag dragon
dragons drain drainage drama dramatic dramatically draw drawer drawing drawings drawn
draws dream dreams dress dressed dresses dressing drew dried drift drill drilling drink
drinking drinks drive driven driver drivers drives driving drop dropped dropping drops
drought drove drug drugs drum drums drunk dry dryer drying dts dual dub dubai dublin
duck ducks dude due dues duke dull dumb dummies dummy dump dundee duo duplex duplicate
duplication durability durable duration durham during dust dutch duties duty dwelling
dying dynamic dynamics dynasty dysfunction each eager eagle eagles ear earlier earliest
early earn earned earning earnings earrings ears earth earthquake ease easier easiest
easily east eastern easy eat eaten eating eau ebay ebony echo eclipse eco ecological
ecology economic economically economics economies economist economy ecosystem ecosystems
ecuador edge edges edinburgh edit edited editing edition editions editor editorial
editorials editors edits edmonton eds educate educated education educational educator
educators edwards eff effect effective effectively effectiveness effects efficacy
efficiency efficient efficiently effort efforts egg eggs ego egypt egyptian eight eighth
einstein either ejaculation elaborate elastic elbow elderly elect elected election
elections elective electoral electric electrical electricity electro electron electronic
electronically electronics elegance elegant element elementary elements elephant
elevated elevation elevator eleven elf eligibility eligible eliminate eliminated
eliminating elimination elite elk else elsewhere emacs email emailed emails embassy
embedded embrace embroidered embroidery emerge emerged emergence emergencies emergency
emerging eminem emirates emission emissions emotion emotional emotions emperor emphasis
emphasize empire empirical employ employed employee employees employer employers
employing employment empty ems enable enabled enables enabling enacted encarta enclosed
enclosure encoded encoding encounter encountered encounters encourage encouraged
encourages encouraging encrypted encryption encyclopedia end endangered ended ending
endless endorse endorsed endorsement endowment ends enemies enemy energy enforce
enforcement eng engage engaged engagement engaging engine engineer engineered
engineering engineers engines england english enhance enhanced enhancement enhancements
enhancing enjoy enjoyable enjoyed enjoying enjoyment enjoys enlarge enlarged enlargement
enormous enough enquiries enquiry enrolled ensemble ensure ensures ensuring enter
entered entering enterprise enterprises enters entertaining entertainment enthusiasm
enthusiast enthusiasts entire entirely entities entitled entity entrance entrepreneur
entrepreneurs entries entry envelope envelopes environ environment environmental
environmentally environments enzyme enzymes eos epic epidemiology episode episodes epson
equal equality equally equals equation equations equatorial equilibrium equip equipment
equipped equity equivalent era ericsson erie eritrea erosion erotic erotica err error
errors escape escort escorts esp especially espresso essay essays essence essential
essentially essentials essex est establish established establishes establishing
establishment establishments estate estates esteem estimate estimated estimates
estimating estimation estonia etc eternal eternity ethernet ethical ethics ethiopia
ethnic ethnicity etiquette eur eureka euro europa europe european euros evaluate
evaluated evaluating evaluation evaluations evanescence evans eve even evening event
events eventually ever evergreen every everybody everyday everyone everything everywhere
evidence evident evil evite evolution evolutionary evolved evolving exact exactly exam
examination examinations examine examined examiner examines examining example examples
exams exc exceed exceeded exceeding exceeds excel excellence excellent except exception
exceptional exceptions excerpt excerpts excess excessive exchange exchanges excite
excited excitement exciting exclude excluded excluding exclusion exclusive exclusively
excuse exec executable execute executed executing execution executive executives exempt
exemption exercise exercises exeter exhaust exhibit exhibition exhibitions exhibits
exist existed existence existing exists exit exodus exotic exp expand expanded expanding
expands expansion expect expectation expectations expected expecting expects expedition
expenditure expenditures expense expenses expensive experience experienced experiences
experiencing experiment experimental experiments expert expertise experts expiration
expire expired expires explain explained explaining explains explanation explanations
explicit explicitly exploit exploitation exploited exploration explore explored explorer
explores exploring explosion explosive expo export exporters exports expose exposed
exposure express expressed expressing expression expressions expressly exquisite ext
extend extended extending extends extension extensions extensive extensively extent
exterior external extra extract extracted extraction extracts extraordinary extras
extreme extremely eye eyed eyes fabric fabrication fabrics fabulous face faced faces
facial facials facilitate facilities facility facing fact factor factors factory facts
faculty fade fail failed failing fails failure failures fair fairfax fairfield fairly
fairness fairs faith faithful fake falkland fall fallen falling falls false fame
familiar families family famous fan fancy fans fantastic fantasy faqs far fare fares
fargo farm farmer farmers farming farms fascinating fashion fashioned fast faster
fastest fat fatal fate father fathers fatigue fatty fault fave favor favour favourite
favourites fax faxes fear fears feasibility feasible feast feat feather feature featured
features featuring feb february fed federal federation fedex fedora fee feed feedback
feeder feeding feeds feel feeling feelings feels fees feet fell fellow fellowship felt
female females feminist fence fencing fertility fest festival festivals fetish fever few
fewer fiat fiber fibre fiction fidelity field fields fiesta fifteen fifth fifty fig
fight fighter fighters fighting fights figure figured figures figurines fiji file filed
filename files filing filings fill filled filling film filmography films filter
filtering filters fin final finally finals finance finances financial financially
financing find finder finding findings finds fine fines finest finger fingering fingers
finish finished finishes finishing finite finland finnish fire firearms fired firefox
fireplace fires firewall firewalls fireworks firing firm firmly firms firmware first
fiscal fish fisher fisheries fishery fishing fist fit fitness fits fitted fitting
fittings five fix fixed fixes fixing fixtures flag flags flame flames flash flashers
flashing flat flats flavor fleece fleet flesh flew flex flexibility flexible flies
flight flights flip float floating flood flooding floor flooring floors floppy floral
florida florist florists flour flow flower flowers flowing flows flu fluctuations fluid
fluids fluorescent flush flute flux fly flyer flyers flying foam focal focus focused
focuses focusing fog foil fold folder folders folding folk folks follow followed
following follows followup fond font fonts foo food foods fool foot footage football
footer footnote footwear for forbidden force forced forces forcing ford forecast
forecasting forecasts foreclosure foreclosures foreign forensic forest forestry forests
forever forge forget forgive forgot forgotten fork forks form formal formally format
formation formats formatted formatting formed former formerly forming forms formula
formulas formulation fort forth forthcoming fortunately fortune forty forum forums
forward forwarded forwarding fossil foster fought foul found foundation foundations
founded founder founding four fourth fox fra fraction fragment fragments fragrance
fragrances frame framed frames framework framing franc france franchise francisco
frankfurt franklin fraud freak free freedom freelance freely freestyle freeware freeze
freezer freezing freight french frequencies frequency frequent frequently fresh freshman
freshwater fresno fri friday fridge friend friendly friends friendship fringe frog from
front frontier frozen fruit fruits frustrated frustration ftp fuck fucked fucking fuel
fuels fuji fujitsu full fully fun function functional functionality functioning
functions fund fundamental fundamentals funded funding fundraising funds funeral funky
funny fur furnished furnishings furniture further furthermore fury fusion future futures
fuzzy fwd gabon gadget gadgets gag gain gained gaining gains gal galaxies galaxy
galleries gallery gallon gals gambia gambling game gamers games gaming gamma gang gap
gaps garage garbage garden gardening gardens garlic garment gas gases gasoline gate
gates gateway gather gathered gathering gauge gave gay gays gaza gazette gear geek gel
gem gemini gems gen gender gene genealogy general generalized generally generate
generated generates generating generation generations generator generators generic
generous genes genetic genetics genius genome genre genres gentle gentleman gentlemen
gently genuine genus geo geographic geographical geography geological geology geometric
geometry georgetown georgia ger german germany get gets getting getty ghana ghetto ghost
ghz giant giants gibraltar gift gifted gifts gig gigs girl girlfriend girls give given
gives giving glad glance glasgow glass glasses global globalization globally globe
glorious glory gloss glossary gloucester glove gloves glow glucose glue gnome gnu go goa
goal goals goat god goddess gods goes going gold golden golf gone gonna goo good goodbye
goodies goodness goods google goose gordon gorgeous gospel gossip got gothic gotta
gotten gourmet gov govern governance governed governing government governmental
governments governor governors govt grab grace grad grade graded grades gradient grading
gradually graduate graduated graduates graduation graham grain grains gram grammar grams
gran grand grandchildren grandfather grandma grandmother granite granny grant granted
granting grants grape graph graphic graphical graphics graphs grasp grass grateful
gratis grave gravel gravity gray great greater greatest greatly greece greek green
greenhouse greenland greens greensboro greenwich greeting greetings greg grenada grew
grey grid grief grill grip grocery grooming groove gross ground grounded grounds
groundwater group groups grove grow growing grown grows growth guadeloupe guam guarantee
guaranteed guarantees guard guardian guards guatemala gucci guess guest guestbook guests
guiana guidance guide guided guideline guidelines guides guiding guild guilt guilty
guinea guitar guitars gulf gum gun guns guru guy guyana guys gym gymnastics habit
habitat habitats habits hack hacker hackers hacking hacks had hair hairy haiti half
halifax hall halloween halls halo hamas hamburg hamilton hampshire hand handbag handbags
handbook handed handful handheld handhelds handicap handle handled handler handles
handling handmade hands handset handsome hang hanging hanover happen happened happening
happens happily happiness happy harassment harbour hard hardback hardcore hardcover
hardly hardware hardwood harm harmful harris harrison harsh hartford harvard harvest has
hash hassle hat hate hath hatred hats haunted have haven having hawaii hawaiian hazard
hazardous hazards he head headache headed header headers heading headings headline
headlines headphones headquarters heads headset headsets heal healing health healthcare
healthy hear heard hearing hearings heart hearts heat heated heater heaters heating
heaven heavenly heavily heavy hebrew hedge heel heels height heights held helicopter
hell hello helmet helmets help helped helper helpful helping helps helsinki hen hence
hepatitis her herald herbal herbs here hereby herein heritage hero heroes herpes herself
herzegovina hesitate hewlett hex hey hidden hide hiding hierarchy high higher highest
highland highlands highlight highlighted highlights highly highs highway highways hike
hiking hilarious hill hills hilton him himself hindi hindu hint hints hip hire hired
hiring his hispanic hist historic historical historically histories history hit hitachi
hitler hits hitting hmm hobart hobbies hobby hockey hogtied hold holder holders holding
holdings holds hole holes holiday holidays holistic holland hollow hollywood holocaust
holy home homeland homeless homemade homeowner homeowners homepage homes hometown
homework homo homosexual hon honda honduras honest honestly honey honeymoon hong
honolulu honor honorable honour honours hood hook hooked hop hope hoped hopefully hopes
hoping horizon horizons horizontal hormone horny horoscope horoscopes horrible horror
horse horses hose hospital hospitality hospitals host hosted hostel hostels hostile
hosting hosts hot hotel hotels hotline hottest hour hourly hours house household
households houses housewares housewives housing houston how however hrs hub hubs huge
huh human humanitarian humanities humanity humans humble humidity humiliation hummer
humour hundred hundreds hungarian hungary hunger hungry hunks hunt hunter hunters
hunting huntsville hurricane hurricanes hurry hurt husband hussein hut hwy hybrid
hydraulic hydro hydrogen hygiene hypertension hypothesis hypothetical hyundai ian ibid
ice iceland icon icons id idaho idea ideal ideally ideas identical identification
identified identifier identifies identify identifying identities identity idiot idle
idol ids if ign ignition ignorance ignore ignored ignoring ii iii ill illegal illinois
illness illusion illustrate illustrated illustrates illustration illustrations
illustrator image imagery images imagination imagine imaging immediate immediately
immigrant immigrants immigration immune immunity immunology imp impact impacts impaired
impairment imperial implement implementation implementations implemented implementing
implements implications implicit implied implies imply import importance important
importantly imported imports impose imposed impossible impressed impression impressions
impressive imprint improve improved improvement improvements improves improving impulse
in inability inaccuracies inactive inadequate inappropriate inbox inc incentive
incentives incest inch inches incidence incident incidents incl include included
includes including inclusion inclusive income incoming incomplete inconsistent
incorporate incorporated incorporates incorporating incorporation incorrect increase
increased increases increasing increasingly incredible incredibly incubus incurred ind
indeed independence independent independently index indexed indexes indexing india
indian indiana indianapolis indians indicate indicated indicates indicating indication
indicator indicators indices indie indigenous indigo indirect indirectly individual
individually individuals indonesia indonesian indoor induced induction industrial
industries industry inequality inevitable inexpensive inf infant infantry infants
infected infection infections infectious infinite infinity inflammatory inflation
influence influenced influences influential influenza info inform informal informatics
information informational informative informed infrared infrastructure infringement
ingredient ingredients inhabitants inherent inheritance inherited inhibition inhibitor
inhibitors init initial initially initiate initiated initiation initiative initiatives
injection injured injuries injury ink inland inlet inline inn inner innocent innovation
innovations innovative inns input inputs inquire inquiries inquiry insane insect insects
insert inserted inserting insertion inserts inside insider insight insights inspect
inspection inspections inspector inspectors inspiration inspirational inspire inspired
inspiring inst install installation installations installed installer installing
instance instances instant instantly instead institute institutes institution
institutional institutions instruction instructional instructions instructor instructors
instrument instrumental instrumentation instruments insufficient insulation insulin
insurance insure insured insurer int intact intake integer integral integrate integrated
integrating integration integrity intel intellectual intelligence intelligent intend
intended intends intense intensity intensive intent intention intentions inter interact
interaction interactions interactive interchange interdisciplinary interest interested
interesting interests interface interfaces interfere interference interim interior
intermediate intern internal internally international internationally internet
internship internships interoperability interpret interpretation interpreted interpreter
interracial interrupt intersection interstate interval intervals intervention
interventions interview interviewed interviews intimate into intranet intro introduce
introduced introduces introducing introduction introductions introductory intrusion
intuitive invalid invasion invasive invented invention inventor inventory inverse invest
invested investigate investigated investigating investigation investigations
investigator investigators investing investment investments investor investors invisible
invitation invitations invite invited invites invoice involve involved involvement
involves involving ion iowa ipod iran iranian iraq iraqi iraqis ireland irish iron
irrelevant irrigation is islam islamic island islands isle isles isolated isolation
israel israeli issuance issue issued issues issuing istanbul isuzu it italia italian
italic italicized italy item items its itself itunes jacket jackets jackson jacksonville
jacuzzi jaguar jail jakarta jam jamaica jan january japan japanese jar java javascript
jay jazz jeans jedi jeep jefferson jelly jersey jerseys jerusalem jet jets jewellery
jewish jews jigsaw jim job jobs johannesburg johnson join joined joining joins joint
jointly joints joke jokes jon jones jordan journal journalism journalist journalists
journals journey joy judge judged judgement judges judging judgment judicial judiciary
juice juicy jul july jumbo jump jumped jumper jumping jun junction june jungle junior
junk jupiter jurisdiction jurisdictions jury just justice justification justified
justify juvenile kansas karaoke kate katrina kazakhstan keep keeper keeping keeps ken
kennedy keno kent kentucky kenya kept kerala kernel kerry key keyboard keyboards keynote
keys keyword keywords khz kick kicked kicking kicks kid kidney kids kill killed killer
killing kills kinase kind kinda kindergarten kindly kinds king kingdom kings kingston
kinky kiribati kiss kissing kit kitchen kits knee knees knew knife knight knights knit
knitting knives knob knock know knowing knowledge knowledgeable known knows knoxville
kodak kong korea korean kosovo kuwait kyoto kyrgyzstan la lab label labels laboratories
laboratory labour labrador labs lace lack lacking lacks lacrosse ladder laden ladies
lady lafayette laid lake lakes lambda lamp lamps lancashire land landed landing landlord
landmark lands landscape landscapes landscaping lane lanes lang language languages lanka
lansing laos lap laptop laptops large largely larger largest las laser last lasting lat
late lately later lateral latest latex latin latina latino latitude latter latvia laugh
laughed laughing laughter launch launched launches launching laundry laurent law lawn
laws lawsuit lawyer lawyers lay layer layers laying layout layouts lazy lbs lead leader
leaders leadership leading leads leaf league leagues leap learn learned learner learners
learning lease leases leasing least leather leave leaves leaving lebanon lecture
lecturer lectures led leeds left leg legacy legal legally legend legendary legends
legislation legislative legislature legitimate lego legs leicester leisure lemma lender
lenders lending length lengths lens lenses les lesbian lesbians lesotho less lesser
lesson lessons let lets lett letter letters letting leu level levels lever leverage
lewis lexington lexus liabilities liability liable liaison lib liberal liberals
liberation liberia liberties liberty librarian libraries library libya licence license
licensed licensee licenses licensing lick licking lid lie liechtenstein lies lieu
lieutenant life lifelong lifestyle lifestyles lifetime lift lifted lifting lifts light
lighter lighthouse lighting lightly lightning lights lightweight like liked likelihood
likely likes likewise lime limit limitation limitations limited limiting limits limo
limousine limousines lincoln line linear lined linen linens liner lines lingerie
linguistic linguistics lining link linked linking links linux lion lions lip lips liquid
liquor lisbon lisp list listed listen listened listener listening listing listings lists
lit lite literacy literal literally literary literature lithium lithuania litigation
litter little live lived liver liverpool lives livestock living load loaded loading
loads loan loans lobby local locale localities localization locally locals locate
located location locations locator lock locked locker locking locks lodge lodges lodging
log logged logging logic logical login logistics logo logos logout logs london lone
lonely long longer longest longitude look looked looking looks lookup loop loops loose
lopez lord lords los lose loses losing loss losses lost lot lotion lots lottery lotus
loud louisiana louisville lounge love loved lovely lover lovers loves loving low lower
lowering lowest lows loyal loyalty ltd luck lucky luggage luke lumber lunar lunch lung
lutheran luxembourg luxurious luxury lying lynn lynx lyric lyrics mac macau macedonia
machine machinery machines macintosh macro macros mad madagascar made madison madness
madonna madrid mag magazine magazines magic magical magnesium magnet magnetic magnets
magnificent magnitude maid maiden mail mailbox mailed mailing mailman mails main maine
mainland mainly mainstream maintain maintained maintainer maintaining maintains
maintenance majestic majesty major majority make maker makers makes makeup making
malaria malawi malaysia maldives male males mali mall malls malpractice malta mama mambo
mammals man manage managed management manager managers manages managing manchester
mandate mandatory manga manhattan mania manifest manila manipulation manitoba mankind
manner manor mansion manual manually manuals manufacture manufactured manufacturer
manufacturers manufactures manufacturing manuscript many map maple mapped mapping maps
mar marathon marc march margin marginal margins marijuana marine marines mario marital
maritime marked marker markers market marketing marketplace markets marking marks markup
marley marriage marriages married marriott mars marshall mart martial martinique
maryland mas mask masks mason mass massachusetts massage masses massive master
mastercard masters masturbating masturbation mat match matched matches matching mate
material materials maternal maternity mathematical mathematics maths mating matrix mats
matt matter matters mattress mature maturity maui mauritania mauritius max maxim
maximize maximum may maybe mayor mazda me meadow meal meals mean meaning meaningful
meanings means meant meantime meanwhile measure measured measurement measurements
measures measuring meat mechanic mechanical mechanics mechanism mechanisms med medal
medals media median mediated mediation medicaid medical medicare medication medications
medicine medicines medieval meditation mediterranean medium meet meeting meetings meets
meetup mega megapixel melbourne mem member members membership memberships membrane memo
memoirs memorabilia memorable memorandum memorial memories memory memphis men mental
mentally mention mentioned mentor mentoring menu menus mercedes merchandise merchant
merchants mercury mere merely merge merged merger meridian merit mesh mess message
messages messaging messenger met meta metabolic metabolism metadata metal metallic
metallica metals meter meters method methodist methodology methods methyl metres metric
metrics metro metropolitan mexican mexico mfg mhz miami mic mice michigan micro
microbiology micronesia microphone microphones microsoft microwave mid middle midi
midland midlands midnight midst midway midwest might mighty migration mil mild mile
mileage miles milf milfs military milk mill millennium miller million millions mills
milwaukee mime min mind minded minds mine mineral minerals mines mini miniature minimal
minimize minimum mining minister ministers ministries ministry minneapolis minnesota
minolta minor minorities minority minors mint minus minute minutes miracle mirror
mirrors misc miscellaneous misleading misplace miss missed missile missing mission
missions mississippi missouri mist mistake mistakes mistress mitchell mitigation
mitsubishi mix mixed mixer mixes mixing mixture mob mobile mobiles mobility mod mode
model modelling models modem modems moderate moderator moderators modern modes modest
modification modifications modified modify modifying mods modular module modules
moisture mol mold moldova molecular molecule molecules moment moments momentum mon
monday monetary money mongolia monitor monitored monitoring monitors monkey monkeys mono
monopoly monster monsters montana monterey montgomery month monthly months montreal
montserrat monument mood moon moore moose moral morality more moreover morgan morning
morocco morris mortality mortgage mortgages mos mosaic moscow most mostly motel motels
mother motherboard motherboards mothers motion motions motivated motivation motor
motorcycle motorcycles motoring motorola motors mount mountain mountains mounted
mounting mounts mouse mouth movable move moved movement movements movers moves movie
movies moving mozambique mozart mozilla mpg mph mrs much mud mug mugs multi multimedia
multiplayer multiple mum mumbai munich municipal municipalities municipality murder
murphy murray mus muscle muscles museum museums mushroom music musical musician
musicians musings muslim muslims must mustang mutant mutation mutations mutual mutually
my myanmar myself myspace mysteries mysterious mystery mystic myth mythology myths nails
naked name named namely names namibia naming naples napster narnia narrative narrow
nashville nasty nat nation national nationality nationally nationals nations nationwide
native natural naturally naturals nature naughty nauru nav naval navigate navigation
navigator navy nay nazi near nearby nearest nearly neat nebraska necessarily necessary
necessity neck necklace necklaces need needed needing needle needles needs negative
neglect negligence negotiate negotiated negotiating negotiation negotiations
neighbourhood neighbours neil neither nelson neon neoplasms nepal nero nerve nervous
nest nested net netherlands nets netscape network networking networks neural neurons
neutral nevada never nevertheless nevis new newark newbie newborn newcastle newer newest
newfoundland newly newport news newsgroup newsgroups newsletter newsletters newspaper
newspapers newsroom newton next niagara nicaragua nice nicely niche nick nickname niger
nigeria night nightlife nightly nightmare nights nike nikon nil nile nine ninja nintendo
ninth nipple nipples nirvana nissan nitrogen no nobel noble nobody node nodes noise
noisy nokia nominal nominated nomination nominations nominee non none nonetheless
nonfiction nonlinear nonprofit nonsense noon nor nordic norfolk norm normal normally
north northeast northern northwest northwestern norton norway norwegian norwich nos nose
not notable notably notation notch note notebook notebooks noted notes nothing notice
noticed notices notification notifications notified notify noting notion notorious
nottingham notwithstanding noun nov nova novel novels novelty november novice now
nowhere nuclear nucleotide nucleus nude nudes nudist nudity nuke null number numbered
numbers numeric numerical numerous nurse nursery nurses nursing nut nutrient nutrients
nutrition nutritional nuts nylon oak oakland oasis obesity obituaries obj object
objection objectionable objective objectives objects obligation obligations oblique
observation observations observatory observe observed observer observers observing
obsolete obstacles obtain obtained obtaining obvious obviously occasion occasional
occasionally occasions occupancy occupation occupational occupations occupied occur
occurred occurrence occurring occurs ocean oceania oceans och oct october odd odds
odyssey of off offence offender offenders offensive offer offered offering offerings
offers office officer officers offices official officially officials offline offset
offshore offspring often ohio oil oils okay oklahoma old older oldest ole olympic
olympics olympus omaha oman omega omissions omitted on once oncology one ones ongoing
onion online only onset onsite ont ontario onto oops open opened opener opening openings
opens opera operate operated operates operating operation operational operations
operative operator operators opinion opinions opponent opponents opportunities
opportunity oppose opposed opposing opposite opposition ops opt optic optical optics
optimal optimization optimize optimized optimum option optional options or oracle oral
orange orbit orchard orchestra orchid order ordered ordering orders ordinance ordinary
oregon org organ organic organisation organisations organised organism organisms
organization organizational organizations organize organized organizer organizers
organizing organs orgasm orgies orgy oriental orientation oriented origin original
originally origins orion orlando orleans ornaments orthodox oslo other others otherwise
ottawa ought ounce ounces our ours ourselves out outcome outcomes outdated outdoor
outdoors outer outerwear outfit outgoing outlet outlets outline outlined outlines
outlook outpatient output outputs outreach outs outside outsourcing outstanding oval
oven ovens over overall overcome overflow overhead overlap overnight overseas oversight
overstock overtime overview overwhelming owe owl own owned owner owners ownership owns
oxford oxide oxygen ozone pace pacific pack package packaged packages packaging packard
packed packet packets packing packs pad padded pads page pages paid pain painful paint
paintball painted painting paintings paints pair pairs pakistan pal palace palau pale
palestine palestinian palestinians palm pan panama panasonic panda panel panels panic
panorama panther panthers panties pants panty pantyhose papa paper paperback paperbacks
papers papua par para parade paradigm paradise paragraph paragraphs paraguay parallel
parameter parameters paramount parcel parent parental parenting parents paris parish
park parked parker parking parks parkway parliament parliamentary parse parser part
partial partially participant participants participate participated participating
participation particle particles particular particularly parties partition partly
partner partners partnership partnerships parts party pas pasadena pass passage passed
passenger passengers passes passing passion passionate passive passport password
passwords past pasta paste pastor pat patch patches patent patented patents path
pathology paths pathway pathways patient patients patio patriot patriotic patrol pattern
patterns pause pavement pavilion pay payable payday paying payment payments paypal
payroll pays pc pcs pct peace peaceful peach peak peaks peanut pear pearl pearls peas
pedal pedestrian pee peeing peer peers pen penalties penalty pencil pendant pendants
pending penetration penguin peninsula penis penn pennsylvania pens pension pensions
pentagon pentax pentium people peoples pepper peppers peptide per perceived percent
percentage percentages perception perceptions percussion perfect perfection perfectly
perform performance performances performed performer performers performing performs
perfume perfumes perhaps period periodic periodically periodicals periods peripheral
peripherals perl permanent permanently permission permissions permit permits permitted
perry persian persistent person personal personalities personality personalized
personally personals personnel persons perspective perspectives pertaining perth
pertinent peru peso pest pesticide pesticides pet pete petersburg petite petition
petitioner petrol petroleum pets peugeot pewter phantom pharmaceutical pharmaceuticals
pharmacies pharmacist pharmacology pharmacy phase phases phenomena phenomenon phi phil
philadelphia philippine philippines philips phillips philosophical philosophy phoenix
phone phones phosphate photo photograph photographer photographers photographic
photographs photography photos phrase phrases phys physical physically physician
physicians physics physiological physiology piano pic pick picked picking picks pickup
picnic pics picture pictures pie piece pieces pier piercing pierre pig pigs pile pill
pillow pillows pills pilot pilots pin pine pink pinnacle pins pioneer pipe pipeline
pipes pirate pirates piss pissing pit pitch pittsburgh pix pixel pixels pizza pkg place
placed placement places placing plain plains plaintiff plaintiffs plan plane planes
planet planetary planets planned planner planners planning plans plant plantation
planted planting plants plaque plasma plastic plastics plate plated plates platform
platforms platinum play playa playback playboy played player players playground playing
playlist playoffs plays playstation plaza plea pleasant please pleased pleasure pledge
plenty plot plots plug plugin plugins plugs plumbing plump plus plush plymouth pm pocket
pockets pod podcast podcasts poem poems poet poetry poets pogo point pointed pointer
pointers pointing points poison pokemon poker pol poland polar pole poles police
policies policy polish polished political politically politicians politics poll polling
polls pollution polo poly polyester polymer polynesia polyphonic pontiac pony pooh pool
pools poor poorly pop popular popularity population populations popup porcelain porch
pork porn porno pornography port portable portal portals portfolio portfolios portion
portions portland portrait portraits ports portsmouth portugal portuguese pos pose posed
poses posing position positioned positioning positions positive positively possess
possession possibilities possibility possible possibly post postage postal postcard
postcards postcode posted poster posters postgraduate posting postings posts postscript
pot potassium potato potatoes potential potentially pots potter pottery pouch poultry
pound pounds pour poverty powder power powered powerful powerpoint powers ppm practical
practically practice practices practitioner practitioners prague prairie praise pray
prayer prayers precautions preceding precious precipitation precise precisely precision
predator predict predicted prediction predictions prefer preferably preference
preferences preferred prefers prefix pregnancy pregnant prejudice preliminary premature
premier premiere premises premium premiums prep prepaid preparation preparations prepare
prepared preparedness prepares preparing prerequisite prerequisites pres presbyterian
preschool prescribed prescription prescriptions presence present presentation
presentations presented presenting presently presents preservation preserve preserved
preserving presidency president presidential presidents press pressed pressing pressure
pressures prestige prestigious presumably pretend pretty prev prevalence prevent
prevented preventing prevention preventive prevents preview previews previous previously
prey price priced prices pricing pride priests primarily primary prime primer primitive
prince princess princeton principal principe principle principles print printable
printed printer printers printing prints prior priorities priority prison prisoner
prisoners privacy private privately privilege privileged privileges prize prizes pro
probability probable probably probation probe probes problem problems proc procedural
procedure procedures proceed proceeding proceedings proceeds process processed processes
processing processor processors procurement prod produce produced producer producers
produces producing product production productions productive productivity products prof
profession professional professionally professionals professions professor professors
proficiency profile profiles profit profitability profitable profits profound prog
program programmable programme programmed programmer programmers programmes programming
programs progress progression progressive prohibit prohibited prohibition project
projected projection projections projector projectors projects proliferation prom
prominent promise promised promises promising promo promote promoted promoter promotes
promoting promotion promotional promotions prompt prompted promptly pronounced proof
prop propaganda propagation proper properly properties property prophet proportion
proportional proposal proposals propose proposed proposes proposition proprietary pros
prosecution prosecutor prospect prospective prospects prosperity prostate prot protect
protected protecting protection protective protector protects protein proteins protest
protests protocol protocols proton prototype proud proudly prove proved proven proves
provide provided providence provider providers provides providing province provinces
provincial proving provision provisional provisions proximity proxy prozac pseudo psi
psychiatric psychiatry psychic psychological psychology pts pub public publication
publications publicity publicly publish published publisher publishers publishing pubs
puerto puffy pull pulled pulling pulls pulmonary pulp pulse puma pump pumping pumpkin
pumps punch punishment punk pupil pupils puppies puppy purchase purchased purchaser
purchases purchasing purdue pure purely purification purple purpose purposes purse
pursuant pursue pursuing pursuit push pushed pushing pussy put putative puts putting
puzzle puzzles pvt pyramid python qatar qty quad quake qualification qualifications
qualified qualify qualifying qualitative qualities quality quantitative quantities
quantity quantum quarter quarterly quarters quartet quartz que quebec queen queens
queensland queries query quest question questioned questioning questionnaire questions
queue quick quickly quiet quietly quilt quit quite quiz quizzes quota quotation
quotations quote quoted quotes quoting rabbi rabbit race racer races racial racing
racism racist rack racks radar radiation radical radio radioactive radiology radios
radius rage raid raiders rail railroad rails railway rain rainbow rainfall raise raised
raises raising raleigh rally ram ramada ramp ran ranch rancho random randomly range
ranger rangers ranges ranging rank ranked ranking rankings ranks rant rants rap rape
rapid rapidly rapids rare rarely rat rate rated rates rather rating ratings ratio
rational rationale ratios rats raw ray rays razor re reach reached reaches reaching
react reaction reactions reactor read readable reader readers readily readiness reading
readings reads ready real realise realistic reality realize realized really realm
realtor realtors realty rear reason reasonable reasonably reasoning reasons rebate
rebates rebel rebels reboot rebound rebounds rebuild rec recall recalls receipt receipts
receive received receiver receivers receives receiving recent recently reception
receptor receptors rechargeable recipe recipes recipient recipients reciprocal recognise
recognised recognition recognize recognized recognizes recognizing recommend
recommendation recommendations recommended recommends reconciliation reconstruction
record recorded recorder recorders recording recordings records recover recovered
recovery recreation recreational recruit recruiters recruiting recruitment rectangular
recurring recycled recycling red redeem redemption redhead redirect reds reduce reduced
reduces reducing reduction reductions redundant reebok reed reef reel ref refer
reference referenced references referral referrals referred referring refers refill
refinance refinancing refine refined reflect reflected reflecting reflection reflections
reflective reflects reform reforms refresh refrigerator refuge refugee refugees refund
refunds refurbished refusal refuse refused reg regard regarded regarding regardless
regards regency regeneration regents reggae regime regiment region regional regions
register registered registering registers registrar registration registry regression
regret regular regularly regulate regulated regulation regulations regulator regulators
regulatory rehab rehabilitation reign reimbursement reinforced reject rejected rejection
rel relate related relates relating relation relations relationship relationships
relative relatively relatives relax relaxation relaxed relaxing relay release released
releases releasing relevance relevant reliability reliable reliance relied relief relies
religion religions religious reload relocation rely relying rem remain remainder
remained remaining remains remark remarkable remarks remedies remedy remember remembered
remembering remind reminded reminder reminds remix remote remotely removable removal
remove removed remover removes removing renaissance renal rename renault render rendered
rendering renew renewable renewal renewed renovation renowned rent rental rentals
renting rep repair repairs repayment repeat repeated repeatedly repeats replace replaced
replacement replaces replacing replica replication replied replies reply report reported
reporter reporters reporting reports repository represent representation representations
representative representatives represented representing represents reprint reprinted
reprints reproduce reproduced reproduction reproductive republic republican republicans
reputation request requested requesting requests require required requirement
requirements requires requiring res rescue research researcher researchers researching
reseller resellers reservation reservations reserve reserved reserves reservoir reset
residence residency resident residential residents residual residue residues resin
resist resistance resistant resolution resolutions resolve resolved resonance resort
resorts resource resources respect respected respective respectively respects
respiratory respond responded respondent respondents responding responds response
responses responsibilities responsibility responsible responsive rest restart restaurant
restaurants restoration restore restored restrict restricted restriction restrictions
restructuring result resulted resulting results resume resumes resurrection ret retail
retailer retailers retailing retain retained retaining retention retire retired
retirement retreat retrieval retrieve retrieved retrieving retro return returned
returning returns reunion reuse reuters rev reveal revealed revealing reveals revelation
revenge revenue revenues reverse reversed review reviewed reviewer reviewers reviewing
reviews revise revised revision revisions revival revolution revolutionary reward
rewards rhapsody rhetoric rhode rhythm ribbon rice rich richmond rick rico rid ride
riders rides ridge ridiculous riding rifle right rights rigid rim ring rings ringtone
ringtones rio rip ripe rise rises rising risk risks ritual rival river rivers riverside
rms road roads roast rob roberts robin robinson robot robotics robots robust rochester
rock rocket rocks rocky rod rodeo rods rogers rogue role roles rolex roll rolled rolling
rolls rom roman romance romanian romans romantic rome ron roof roofing rookie room
roommate roommates rooms root roots rope rose roses ross roster rotary rotating rotation
rotten rouge rough roughly roulette round rounded roundup route router routers routes
routine routines routing rover row rows royal royalty rpm rub rubber ruby rude rue rug
rugby rugged rugs rule ruled rules ruling run runner runners running runs rural rush
russia russian rwanda saab sac sacramento sacred sacrifice sad saddam saddle sadly
safari safe safely safer safety saga sahara said sail sailing sailor saint saints sake
salad salaries salary sale salem sales salmon salon salons salsa salt salvation sam
samba same samoa sample sampler samples sampling samsung samurai san sanctions sanctuary
sand sandals sandwich sandy sanitation sans santa sap sapphire sarasota saskatchewan sat
satan satellite satellites satin satisfaction satisfactory satisfied satisfy satisfying
saturday saturn sauce saudi sauna save saved saver saves saving savings saw say saying
says scale scaling scam scan scandal scanned scanner scanners scanning scans scared
scary scat scattered scattering scenario scenarios scene scenery scenes scenic scent sch
schedule scheduled schedules scheduling schema scheme schemes scholar scholarly scholars
scholarship scholarships school schools sci science sciences scientific scientist
scientists scoop scooter scope score scoreboard scored scores scoring scotia scotland
scottish scottsdale scout scouts scrap scrapbook scratch scream screaming screen
screened screening screens screensaver screensavers screenshot screenshots screw screws
script scripting scripts scripture scroll scrutiny scuba sculpture sea seafood seal
sealed seamless search searched searches searching seas season seasonal seasons seat
seating seats seattle sec second secondary seconded secondly seconds secret secretariat
secretaries secretary secrets section sections sector sectors secular secure secured
securely securing securities security sedan sediment see seed seeds seeing seek seeker
seekers seeking seeks seem seemed seemingly seems seen sees sega segment segments seized
select selected selecting selection selections selective selector selects self sell
seller sellers selling sem semantic semantics semester semi semiconductor semiconductors
seminar seminars sen senate senator senators send sender sending sends senegal senior
seniors sensation sense senses sensible sensing sensitive sensitivity sensor sensors
sensory sent sentence sentenced sentences sentinel seoul sep separate separated
separately separation sept september seq sequel sequence sequences sequential ser serbia
serial series serious seriously serum servant servants serve served server servers
serves service serviced services servicing serving session sessions set sets setting
settings settled settlement settlements setup seven seventh several severe severely
severity sewage sewer sewing sex sexual sexuality sexually sexy seychelles sgt shades
shadow shadows shaft shake shakespeare shall shallow shame shampoo shanghai shape shaped
shapes shaping share shared shareholder shareholders shares shareware sharing shark
sharks sharp shaved she shed sheep sheer sheet sheets shelf shell shells shelter shelves
sheraton sheriff shield shift shifting shifts shine shining ship shipment shipments
shipped shipping ships shirt shirts shit shock shocked shoe shoes shoot shooter shooting
shop shopper shoppers shopping shops shore short shortage shortcut shortcuts shortly
shorts shot shots should shoulder shoulders shout show showcase showed shower showers
showing shown shows shrimp shrink shuffle shut shutdown shutter shuttle shy sic sick
sickness side sided sides siemens sierra sig sight sights sightseeing sigma sign signal
signals signature signatures signed significance significant significantly signing signs
silence silent silicon silicone silk silly silver sim similar similarity similarly simon
simple simpler simplicity simplified simplify simply simpson simpsons simulated
simulation simulations simulator simultaneous simultaneously sin since sincerely sing
singapore singer singers singing single singles sink sinks sins sioux sip sir sis sister
sisters sit site sitemap sites sits sitting situated situation situations six sixteen
sixth sixty size sized sizes sizing skate skating sketch ski skies skiing skill skilled
skills skin skinny skins skip skirt skirts skull sky skype slam slate slave slavery
slaves slayer sleep sleeping sleeps sleeve sleeves slice slide slides slideshow sliding
slight slightly slim slip slipknot slope slopes slot slots slovak slovakia slovenia slow
slower slowly slut sluts small smaller smallest smart smartphone smell smile smiled
smiles smiling smith smithsonian smoke smoking smooth snack snacks snake snap snapshot
snow snowboard snowboarding so soap soc soccer social socialist socially societies
society sociology sock socket socks soda sodium sofa soft softball software soil soils
solar sold soldier soldiers sole solely solicitation solid solidarity solitaire solo
solution solutions solve solved solving soma somalia some somebody somehow someone
somerset something sometime sometimes somewhat somewhere son song songs sonic sons sony
soon sooner soonest sophisticated sore sorry sort sorted sorting sorts sought soul souls
sound sounding sounds soundtrack soundtracks soup sour source sources sourcing south
southampton southeast southeastern southern southwest southwestern sovereign soviet soy
spa space spacecraft spaces spacious spain spam span spanish spank spanking spare spares
spark spas spatial speak speaker speakers speaking speaks spears spec special specialist
specialists specialize specialized specializes specializing specially specials species
specific specifically specification specifications specifics specified specifies specify
specifying specimen specimens specs spectacular spectra spectral spectrum speech
speeches speed speeds spell spelling spells spend spending spent sperm sphere spice
spider spies spike spill spin spinal spine spinning spiral spirit spirits spiritual
spirituality spite splash split spokane spoke spoken spokesman sponsor sponsored
sponsors sponsorship spoon sport sporting sports spot spotlight spots spotted spouse
spray spread spreading spreads spreadsheet spring springfield springs sprint spy spyware
squad square squares squash squid squirt squirting sri ssh st sta stability stable stack
stadium staff staffing stage stages stain stained stainless stairs stake stakeholders
stakes stamp stamps stance stand standard standardized standards standing standings
stands star starring stars start started starter starting starts startup stat state
stated statement statements states statewide static stating station stationary
stationery stations statistical statistically statistics stats statue status statute
statutes statutory stay stayed staying stays std ste steady steak steal stealth steam
steel steep steering stem stems step stepped stepping steps stereo sterling steroids
stewart stick sticker stickers sticks sticky stiff still stimulate stimulation stir
stitch stock stockholm stocking stockings stocks stolen stomach stone stones stood stop
stopped stopping stops storage store stored stores stories storing storm storms story
stove str straight straightforward strains strange stranger strap straps strategic
strategies strategy straw strawberry streak stream streaming streams street streets
strength strengthen strengthening strengths stress stressed stretch stretched stretching
strict strictly strike strikes striking string strings strip stripe stripes stripping
strips strive stroke strokes strong stronger strongest strongly struck structural
structure structured structures struggle struggling stuck stud student students studied
studies studio studios studs study studying stuff stuffed stunning stupid style styles
styling stylish stylus sub subaru subcommittee subdivision subject subjected subjective
subjects sublime submission submissions submit submitted submitting subscribe subscriber
subscribers subscription subscriptions subsection subsequent subsequently subset
subsidiaries subsidiary subsidies substance substances substantial substantially
substitute substitution substrate subtle subtotal subunit suburban suburbs subway
succeed succeeded success successes successful successfully successor such suck sucking
sucks sudan sudden suddenly sue suede suffer suffered suffering sufficient sufficiently
suffolk sugar suggest suggested suggesting suggestion suggestions suggests suicide suit
suitable suite suited suites suits sum summaries summary summer summit sun sunday
sunglasses sunlight sunny sunrise sunset sup super superb superintendent superior
superman superstore supervision supervisor supervisors supervisory supplement
supplemental supplementary supplements supplied supplier suppliers supplies supply
supplying support supported supporters supporting supportive supports suppose supposed
suppression supra supreme sur sure surely surf surface surfaces surfing surge surgeon
surgeons surgery surgical suriname surname surplus surprise surprised surprising
surprisingly surrender surrey surround surrounded surrounding surroundings surveillance
survey surveyed surveys survival survive survived surviving survivor survivors sushi
suspect suspected suspend suspended suspense suspension sussex sustain sustainability
sustainable sustained suzuki swallow swap swaziland sweater sweatshirt sweden swedish
sweep sweet swim swimming swimwear swing swingers swinging swiss switch switchboard
switched switches switching switzerland swivel sword sydney syllabus symbol symbolic
symbols symmetry sympathy symphony symposium symptom symptoms sync synchronization
syndicate syndication syndrome synopsis syntax synthesis synthetic syracuse syria system
systematic systemic systems tab table tables tablet tablets tabs tackle tacoma tactical
tactics tag tagged tags tahoe tail tailored taipei taiwan tajikistan take taken takes
taking tale talent talented talents tales talk talked talking talks tall tamil tampa tan
tank tanks tanning tanzania tap tape tapes tar target targeted targeting targets tariff
tarot task tasks tasmania taste tastes tasting tasty tattoo tattoos taught tax taxable
taxation taxes taxi taxonomy taxpayer taxpayers taylor tea teach teacher teachers
teaches teaching team teams tear tears tech technical technically technician technicians
technique techniques techno technological technologies technology ted tee teen teenage
teenagers teens tees teeth tel telecommunication telecommunications telegraph telephone
telephones telephony telescope television televisions tell telling tells telnet temp
temperature temperatures template templates temple tempo temporal temporarily temporary
ten tenant tenants tend tendency tender tends tennessee tennis tens tension tent tenth
tents tenure ter term terminal terminals terminate terminated termination terminology
terms terrace terrain terrible terrier terrific territorial territories territory terror
terrorism terrorist terrorists test testament tested tester testers testified
testimonials testimony testing tests tex texas text textbook textbooks textile textiles
texts texture thai thailand than thank thanks thanksgiving that the theatre theatres
theatrical thee theft their them theme themes themselves then theological theology
theorem theoretical theories theory therapeutic therapies therapist therapists therapy
there thereafter thereby therefore therein thereof thermal thesaurus these thesis theta
they thick thickness thin thing things think thinking thinks third thirds thirteen
thirty this thompson thong thongs thorough thoroughly those thou though thought thoughts
thousand thousands thread threaded threads threat threatened threatening threats three
threesome threesomes threshold threw thrice thriller throat throne through throughout
throughput throw throwing thrown throws thru thrust thu thumb thumbnail thumbnails
thumbs thunder thursday thus thy thyroid tibet tibetan tick ticker ticket ticketmaster
tickets tickling tide tie tied tier ties tiger tigers tight tightly til tile tiles till
tilt tim timber time timeline timely timeout timer times timetable timing tin tiny tip
tips tire tired tires tissue tissues tit titan titanic titanium titans title titled
titles tits to toast tobacco tobago today toddler toe toes together togo toilet token
tokyo told tolerance toll tom tomato tomatoes tomb tome tomorrow ton tone toner tones
tonga tongue tonight tons too took tool toolbar toolbox toolkit tools tooth top topic
topical topics topless topology tops tor torch torn toronto torque torrent torture
toshiba tot total totally totals tote touch touched touching tough tour touring tourism
tourist tourists tournament tournaments tours toward towards towel towels tower towers
town towns township toxic toxicity toy toyota toys trace traces track tracked tracker
tracking tracks tract tractor trade traded trademark trademarks trader traders trades
trading tradition traditional traditionally traditions traffic trafficking tragedy
tragic trail trailer trailers trails train trained trainer trainers training trains
traits trance trans transaction transactions transcript transcription transcripts
transfer transferred transferring transfers transform transformation transformed
transformers transforming transient transit transition transitional transitions
translate translated translation translations translator translators transmission
transmit transmitted transmitter transparency transparent transplant transplantation
transport transportation transsexual transvestite trap trapped traps trash trauma travel
traveller travellers travelling travels tray treasure treasurer treasures treasury treat
treated treating treatment treatments treats treaty tree trees trek tremendous trend
trends trial trials triangle tribal tribe tribes tribunal tribune tribute trick tricks
tried tries trigger trilogy trim trio trip triple tripod trips triumph trivia trivial
trojan troops trophy tropical trouble troubled troubleshooting trousers truck trucking
trucks true truly trumpet trunk trust trusted trustee trustees trusts truth try trying
tsunami tub tube tuberculosis tubes tubing tucson tue tuesday tuition tulsa tune tuned
tuner tunes tungsten tuning tunisia tunnel turbine turbo turkey turkish turkmenistan
turks turn turned turner turning turnover turns turtle tuscany tutor tutorial tutorials
tuvalu tvs twain twelve twentieth twenty twice twilight twin twinks twins twist twisted
two twp type typed types typical typically typing uganda ugly ukraine ukrainian ultimate
ultimately ultra ultrasound umbrella unable unauthorized unavailable unbiased uncertain
uncertainty unchanged uncle unclear uncut undefined under undergraduate underground
underlying underneath understand understanding understands understood undertake
undertaken undertaking underwater underway underwear undo unemployed unemployment
unexpected unfair unfortunate unfortunately uni unicode unified uniform uniforms union
unions unique uniquely unit united units unity univ universal universe universities
university unix unknown unlawful unless unlike unlikely unlimited unlock unnecessary
unofficial unprecedented unreal unsecured unsigned unspecified unstable unsubscribe
until untitled unto unused unusual unwanted unwrap up upcoming update updated updates
updating upgrade upgraded upgrades upgrading upload uploaded upon upper upright ups
upset upstream upward uranium urban urge urged urgent urine urls uruguay us usability
usable usage use used useful useless usenet user username users uses using usual usually
utah utilities utility utilization utilize utilized utilizing uzbekistan vac vacancies
vacancy vacant vacation vacations vaccine vaccines vacuum vagina vaginal val vale
valentine valentines valid validate validation validity valium valley valuable valuation
value valued values valve valves vampire van vancouver vanilla vanity vans vanuatu var
variability variable variables variance variant variation variations varied varies
varieties variety various varsity vary varying vascular vase vast vat vatican vault
vector vectors vegas vegetable vegetables vegetarian vegetation vehicle vehicles
velocity vendor vendors venezuela vent ventilation venture ventures venue venues verb
verbal verde verdict verification verified verify verizon vermont versa versatile verse
version versions versus vertex vertical very vessel vessels vet veteran veterans
veterinary via viable viagra vibrant vibration vibrator vibrators vic vice vicinity
victim victims victorian victory video videos vienna vietnam vietnamese view viewed
viewer viewers viewing viewpoint views vii viii viking villa village villages villas
vine vineyard vintage vinyl violate violated violation violations violence violent
violin viral virgin virtual virtually virtue virus viruses visa visibility visible
vision visions visit visited visiting visitor visitors visits vista visual visualization
visually vital vitamin vitamins vivid vocabulary vocal vocals vocational voice voices
void vol volatile volkswagen volleyball volt voltage volume volumes voluntary volunteer
volunteering volunteers volvo vote voted voter voters votes voting voucher vouchers
voyage voyager voyeur vuitton vulnerabilities vulnerability vulnerable wage wages wagon
waist wait waited waiting waiver wake wal wales walk walked walker walking walks wall
wallet wallpaper wallpapers walls walnut walt wanna want wanted wanting wants war ward
wardrobe warehouse warfare warm warming warn warned warner warning warnings warrant
warranties warrants warranty warren warrior warriors wars warsaw warwick was wash washed
washer washing washington waste wasted wastes wastewater watch watched watches watching
water waterford waterfront waterloo waterproof waters watershed wave waves wax way ways
we weak weakness weaknesses wealth wealthy weapon weapons wear wearing weather web
webcam webcams webcast webcasts weblog weblogs webmaster webmasters webpage webs website
websites wed wedding weddings wednesday wee week weekend weekends weekly weeks weigh
weighing weight weighted weights weird welcome welcomed welcomes welding welfare well
wellington wellness wells went were west western westminster wet wetlands whale what
whatever whats whatsoever wheel wheelchair wheels when whenever where whereas whereby
wherein wherever whether which whichever while whilst whip whirlpool whistler white
whites who whoever whole wholesale wholesalers wholly whom whore whose why wichita
wicked wide widely wider widescreen widespread widget widow width wife wifi wiki
wikipedia wild wilderness wildlife will williams willing willingness wilmington wilson
win wind window windows winds wine wines wing wings winner winners winning winnipeg wins
winter wire wired wireless wires wiring wisconsin wisdom wise wish wished wishes wishing
wit witch with withdraw withdrawal withdrawn within without witness witnesses wives
wizard wizards wolf wolves woman women won wonder wondered wonderful wondering wonders
wont wood wooden woodland woods wool worcester word words wore work worked worker
workers workflow workforce working workout workplace works workshop workshops
workstation workstations world worlds worldwide worm worms worn worried worry worse
worship worst worth would wound wounded wounds woven wow wrap wrapped wrapping wrestling
wretch wright wrist write writer writers writes writing writings written wrong wrote
wyoming xerox xmas xxx yacht yahoo yale yamaha yankee yankees yard yards yarn yea yeah
year yearly years yeast yellow yemen yes yesterday yet yield yields yoga york yorkshire
you young younger your yours yourself youth yrs yugoslavia yukon zambia zealand zen zero
zimbabwe zinc zip zodiac zoloft zombie zone zones zoning zoo zoom zoophilia zurich
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') as entry (word)
where entry.word <> ''
on conflict (word) do update set is_common = true;

insert into pgcalls.name_words (word, is_common)
select distinct
  s.word,
  true as is_common
from pgcalls.stop_words as s
on conflict (word) do update set is_common = true;

analyze pgcalls.name_words;
