-- depends: 0017_dialects
--
-- The lexicons of score_sentences: words, boosters, negations and emoji of
-- vaderSentiment 3.3.2 (NOTICE), printed by scripts/language_data.py, and words of the
-- clients' own in other languages.

create table pgcalls.sentiment_words (
  word text collate "C" not null,
  valence double precision,
  boost double precision,
  is_negation boolean not null,

  constraint sentiment_words_pkey primary key (word),
  constraint sentiment_words_valence_nan_check check (valence <> 'NaN'),
  constraint sentiment_words_boost_nan_check check (boost <> 'NaN')
);

comment on table pgcalls.sentiment_words is
'English words that carry or change sentiment (vaderSentiment).';
comment on column pgcalls.sentiment_words.word is
'The word in lower case, or an emoticon.';
comment on column pgcalls.sentiment_words.valence is
'Mean rating by people, from -4 to 4; null for words that only change others.';
comment on column pgcalls.sentiment_words.boost is
'What the word adds to the strength of the words after it.';
comment on column pgcalls.sentiment_words.is_negation is
'Whether the word negates the words after it.';

create table pgcalls.emoji (
  character text collate "C" not null,
  name text not null,

  constraint emoji_pkey primary key (character)
);

comment on table pgcalls.emoji is
'Emoji and the words that are scored in their place (vaderSentiment).';
comment on column pgcalls.emoji.character is 'The emoji, one character.';
comment on column pgcalls.emoji.name is 'What it shows, in English.';

alter table pgcalls.sentiment_words enable row level security;
revoke all on table pgcalls.sentiment_words
from public, anon, authenticated, service_role;

alter table pgcalls.emoji enable row level security;
revoke all on table pgcalls.emoji
from public, anon, authenticated, service_role;

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
    and term = lower(replace(term, 'I', 'i'))
    and term !~ '[[:space:]]'
  ),
  constraint sentiment_terms_valence_check check (
    (valence is null) = is_negation and valence between -4 and 4
  ),
  constraint sentiment_terms_valence_nan_check check (valence <> 'NaN')
);

alter table public.sentiment_terms alter column term set statistics 0;

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

insert into pgcalls.sentiment_words (word, valence, boost, is_negation)
select
  entry.word,
  nullif(split_part(line, ' ', 1), '-')::double precision as valence,
  nullif(split_part(line, ' ', 2), '-')::double precision as boost,
  split_part(line, ' ', 3)::boolean as is_negation
from
  string_to_table(
    $data$
- - t ain't aint aren't arent can't cannot cant couldn't couldnt daren't darent despite
- - t didn't didnt doesn't doesnt don't dont hadn't hadnt hasn't hasnt haven't havent
- - t isn't isnt mightn't mightnt mustn't mustnt needn't neednt neither never none nope
- - t nor not nothing nowhere oughtn't oughtnt rarely seldom shan't shant shouldn't
- - t shouldnt uh-uh uhuh wasn't wasnt weren't werent without won't wont wouldn't
- - t wouldnt
- -0.293 f almost barely hardly kind-of kinda kindof less little marginal marginally
- -0.293 f occasional occasionally partly scarce scarcely slight slightly somewhat
- -0.293 f sort-of sorta sortof
- 0.293 f absolutely amazingly awfully completely considerable considerably decidedly
- 0.293 f deeply effing enormous enormously entirely especially exceptional
- 0.293 f exceptionally extreme extremely fabulously flippin flipping frackin fracking
- 0.293 f frickin fricking friggin frigging fuckin fucking fuggin fugging fully greatly
- 0.293 f hella highly hugely incredible incredibly intensely major majorly more most
- 0.293 f particularly purely quite really remarkably so substantially thoroughly total
- 0.293 f totally tremendous tremendously uber unbelievably unusually utter utterly very
-0.1 - f (-:{ 2g2bt adversatively agitato amazons amortize awaited bashful battleship
-0.1 - f boldfaced borescopes btdt champer champerties chilling crazier creditor
-0.1 - f dominances dumbfound dumbwaiters dwells feudalizes feudatory flirtations
-0.1 - f flirtatiously flirtier foetal freebase freeloaders freezers freezes fumes
-0.1 - f funneling funnelled geekiest grossularite hysterical joypoppers killdeers
-0.1 - f killie killifish killifishes lamella lamellae lamellibranchs longing lowland
-0.1 - f lowlands nerdish o_0 opportunistic overlooked panicums petrification preventing
-0.1 - f prizefight prizefighters repressurizing richweeds screwworms sentenced sillibub
-0.1 - f sillily stealthy stinkwood suretyship teasel teasels tenderfoot thwarted touts
-0.1 - f tranquilizer tranquilizes tranquillizer trembles trivial unbiased warsaw
-0.1 - f wellhole winnower winnowing wiseacres wisecrack wisecracker
-0.2 - f (:< :$ amorphous amortised apprehensibly backs battlers bitterbrush bittern
-0.2 - f bitterroots bittersweets blam borecole boreholes champac champaks champerty
-0.2 - f clouded craziest defences domination dominatrices dragged dreadlocks dumbbells
-0.2 - f feudalisms fighters flirted freebooters gratingly impatiens indifference
-0.2 - f inhibin irony j/t joypop leave lowdowns lowercased lowrider ludicrously nerdier
-0.2 - f nerdy nimq noob o: panicles pressurizes pressurizing prickers prickled
-0.2 - f screwball seriousness stinkbug stinkhorn strain swear teaselling tenderloin
-0.2 - f toughens toughness touted tragicomic tranquilized tranquillized tranquillizers
-0.2 - f trick trickling wag warsaws weakfish wimpishness wimple winnowers winnows
-0.3 - f 0_o 8-o accidental alarmism apologizing apprehensively averted battlewagon
-0.3 - f bittersweet boreal borecoles collide complacent confronter cynics dazes
-0.3 - f defensives depressurization depressurized depressurizes determinantal
-0.3 - f dominations dumbcane dumbfounds dumplings dwellers dynamites emptins exposed
-0.3 - f fainthearted feudalization feudaries flatterer foemen freewheelers
-0.3 - f friendlessness grievers grosser grossing grossular grossulars hurtle imposed
-0.3 - f inhibitor killock lobbying lowlanders lowlights lowlihead maniacal mediocrity
-0.3 - f meh melancholic o-: o:< petrifactions pettier pressurizations pricker
-0.3 - f promiscuous rainy repressurize rigidify rigidness screwballs serious shakeable
-0.3 - f shaken shitake shittimwood snobbisms solemn sorry startlingly stealth
-0.3 - f stealthier stealths strainers teasing tmi toughest trickly trivium unmatched
-0.3 - f wimples winnow wisecracks
-0.4 - f %) &-: (-:< :o :| >:-) amusias apathetically averts axe bailout battlement
-0.4 - f battlements bias bitterns bitters blah blurry borer cautious challenged
-0.4 - f constrained costly dazedly defensemen defensiveness depressurizations dodging
-0.4 - f dominators dreadlock dreadnoughts embittered exaggerated exploit ferocious
-0.4 - f feudalities flirter foolfishes freaks freebasing freezing fumets funky geeks
-0.4 - f grating graveling gravelling greenwashing grossed grrr hard hid idk imposes
-0.4 - f imposing impressment indoctrinated inhibited inhibiting isolator isolators
-0.4 - f killocks liards lowerclassman lowlander moaned moaning nah neatherd nerves
-0.4 - f numbfish obsessively paradox parley pay peculiarly petrifications pressurised
-0.4 - f pretend pretends questioned questioning ragee reluctantly rigorously ruderals
-0.4 - f screw screwworm shook skeptics stinkweed stunned teaseling teaselled teasingly
-0.4 - f tenderfeet tensioned thwarts tragedienne tranquilizers trickie trickinesses
-0.4 - f trickishness vague victimologists vigorish warn warns weepie |=
-0.5 - f :-& aggresses alarming antagonizes barrier battleships battlewagons bitterweeds
-0.5 - f cocky colliding contradictories crazed crazing cutting damnedest dazedness
-0.5 - f demand depressurize detached dithering dominate dominatrix dorks dumbing
-0.5 - f exhaustive exposes fatalist feudality feudalize feudatories foreclosure
-0.5 - f freemartin gravel graveled gravels gravestones ineffective inferiors ironic
-0.5 - f isolations lamenters looming lowered lowers lowing lurking melancholia
-0.5 - f misericordes monopolizing nbif o-8 o_o offline overwhelmingly oxymoron
-0.5 - f perversenesses pitilessness postponing pricket profiteered protested rapeseeds
-0.5 - f rebellion rig rigid screwers screwiness shakeups silencing snobbiest
-0.5 - f solemnified solemnifies startlement startlers startles strike tenderfoots tough
-0.5 - f toughing toughy tout tragedian tranquilizing tricks tricksier triviality
-0.5 - f trustbuster unconfirmed victimologist warships weirder wisecracked |:
-0.6 - f :& :o| adverseness affected aggressing aggressive aggressivity anxieties
-0.6 - f apathies awkward battlegrounds bitterbrushes bittersweetness censored
-0.6 - f challengingly cock confronting confusedly craze crush defensively devilfishes
-0.6 - f dreadnought dumbcanes dumpcart dumpster emptying exaggerate exaggerates expose
-0.6 - f falling fatalism feudally flunkeys fumette geeky giddy gigo gloomy hardier heh
-0.6 - f hurtled immorality indoctrinates killdees lawsuits looms looses louseworts
-0.6 - f lowboys lowbrows miss moan moans nervously oversimplify perverters pressurise
-0.6 - f pressurising pricked prickliness pricky profiteering rebel resentences
-0.6 - f rigidifies screwier sentencing shakeup shittim shocker shortages solemnizing
-0.6 - f stopping stops strikers stubbornest toughies trembler tricked tricky
-0.6 - f trivialized trivializing viciousnesses victimologies vulnerabilities wavering
-0.6 - f weakfishes weirds whiners wisecracking worshipless
-0.7 - f &: (-% :-| accusing amoralism amoralisms anxiety apprehensiveness avert avoids
-0.7 - f awkwardness complainant confront daze dazed deferring depressurizing dilemma
-0.7 - f discarding dominative doomsayer drags emptied emptier emptiers empties
-0.7 - f exaggerating exhaustively ferocity feudalizing feudists flees franticness
-0.7 - f freeboot freeloader fumelike gossip gravestone grimiest grimily griming
-0.7 - f grossularites hide hides homesick ignorers indecisively indoctrinating keening
-0.7 - f lowballing lowborn lowse neurotics nimjd noisy noyb numbfishes numbs obsessed
-0.7 - f obsessives overreaction overstatements overwhelm paranoiacs passively
-0.7 - f pressurize pressurizers puzzled remorsefully remorsefulness resent resignedly
-0.7 - f rigidified rigidities rigidity rigidly riskily robed safecracker safecrackings
-0.7 - f scarecrows sceptics seriously shake shakily shakiness shaking shockingly
-0.7 - f shylocked shyly smarting snobbier solemnized startled stinkpots submissiveness
-0.7 - f suspecting teasers thwarting timidities timidly toughie touting trickier
-0.7 - f trickishly trickledown trivializations walkouts warship weird weirdnesses
-0.8 - f =| absentees accuse adversary adversely aggressor aversively bashfulness
-0.8 - f battlefronts battler bothers bribe cancelling charged cheerlessly combats
-0.8 - f comedones comedown complaining confronted controversial cramp derided devilfish
-0.8 - f devilwood droopy dumbbell dumbfounding dumpers empty envies envying
-0.8 - f exhaustibility fascists faultfinder feudal feudalized feudary foolfish
-0.8 - f foolscaps freakishly freebooting fumers geek gossipries gratings graveside
-0.8 - f grievant grimmest grimness grosses grouched indecision indifferent inhibitions
-0.8 - f intimidate irreversible isolate jerked lameness liabilities liability
-0.8 - f litigation litigious lowball lowdown lowed lows lurk mischiefs miserere
-0.8 - f mistakable mocker mongering monopolize nimby nosey o.o offensives overselling
-0.8 - f overwhelms petty pissoir pityriasis postponed pressurises prickles prickling
-0.8 - f promiscuities provoking rebels resentenced resignedness rigidifications risker
-0.8 - f risky ruderal scarecrow scepticism shakeouts shyer slashes sobering stall
-0.8 - f stalled stalling stammerers stammers startler stinkhorns strainer strange
-0.8 - f strongyloidosis sulky teaseled teaseler tensional timorous toughs trickily
-0.8 - f tricksy trite trivialise trivialised unaware unbelieving unstoppable vociferous
-0.8 - f warmouths wellaway zealots |-:
-0.9 - f (% /= :-. :-\ aggressors anxiously apeshit apprehensions battlefields blocks
-0.9 - f cancels comedowns confronts confuse confusing confusions contemptibility
-0.9 - f contradictorily criticisms dearths defeaters defiant delayed demanded demanding
-0.9 - f disappear disappeared disregarding distractedly dizzy dodgy drag dynamited eery
-0.9 - f egotistical exclude faithlessly feudalism feudalist forget forgotten glooms
-0.9 - f graved gravelled gravelly graven grimalkin grimalkins grossly grouches
-0.9 - f hesitance hesitancy horrent huckster indecisivenesses inhibits insensitive
-0.9 - f lawsuit libertine limited loners loom lowish lurks misses monopolized naggingly
-0.9 - f neuroticism numbed obsessions obsessive oversell possessive postpone pressured
-0.9 - f pricking prickly pricks promiscuousness protesters protests remorseful
-0.9 - f resigning revenged risked safecrackers safecracking sarcasm sarcasms
-0.9 - f savagenesses screwing shakier shaky shrew shying shysters silliness skeptic
-0.9 - f slashed smothered sneaky snobbish snubbing stammer stammered stopped stuttered
-0.9 - f subversive suspected tears tenses tensioners timidest tits tricker trickster
-0.9 - f trivialization uncompelling unconcerned undecided unwanted vanity victimhoods
-0.9 - f vulnerability vulnerable weaponry weirdest weirdness weirdy whined whining
-0.9 - f wimpiest wimpy |o:
-1.0 - f /^: :^\ :^| \-: \: accusation aches adversaries adversatives agitation alone
-1.0 - f amorally anxious anxiousness arguable arguably bore cancel cancelled carelessly
-1.0 - f confrontationist contempts contradictable contradiction contradictor
-1.0 - f crazinesses criticizable darkness degradable derides devilwoods diffident
-1.0 - f discard discards disguise disguises disillusion distractions downside dud dulls
-1.0 - f dumbfounder dumbfounders dumbstruck dumpsters egotisms emptily envier
-1.0 - f excruciates exhaustible expelled faithless fatalistic fatigue ferociousness
-1.0 - f ferocities flustered foolhardily forbiddances gloominesses gossipmonger greeds
-1.0 - f grimace grimes haunts hesitancies hesitant humiliates hunger hurtles ignorable
-1.0 - f inaction inadequately indecisive inhibitors inhibitory jumpy loused lowering
-1.0 - f lowly melancholics moping mubar numbest obsess obsesses offended offense
-1.0 - f overreact paranoia paranoid perpetrators perverting pessimists pityingly
-1.0 - f poisonwood prickle propaganda protest rebelled reluctant repetitive
-1.0 - f repressiveness resentence resigned resigners ruining ruinousness sappy
-1.0 - f sarcastic sceptic screws screwups severeness shamefast shockable shortage shy
-1.0 - f skepticism smugger snobbism sob squelched stammering stinkards stinkbugs stinks
-1.0 - f struck stuck stutter stutterer stutters submissively supremacists swearing
-1.0 - f teaser tensed tensing timid timider timidness torn toughish tragedians
-1.0 - f tremblers tremulous trickish tricksiness trivialities trivializes unclear
-1.0 - f uncontrolled uncredited unsure weirdies wimpier wimps wisenheimer
-1.1 - f :o\ \= absentee alarmists alarms alas alienation aversions avoidances battling
-1.1 - f biased bitching blocked bored boredoms charges chuckleheads collapsed collides
-1.1 - f collisions complainants contemptuousness controversially cornered critic crudes
-1.1 - f cut defenselessly deniers deride devilments disguised disinclined disputes
-1.1 - f disregard distorting dooms doomy dorkier dorky doubted drop dulling dullish
-1.1 - f dully dumpings embarrassedly envied enviers envious envy exhaustions
-1.1 - f exhaustiveness exhausts exposing ferociously feudalistic feudist foolish
-1.1 - f forgetful frights fud gossiped gossiper gossipers graver grievants guilt
-1.1 - f guiltily haunting hesitate hesitation hesitations hoax hooligans ignorant
-1.1 - f ignorantness ignores immoralities impotent indecisions ineffectually
-1.1 - f inferiority interrupter intimidatingly intimidatory irrationals itchy jerks
-1.1 - f killdeer lagging lone loneness loomed lousing low lowliness masochisms
-1.1 - f melancholies misread mistaking monopolizes moodier moronity nags naive
-1.1 - f nastiness nervous numbing numbness o-| overstatement perversities pileup pique
-1.1 - f pitiable pitiableness pitiably pitifullest postpones provoked pu pushy
-1.1 - f rebelling rebellions remorse restless restriction ridiculousness rigidification
-1.1 - f rigorous risk risks s: sapfu sarcastically shitakes shockers short-sightedness
-1.1 - f slash slashing smothery snobbishness solemnity stammerer struggler stubbornness
-1.1 - f stutterers suing thorny toughly tremble trembled trickery trivialises
-1.1 - f trivialize underestimated underestimates unresearched victim victimise
-1.1 - f vindicating vulnerableness warned weakside weary weepers weirdos whorehouse
-1.1 - f woebegoneness wowser |^:
-1.2 - f .-: 0-| :-/ :^/ :s =\ =l >:o \o: accused adversative aggravating aggression
-1.2 - f agitational allergic amoralities antagonisms apathetic apathy avoid ayor
-1.2 - f battled battlefront bittering borers censors childish collapses collapsing
-1.2 - f colluding complaint confrontationists confusion confusional contentious
-1.2 - f cover-up critics crudely cuts deafening defer deprivals derail derision
-1.2 - f difficulties disbelieve discourageable disorganized distract distracting
-1.2 - f dominating dorkiest doubtfully doubtfulness doubts dumper dumpiness dynamiter
-1.2 - f embarrass ennui exclusion exhaust fatalists fatiguing feeble freaked fume
-1.2 - f gossipry gravers graves graveyard graveyards grimed hesitantly hiding
-1.2 - f humiliating ignorances immobilized impatient impose ineffectual inquisition
-1.2 - f interrupted interrupting jealz lagged lamebrains lamenter lames lethargic
-1.2 - f limitation lossy lousily lowballs lower lowlinesses madder maniacs manipulation
-1.2 - f masochists mia missed missing mistakenly nerd nervousness no obsessiveness
-1.2 - f obsolete obstinate offence offend outrageously outrageousness pathetical
-1.2 - f persecutes perversions pervertedly pervertedness pesky phobic piteous pitier
-1.2 - f pities pitifully pitifulness pity pressure pseudoscience questionable ranter
-1.2 - f ranters rebellious rebelliousness refuse refused resenting resents resignation
-1.2 - f resignations resigner restlessness sceptical screams screwer shakedown shakiest
-1.2 - f short-sighted shynesses sillinesses skeptically skepticisms smog snobbishly
-1.2 - f stereotyped stinkers stop strains strangely suspect suspiciousness teased
-1.2 - f teaselers teases tensely tensest trembly trickeries trickiest trickiness
-1.2 - f uncertain underestimate undermine unsophisticated uptightness victimises
-1.2 - f vulnerably warfare warnings weakish weapon weirdly whiner wimpiness wiseacre
-1.2 - f woesome worn worried worrits zzz |-0 |-o
-1.3 - f /-: /: :-c :\ >.< \^: abandons accidents accusations aggress aggressions
-1.3 - f aggressively agitations agitative annoyance anti awkwardly awol axed bereaving
-1.3 - f bizarre boredom bores boresome boring botherations bothered bothersome boycott
-1.3 - f burdener chuckleheaded complainers conflict confrontation confronters confused
-1.3 - f confuses contradict contradicted contradicting contradictions critical
-1.3 - f criticises cynically defeatism defeats defectors defenselessness delay derails
-1.3 - f despair despairer despairers desperate disagreed disagrees discomforts
-1.3 - f disguising disillusioning disjointed disliking disquiet disruptive distort
-1.3 - f distractable distractibility distracts distrusts doubters dumbly dumping
-1.3 - f envyingly excruciated exhauster exhausters fatigues faulty flunk foolhardiest
-1.3 - f forbid forbids fought freakier freeloading freeloads frenzy gagged ghost
-1.3 - f gossipped gossips gossipy graveless gravest greedy grimly hardship hesitated
-1.3 - f hostiles humorless ignored ignorer imperfect impersonal indecisiveness
-1.3 - f ineffectively ineffectiveness ineffectualness interrupters interruptible
-1.3 - f interruptor interrupts intimidates isolated isolates jealousy lack
-1.3 - f lamentableness laughingstocks leaked loner lonesomely loose loses loss lost
-1.3 - f louses lowness luckless misinformation misinterpreted misunderstands mocked
-1.3 - f mockers mockery moodily morons mourned numbingly nuts obsessionally odd
-1.3 - f outrageousnesses paranoiac perplexed persecuted perversion pettiest phobics
-1.3 - f pitied pitiers pressures problematics provokes rants repressed represses
-1.3 - f resigns restricts riskiness risking scarers screamed shakeout shocked shyness
-1.3 - f skeptical smh spiritless startle stereotype stinkingly straining struggle
-1.3 - f stuttering submissive suspend tease tempers tension timidity trap tricksters
-1.3 - f uncertainness unimportant unsettled unsurely viciously victims vultures walkout
-1.3 - f weakened weakeners weakening weakens weakling weepy weirdie weirdoes whiney
-1.4 - f /:< /o: 3:-) :/ :o/ <:-| =/ accidentally accuses aggressed aggressivities
-1.4 - f agitates agitator alarm alarmed antagonized argue arguers arrest avoided
-1.4 - f avoiders avoiding blame bother boycotts burdening carelessness chagrined combat
-1.4 - f confusingly contagious contemptibly contradictoriness contradictory contradicts
-1.4 - f crazy criticizes cynic damnations damning deadlock deceiving defeater defect
-1.4 - f defection defenseless denounce deny denying deprivers derailed despise
-1.4 - f difficulty dirt dirtier disagreeing disappears discarded disparaged disputed
-1.4 - f disregards disruptions distorts distracted distractingly disturbances disturber
-1.4 - f dork doubtful doubting doubtingly dreads dreary drunk dullness dumbed dumpier
-1.4 - f egotism egotistic errors excluded exploits failingly fatigued faulted faulting
-1.4 - f feud feuds fidgety fiery fire firing flop flops flunkies foolhardy foolishest
-1.4 - f forbiddance frantically freakiness freakishness frighted frighten frowning gag
-1.4 - f gossipmongers grimacing grouchily guilts gun hapless haplessness harried
-1.4 - f helplessly hesitater hesitaters hesitates hesitating horridly humiliated
-1.4 - f humorlessness hurtling inconvenient indoctrinate inflamed inhibitive insecurely
-1.4 - f insignificant insincerity interrupt interruptive intimidations irrational
-1.4 - f irresolute irritability jerk lag lamentation lamented lamer leak lethargy
-1.4 - f lonelier lonesomes lowermost messed miserly misgiving mistake misunderstood mlm
-1.4 - f mooched mooches moodiness moodinesses moronically mumpish naggier needy
-1.4 - f neurotic niggas nimy numb numbly obsessing obsession offences ominous perturbed
-1.4 - f pissers pisses pitying pressuring prick prickliest rant reluctance repress
-1.4 - f repressive repressor resentfully resign restlessly revengefully ridiculously
-1.4 - f riskier scapegoats scares screwy selfishly shakedowns shameless shamelessly
-1.4 - f shamelessness shoot shylocks smileless smothering smugglers smugness snobs
-1.4 - f spites stifled stressed struggled strugglers stubbornly suspects tense
-1.4 - f tensioning thieved threatener toothless tragediennes traumatizes trickers
-1.4 - f trivialising troubler unapproved uncertainly uncertainties uncertainty
-1.4 - f undermines uneasier uneasily unequal unfortunately unimpressed unimpressive
-1.4 - f unmotivated virtueless warning weaklings weaponed weeps wimp wisenheimers
-1.4 - f worrying
-1.5 - f $: %-) :-( :-< adversarial adverse adversities afflicted agonising amorality
-1.5 - f annoyers appalling argued argument argumentative argumentive bamboozle
-1.5 - f bamboozled bamboozles brainwashing burdens careless clueless coerced collision
-1.5 - f complain confrontations confusedness contagions crazily criticized criticizer
-1.5 - f criticizing crushing debt defeatures defections degradations dehumanizes denier
-1.5 - f depressives deriding desperateness destructible detention deviltries difficult
-1.5 - f disagreeably disagreement disillusionments disoriented disruption distractible
-1.5 - f doomsaying doomsayings doubt doubtable douche drained dubious dulled dumber
-1.5 - f dumbs dupe eerie embarrassed emptinesses exhausted exhausting exhaustion fallen
-1.5 - f fatiguingly faultfinders faultiness fighting flunking foolhardier forbidders
-1.5 - f freakouts freaky friendless frighting funeral gloomier gravely graveness
-1.5 - f grievances grime grimmer gullible hesitatingly hooligan ignorance ignore
-1.5 - f inconvenience inhibition interruption irrationalism irrationalists
-1.5 - f irrationalities irritations lags lamentable lamentably laments lamest lazy
-1.5 - f lonelinesses lonely lonesome lowballed lowlife ludicrous manipulating mess
-1.5 - f messy mischief misers misreporting mistaken mistakes misunderstand moocher
-1.5 - f moody nag naggers neglecters nitl obsessional obstacle offender offenders
-1.5 - f offenses overload overweight panicky paranoias persecuting pessimism pessimist
-1.5 - f pessimistic pissant poorer prejudicially profitless promiscuously quaking
-1.5 - f rebeldom reekers regrets repressible ridiculed ridiculous rigged riskiest
-1.5 - f robing rudeness ruinated ruinates ruinating screamers seduced severed severest
-1.5 - f shylocking smear smuggest smuggled sore spam spitefulness stenches stinker
-1.5 - f stinkier stinko stinky stressing strikes struggles stubborner stubbornnesses
-1.5 - f sucks sulking suspicions suspicious sux swindles tantrums tenseness tenser
-1.5 - f trembling turmoil uglified uncontrollable uncontrollably undermined undermining
-1.5 - f unfriendly unprotected unstable unsuccessful upsets uselessly vicious
-1.5 - f victimised victimizations victimizes weaklier weaknesses whine whoremasters
-1.5 - f wiseasses witch worriment worrywarts
-1.6 - f 86 :-[ :?c >:/ ]: abandoning ache ached agitatedly amoral annoyed arguer argues
-1.6 - f aversive battle battlefield battles bitterish blamefully blameworthiness
-1.6 - f blocking bothering bummer carelessnesses complains condemn conflicts
-1.6 - f confrontational contemptible contradictors cowardly crap craziness cried
-1.6 - f criticize criticizers cynical damned decayed decayer decayers deceives
-1.6 - f defeating demoralized depressant depressants depressing depressive depriver
-1.6 - f desperately despisers deviled devilishly devilries disadvantageousness disagree
-1.6 - f disappoints discomfortable discomforted discomforting disillusions dislike
-1.6 - f disparages disregarded dissatisfied distraction distractive distresses
-1.6 - f distrustfulness disturbance disturbed doomsters doubter dullard dumbfounded
-1.6 - f dump dumpiest embarrassable embarrassing emergency enslaves expelling expels
-1.6 - f falsified feuding fight flu flunkers fooled foolhardiness forbidder freakiest
-1.6 - f freeloaded freezingly fright funerals glamourless gossiping grave gravesides
-1.6 - f grieve grimier griminess gullibility hostile ignorantly immoralism impolite
-1.6 - f inadequatenesses incapable ineffectuality inhibit interrogated intimidator
-1.6 - f intimidators irrationally jaded lackadaisical lamebrain lied losing louse
-1.6 - f lowest lunatics manipulated masochism masochistically melancholias misbehaved
-1.6 - f misbehaves misinformed mistaker mistakers mockeries mourner mournful n00b
-1.6 - f obstacles paranoids phobia pleasureless prblm pricklier prosecuted
-1.6 - f punishability rancidnesses regretfulness regretted regretter rejecter
-1.6 - f reluctancy repression resented restrict restricted restricting ridiculer
-1.6 - f ridiculers ridiculousnesses riskinesses ruinable ruinations ruing screaming
-1.6 - f severe severer shock shocks shyster slam sleeplessness smuggle snobbily sobbing
-1.6 - f sorrows spammers stingy stunk suspicion talentless tensioner threaten threatens
-1.6 - f tumor uncomfortable unconvinced uneasiness uneasy ungratefulness unkind
-1.6 - f unsecured upset uptight uselessness victimizers weakener weakhearted weepies
-1.6 - f wimpish |-:>
-1.7 - f ..###-: :l >:\ \:< abandonments acrimonious agitate angriness annoying
-1.7 - f antagonistic antagonists arguments ashamedly avoidance battleground bitterness
-1.7 - f blameful blames blind botheration boycotted boycotting burdened burdeners
-1.7 - f chastises chastising cheerless cheerlessness complained complainingly
-1.7 - f complaints conflicting crash cries criticising cynicism cynicisms damn damnable
-1.7 - f damnably decay decaying decays deceive defeatist defected defects deficit
-1.7 - f depressible depressors deprives despised detained difficultly disadvantaged
-1.7 - f disadvantages disagreeable disagreeableness disappoint disappointedly
-1.7 - f disconsolation discord discouraged discourager disillusionment disliked
-1.7 - f dislikes disorder dispute disputing distorted distressfully distressing disturb
-1.7 - f doom doomsayers dull duller dullest dumped dumps dumpy egotists embarrasses
-1.7 - f embarrassingly embarrassments enraged enslaved error farce fatalisms fault
-1.7 - f fearsome fights fooling foolisher freebooter frightens frightfully greed
-1.7 - f greediness grievously grouching guiltiest hacked haunt helplessnesses hindrance
-1.7 - f hurting idealless ignoring illness immoralists impatiently inability
-1.7 - f inadequacies inadequacy inadequate inadequateness inferior injured insane
-1.7 - f interruptions irrationality irritabilities irritableness irritates isolation
-1.7 - f jealousness joylessly killjoys lose losses lousiness lowlier madly maniacally
-1.7 - f masochist menaced misbehaving misleading mocking mooch mooching mournfully
-1.7 - f nagana nagged nagging naggy neglecter neglecting nonsense oppressive optionless
-1.7 - f overreacted painfuller paining peril perverter petrify piss pissing problem
-1.7 - f problems prosecute provoke punishabilities rash reckless reeker refusing
-1.7 - f regretting reject rejectingly repressions repressively scapegoat scarer scarey
-1.7 - f scold scorn scream screwup seditious selfishness shames shitted shocking
-1.7 - f sluggish smartasses smuggles smugnesses snobbishnesses snobby sorrowing
-1.7 - f stealable stealer stink strained stubborn stupidness sullen suspiciously
-1.7 - f tensions traumata traumatized trouble unappreciated uncomfortably
-1.7 - f uncontrollability unease unfocused unsatisfied unsuccessfully unsupported
-1.7 - f unwelcome wasting woefully worriers worrisome
-1.8 - f ): adversity aggressiveness agitating agony angrily anguished annoyances annoys
-1.8 - f argumentatively arrogantly avoider bastardies bastardizes beaten bitter
-1.8 - f bittered blamable blamably broke burdensome charmless cheats comfortless
-1.8 - f complainer conflictive criticised crushed damnableness damnifies defecting
-1.8 - f defectiveness defectives degraded dehumanize denies depressor deprivation
-1.8 - f deprivations despiser destructibility detain devastation devilling disadvantage
-1.8 - f disadvantageous disagreements discomfort discontented discourage
-1.8 - f discouragements discouragingly disheartening dismay dismays disqualified
-1.8 - f disrespect dissatisfies distressed distrust distrustfully downcast dullards
-1.8 - f dumpish duped dysfunction egotistically emptiest enrages erroneous exasperated
-1.8 - f fails faithlessness fakes faking fcol fearfulness fears flunkey flunks flunky
-1.8 - f foeman fooleries foolery foolishly foolishness forbidden freaking freakout
-1.8 - f fumed gloomiest gloominess glooming goddamned gossipping greenwash grimaces
-1.8 - f grimy grossness guiltiness guilty hater heartbreakingly heartbreaks
-1.8 - f homesickness homesicknesses hysterics ill impatience impolitely impoliteness
-1.8 - f indignant injury insecure insecureness insecurities insecurity insensitivity
-1.8 - f insincere insults intimidation irritably irritate jackass lame lies loneliness
-1.8 - f lonesomeness lowery lowliest miser misunderstanding mock mourn mourners
-1.8 - f mournfulness nagger neurotically pained pains pathetically perverse pitifuller
-1.8 - f pitiless polluter prejudices prejudicing problematical promiscuity prosecutes
-1.8 - f protesting puked puking punishments rebelliously recession regret rejectees
-1.8 - f rejecters rejective rejector repressing ridicules ridiculing sadly scornful
-1.8 - f sedition shitting smother snub somber stampede starving stress stressor
-1.8 - f struggling tantrum temper threateners threats ticked trauma troublemaking
-1.8 - f troublesomely ugh uglifies uneasinesses unfulfilled ungratefully unhappy
-1.8 - f useless vain victimized victimizer warfares waste weaken weakly weakness
-1.8 - f weepier weirdo whines wiseass woe worrier worries worrywart yucky
-1.9 - f ):< ..###: :( :{ abandon abandoner abandoners admonished aggravated aggravates
-1.9 - f aghast angerly animosity annoy antagonism antagonist appalls arrests arrogances
-1.9 - f atab attacks aversion banish belittle bereaves bitterer block bloody burden
-1.9 - f chagrin cheaters chucklehead condemned contemptibleness contradictious
-1.9 - f criticise criticism crushes damaged damager damages deceitful deceived
-1.9 - f deception defeature defective defector degrade dehumanized denied denounces
-1.9 - f destructed devastations devilment dirty disagreeablenesses disappointingly
-1.9 - f discouragers discourages discouraging discredited disillusioned dismayed
-1.9 - f dismayingly displeased dissatisfactions disturbs dreadful dullnesses dumbheads
-1.9 - f dumbness embarrassment emptiness excruciations expel exploiting fightings
-1.9 - f flunker foe fool forbidding forbiddingly foughten frantic freak freeload
-1.9 - f frightened frightfulness frustrates frustrating furiously futile gloomed
-1.9 - f goddams greedily griever grouchy harsh hates horrendously hurters hurtfulness
-1.9 - f hysteria idealess ignorami ignoramus illiteracy incapacitated inconsiderate
-1.9 - f inferiorities insincerely intimidated intimidating irresponsible lamentations
-1.9 - f loathes lowbrow ludicrousness madness meaningless melancholy mindless misbehave
-1.9 - f molestation molested moochers mope mournfuller mourning nastily notorious
-1.9 - f painful panicking panics passionless perjury petrifaction prejudiced
-1.9 - f problematic pukes punishable punisher regretful regretfully resentment
-1.9 - f resentments revenges ruins saddens sadness savageries scandal scared scaring
-1.9 - f shamefacedly shamefully sicken smothers sobbed spiteful stabbed stabs stank
-1.9 - f starve stealings stupidity suck sucky terribleness tired tragedies traumatising
-1.9 - f treason troublers troublesomeness unattractive undeserving undesirable
-1.9 - f unemployment unfortunates unhappily unloved unlovelier unloveliest unsavory
-1.9 - f upsetter vexation violators warring weak weaker weapons weeper weeping weepings
-1.9 - f whorehouses whoremaster woeful woes worriments worrisomeness worry worsened
-1.9 - f worthless wreck wronged zealot
-2.0 - f )': :[ >-: abandoned abductions abhor abusing affectionless agitated antagonize
-2.0 - f appalled appallingly arguing attacked attacking awful banned bastardized
-2.0 - f beating belittled bitchier bitterly blamers censor cheat chokes choking
-2.0 - f contagion contemptibilities coward crudeness crudenesses cruder damagers
-2.0 - f damagingly damningly dangerously dangerousness deceit defeat degradative
-2.0 - f degrader degraders dejects depriving desperation despises destroyer dire
-2.0 - f disappointments discouragement disgraced dishearten dishearteningly disparage
-2.0 - f disrespected dissatisfactory dread eviction exploited failures falsify faultily
-2.0 - f foes foolishnesses forced frustrate frustratingly frustrations greedier grieved
-2.0 - f grievous grimaced grouchier grouchiness guiltier heartbreaking helpless
-2.0 - f heroinism hopeless hypocritical immoral imprisoned incensed inferiorly insipid
-2.0 - f insulter insulters irritated irritating irritatingly irritative jealous
-2.0 - f jealousies jealously lamely lament lamenting lowlight melancholiac
-2.0 - f misrepresentation mocks neglect neglectful neglectfulness obnoxious offends
-2.0 - f offensive outrageous outraging panicked penalty pessimisms pessimistically
-2.0 - f phobias pisser polluted polluters problematically punished raged reeked reeking
-2.0 - f regrettably regretters rejecting remorselessly resentfulness revengers ridicule
-2.0 - f robs rude rudesby ruiner savage savaged scaremongers screwiest selfishnesses
-2.0 - f severely shamefacedness shamelessnesses sickens sins sluttishnesses snob
-2.0 - f snobbery snubbed stresses stupidities stupidly sucked suckered sufferer
-2.0 - f swindling thievery thoughtless threatened threating tragic troubled
-2.0 - f troublemaker troubles uglies unacceptable unfortunate ungrateful unintelligent
-2.0 - f uninvolving unloveliness unworthy upsetters vexing victimhood villainesses
-2.0 - f villainous vulture wept whoremongers worriedly worrisomely worsening worser }:(
-2.1 - f )-': )-: )-:{ :< :c >: >:[ @: ]-: accident agitators agonise amort anguishes
-2.1 - f apprehension arrested ashamed attack badly bankster bastardise bastardizations
-2.1 - f bereave bereaved blamed blamer broken brutalization btd choked cry crying
-2.1 - f dangerous defeated defeatists defectively degrades depressively deprival
-2.1 - f deprive deprived despondent destructionists devilish dipshit disabling
-2.1 - f disadvantageously disappointed disdain disgusts distrustful distrusting
-2.1 - f disturbers doomful eviler fag fake faultfinding faultier faultiest faults
-2.1 - f flawed flunked foetors freakish frighteningly frustration fucks gloomful glum
-2.1 - f goddamn goddamns grievance grieves gross grossest harmed haunted heartbreakers
-2.1 - f heavyhearted helplessness hooliganism horribles hostilities hurts immoralist
-2.1 - f immorally incompetent infringement irrationalist irritable irritants jeopardy
-2.1 - f killjoy libelous loathed lowlives lugubrious maniac miserably molest moodiest
-2.1 - f nasties neglectfully nme obliterated obnoxiousness oppressed persecute
-2.1 - f perverseness perversive pitilessly poor punishes rages rejections resentful
-2.1 - f revenger ruder ruined sad scaremonger selfish shame shattered shits shittier
-2.1 - f shylock sickeningly sluttishly smartass smuggler smuggling snubs spamming
-2.1 - f stinkiest stressors suckering suffering suffers suspended terrible thieveries
-2.1 - f totalitarian troublous troublously uglify uglily uneasiest unfair unlovely
-2.1 - f unpleasant upsetting vitriolic weakliest whoredom wickedly wickedness widowed
-2.1 - f woefulness worrit worse worsens wrong }: }:-(
-2.2 - f )-:< 3:( 4col :'( aching agonized angering annoyer antagonistically arrogant
-2.2 - f blaming bomb bsod bully catastrophic chaotic chastised collapse contemptuous
-2.2 - f cunt damage damnify damns dangers darkest deject dejected depress depresses
-2.2 - f depressions despairingly desperations destroyed destructivity deviling
-2.2 - f disappointing disgrace disheartened disheartenments disheartens dismaying
-2.2 - f disparaging dissatisfaction dissatisfy distressful distressingly dolorous
-2.2 - f doomsdayer doomster drowns enemies failings fear feared fearful fearfuller
-2.2 - f fearfully feuded fools fraudulent frightening grief grouch harass harms harsher
-2.2 - f hateful haters heartbreaker heartless heroin hopelessly hostilely illnesses
-2.2 - f imbecile infected infuriate insulting jailed loathe lousier lowlifes lunatic
-2.2 - f mad maddening masochistic menace miserable molesters moron murderess neglects
-2.2 - f numbskulls overreacts perpetrator perversely pitiful poisoned pollutes
-2.2 - f powerless prosecution punishment qq rejects repressors repulsed revengefulness
-2.2 - f rudely saddening savagely scandals scare scary screwed shameful sickener
-2.2 - f sickeners sluttish sorrowful spammer steal stealers stolen suffered thieve
-2.2 - f threateningly torturously tragics traumas traumatises traumatizations
-2.2 - f troublemakers uglier uglification uglifying unhappinesses uninvolved violate
-2.2 - f violation wasted whoreson wickeder wickednesses
-2.3 - f ):{ 3:-( abducted abused agonised agonize agonizes agonizingly angered angers
-2.3 - f angrier angry assaulting bastardised bastardises bastardizing bitcheries bitchy
-2.3 - f bitterest blameworthy brutalizations cheated condemns crueler cruelties cwot
-2.3 - f damaging dearth dejecting depressed depressingly despairing destroyers
-2.3 - f destructions devilishness devilled dick disappointment disconsolate
-2.3 - f disheartenment disturbing disturbingly doa downhearted dumb dumbest effin
-2.3 - f egotist failed failing failure fiasco foetid frauds fraudulence frightful
-2.3 - f grieving grouchiest hatefully hating horridness hurter idiot ignoramuses
-2.3 - f impolitenesses incompetence insult insulted insultingly irritant irritation
-2.3 - f lazier liar molester mourningly nastier negativity numbskull obnoxiously
-2.3 - f offending offensiveness outcry outrage outrages pain panic pervert petrifies
-2.3 - f pollute poverty prblms prejudice prison prisoners punitive regrettable rejected
-2.3 - f rejectee remorseless riots rotten shamefaced shamefulnesses sick slutty
-2.3 - f sorrower sorrowfully spitefully spitefulnesses starves steals stench stenchy
-2.3 - f stinkard stressful stricken stupids suckers terrify thieves torturer
-2.3 - f traumatizing troublesome trustless ugly unethical unjust unloving
-2.3 - f unprofessional victimization villainies violates weakest worsen ||-:
-2.4 - f :###.. :'-( abandonment abhorred agonises appall arrogance assaulted
-2.4 - f bastardization bastardize brutalized casualty conspiracy contemptuously
-2.4 - f criminal crudest crueller damnifying damnit danger dangered degradation
-2.4 - f dehumanizing despisement destruct destructively destructiveness destructs
-2.4 - f devastatingly devilkin dirtiest disgusted disgusting dissatisfying distress
-2.4 - f distressfulness distrusted doomsdays dreadfuls dreading dullsville evildoers
-2.4 - f fkm foreclosures fraudsters frustrated goddammed harasser horribleness horribly
-2.4 - f humiliations hurt hurtful indignation infuriating liars loneliest loser losers
-2.4 - f lying mofo mourns naggiest nastiest neglected nfw painfully pita poisonings
-2.4 - f prejudicialness puke punish raging reek retard revenge revengeful sabotage
-2.4 - f saddened sadder savages scandalous shamefulness sickening sorrow sorrowed spite
-2.4 - f spited stenchful stinking stupid stupidest sucker sufferers swindle terror
-2.4 - f thief threat threatening tragical trapped traumatised traumatism traumatize
-2.4 - f unhappier unhappiness unhealthy viciousness violated violaters violations
-2.4 - f violative violator warred weepiest whoredoms wicked wth
-2.5 - f :-###.. :-|| :@ ]:< abusiveness aggravate ass assaults assfucking bad bastard
-2.5 - f betraying betrays chastise cheater choke crestfallen crime curse d-': dangering
-2.5 - f despisements destroy destructing enemy evildoings evilest fail fatal
-2.5 - f fearfullest felonies felony fraudster fuck fuked goddam harassed harasses
-2.5 - f harassing harassment harm horrible horrid horrified horrify hostility humiliate
-2.5 - f joyless kills lamebrained livid lousy outraged perverted petrified pissants
-2.5 - f poison poorest prisoner racists rancid rancidly rejection rudest savagery
-2.5 - f sickened sluttishness snafu sobs sorrowfulness stinkpot strangled stupider
-2.5 - f suffer tard tortures troubling uglinesses unhappiest victimising victimize
-2.5 - f violating wanker warmongering whoresons
-2.6 - f );< abuser abusers abuses alarmingly ban bankrupt bastardising bfe bitched
-2.6 - f bitchily bitchiness brutalities cheating cocksuckers compassionless crappy
-2.6 - f cruelest damnation damnatory destroying destroys destructionist died disasters
-2.6 - f disgustful distraught dumbass dumbhead enrage fascist fired gloom harassments
-2.6 - f harmfully harmfulness harming humiliatingly hurtfully idiotic illegal
-2.6 - f infuriates killingly lousiest lowbred miserliness murderesses nastinesses nasty
-2.6 - f perversity petrifying po prejudicial punishers punishing rage rancidity
-2.6 - f rancidness riot rob robber ruinously sadden savageness shamed shit shitheads
-2.6 - f shitty sin sinful starved stressfully stupidnesses terriblenesses terribly
-2.6 - f terrifies terrors tortured victimizing villain villainy violater wars
-2.6 - f whoremonger woebegone
-2.7 - f >:( >:-( agonizing anger anguishing antagonizing assassinations attacker
-2.7 - f attackers bastardly bastardy bfd bitchery brutalise chaos corpse criminals
-2.7 - f crude degradingly depression despaired despairs despising destruction devils
-2.7 - f dishonest dreaded dreadfully drown evils excruciate fearing fuming furious fury
-2.7 - f grievousness grim h8 hate heartbreak horrifying horror horrors humiliation
-2.7 - f injustice insanity joylessness laziest loathing miseries misery moronic
-2.7 - f negative nfc painfulness pathetic poisoner poisonous poisons retarded ruination
-2.7 - f ruinous scam sluts sluttier son-of-a-bitch stealing terrifying terrorization
-2.7 - f torturous totalitarianism tragically traumatic travesty treasonous ugliness
-2.7 - f unlovable villainousness virulent weep wrathful
-2.8 - f ^urs abduction abusively assault assaultive assholes betrayal bitch brutalising
-2.8 - f bullshit condemnation contempt cruel cruelly damnified degrading devastates
-2.8 - f devastator devilry deviltry dooming doomsday enraging ffs fraud greediest
-2.8 - f harassers heartlessly heartlessness horrendous jackasses maddest miserableness
-2.8 - f molesting motherfucking obscene offensively perverts poisoning rageful
-2.8 - f remorselessness repulse ruin ruinate scams slut stab traumatically traumatise
-2.8 - f ugliest violently warmongers whored wtf
-2.9 - f 182 >;( abhors afu anguish assassination bitches brutalised brutalize bullying
-2.9 - f cruellest cruelness cruelty cunts d; death devastators die disastrous disgust
-2.9 - f disgustingly drowned eviller excruciatingly fatalities fuckers harshest havoc
-2.9 - f horrifically horrifies irate molestations murderousness obliterate poisonously
-2.9 - f sinister torture v.v villainess villainously violent war warmonger wickedest
-3.0 - f </3 abusivenesses bastards betrayed bitchiest brutality brutally destructive
-3.0 - f devastated disgustedly dismal douchebag dx foetor fubar horridnesses infuriated
-3.0 - f murders racist saddest terrified terrorising terrorizing torturing
-3.0 - f traumatization whores
-3.1 - f 187 4q abhorrent angriest brutal bullied cocksucker crisis devastate dickhead
-3.1 - f direful disaster enslave evildoer evildoing evilness fuckhead fucktard
-3.1 - f hopelessness molests murderees murderously poisoners racism shithead sluttiest
-3.1 - f terrorise terrorists terrorized terrorizes vile violence worst
-3.2 - f abuse abusive betray brutalises brutalizes d8 d:< devastative doomed
-3.2 - f dreadfulness faggots fatally fuckface fuking hated hatred hellish kia murderee
-3.2 - f murderous pissed scumbag terrorisms
-3.3 - f dead devastating evillest excruciating fucker heartbroken horrifyingly killer
-3.3 - f killers murderers murdering nigger rapists terrorised terrorises terroristic
-3.3 - f terrorize whore
-3.4 - f apocalyptic brutalizing cancer catastrophe devil evil evilly excruciation
-3.4 - f faggot fucked horrific killing murdered raper shittiest tragedy twat villains
-3.5 - f fatality killed killings rapes suicidal suicide torturers
-3.6 - f hatefulness hell motherfucker murderer raped rapers terrorism
-3.7 - f fu kill murder rape terrorist
-3.8 - f raping slavery
-3.9 - f rapist
0.1 - f 0-8 :-o >;) aboard acquits amorists amorphously amortises backed backing
0.1 - f boldfaces boldfacing boreen brooding commits creatin defenseman defensibly
0.1 - f defensive dwelling faille freeholders funnel funneled funnelling graticule
0.1 - f harmonicas heron heronry keens killick lamedh lamellas libertarianisms
0.1 - f libertarians lobby lousewort lowriders matter matters misericorde nasturtiums
0.1 - f oversimplifies panicled paniculate peculiarities perfectionists piqued
0.1 - f pressurized pressurizer prevent prevented reach repressurized repressurizes
0.1 - f retained richweed screwdrivers screwlike securitizations shittah sigh
0.1 - f sillimanite silly smartweeds solemnifying stealthily strongyls stuns successions
0.1 - f tenderize tenderized thrillers toughen toughened tranquillizes tricking trickled
0.1 - f warstle weaponless wellhead whitewash wisecrackers withdrawal
0.2 - f affronted amazonite amazonstones amoretti amortizations apologising apology ayc
0.2 - f bashfully benignly boreens calmodulin champaign champignons compelled contend
0.2 - f crazes creatine delicate determinableness determinant discounted dominantly
0.2 - f dominants dominates dumbwaiter dynamiting escaping excitonic exhaustless foehns
0.2 - f foetus foetuses freeway freewheeler freeze geekier graticules gratins gratis
0.2 - f grey impressionable infatuated isolatable joysticks lamellibranch laughable
0.2 - f libertinage nastic neath numbat opportunisms opportunist oversimplification
0.2 - f overwhelmed radians reaches relentless resentencing securitization sentences
0.2 - f sillimanites smartweed smugly startlements stealthiness strongyles supremacy
0.2 - f swears teashops teaspoon teaspoonful tenderization tenderometer tenderometers
0.2 - f tragicomedy tranquil trickles vitalism warmblooded welly
0.3 - f (;< *-) amorettos amorphousness amusia aug-00 authority awaits boldface
0.3 - f challenge challenges champertous charmeuse clears comedo committing convincers
0.3 - f defenders diviner diving dweller dynamometer dynamometers dynamometric dynamos
0.3 - f easel energetics excitative exciton excuse explorations flatterers freeboard
0.3 - f freemasonry freestyles freewheeled fumeless hail hurtless intense keened
0.3 - f landmark lowercase mandatory number opportunists oversells passionflower pensive
0.3 - f pls plz pmfji prevents prickets prizefights safetyman screwbean screwdriver
0.3 - f securitize sentence shakers slickest smilaxes solemnify solemnities solemnize
0.3 - f startling strongboxes surprisers teas teaspoonsful tenderizes tenderizing
0.3 - f tolerances toughnesses tranquilize trustees verdicts victimology vindicate
0.3 - f vitalist vitalists want welladay whimsical wiseguys }:-)
0.4 - f >:) admitted anticipation apologised apologize await beauticians benefice
0.4 - f beneficiation brights bwahaha bz challengers champignon charmeuses cleared
0.4 - f creatinine darings defence defenceman defender defensibility delicatessen
0.4 - f delicatessens demonstration dumpling dwelled dynamiters easements enthral exempt
0.4 - f expands fantastico flagship flatter flattery flirtiest freelancers freelancing
0.4 - f freesia freesias freestyler fumet funnels fysa gracilis gratin importancies
0.4 - f isolationism kidding legally libertarianism libertines longings meritocrat
0.4 - f nasturtium numbles opportunism painlessness passionflowers pretending
0.4 - f prizefighting profiterole promisors radian reached resolvents safes
0.4 - f sentimentalising sentimentalisms sentimentalizations slicker speculative
0.4 - f stealthiest suprematists suretyships teaspoonfuls tenderizer tenderloins
0.4 - f thriller tolerantly treasurers treasurership trivially trustor vigorishes
0.4 - f vigorousness vigours warmouth warmup welled wellies wisents yoyo }:)
0.5 - f 3:) [-; adorns ambivalent amortise amortizable assuror calmatives carefully
0.5 - f challenger champagnes champaigns champers commitments contender creationists
0.5 - f daredevil defense devotees divinise dwell escapes excitor exclusive extends
0.5 - f feeling fervid flirtatious freehand freeholder freewheel freewheeling funnelform
0.5 - f harmonicist herons idealogues impressionisms impressionists impressments joker
0.5 - f keener laidback launched legal lowe outmaneuvered panicle popularises profiteers
0.5 - f profiteroles reliant soothed stronghold strongmen supremacist teaspoons tendered
0.5 - f tranquillities treasurer triumphalist troubleshoots trusteeship unequaled
0.5 - f vigorously wellheads wellsite yearning zealous
0.6 - f *) ;] activeness amoretto amortization amortizes benignancy blamelessness brisk
0.6 - f careful challenging comedienne contestable convincer crediting defencemen
0.6 - f delicates dignitaries dominatrixes dynamometry dynamotor emotional engagements
0.6 - f engrossed fighter flatters flirtatiousness flirters flirty freewheels giggler
0.6 - f gn8 graciles greets guiltlessness harmonica honoraria humoral idealising
0.6 - f impressure indestructible infatuation intellection intricate invite joyridden
0.6 - f keeners meritocracy methodical mmk nerdiest numberable peculiar peculiarity
0.6 - f perfectas rapture ratified scoop securers slap smilax solemnizes solid strongyl
0.6 - f surpriser tenderer tendering tenders tensionless trusteeships verdict vested
0.6 - f victimless vitalised warming wishes worshipper
0.7 - f ;-] adopt adopts amazon amusable assets assurors blameless casually champing
0.7 - f cleaner competitive convinces convincingness creationism defenses dynamite
0.7 - f escape excelsior extend favoritism favoritisms flirts freeboards freedmen
0.7 - f freehold freelanced freelances freemasonries freestyle freeware fumer growing
0.7 - f guiltlessly heronries honorarium idealists ijs inquisitive iou isolationist
0.7 - f joyrider joystick longingly offenseless partiers peaceniks perfectionistic pmji
0.7 - f privileging profiter raptures relaxants resolved resolvent resolver resolves
0.7 - f securitizing sentimentalists smarted solemnization solutions spirit stout
0.7 - f strongbox strongman surprisals tenderheartedness toughed tougher troubleshooting
0.7 - f vigilant worshipful
0.8 - f ;d acquit activenesses admit adorned adornments adventuress agrees amortized
0.8 - f amortizing amusingly apologises bargain brilliantine casual chances chuckler
0.8 - f crazyweed creationist debonair defensible determinate determinations divined
0.8 - f divines dominance doubtlessness entrusted excitons fine flawlessly flirting
0.8 - f freebased freebases freestylers freewheelingly freewriting fyi giggles
0.8 - f glamourize guiltless harmlessness harmoniums idealisms idealogy ideals important
0.8 - f impressible impressionism inspirits intact intellections intellectively
0.8 - f intellectualists intellectualizing invigorated jho joyrides jp livelihood
0.8 - f nurturers palatableness passive peacenik playing pmbi prizers profiteer promisee
0.8 - f radiancies reaching recommended retreat richens safelights sentimentalised
0.8 - f sentimentalist sentimentalize sentimentalizing significant sillies silliest smug
0.8 - f solemnly solve substantial succession superiorities supremacies swift top
0.8 - f tranquillest tranquillizing treasury troubleshoot troubleshooters unbelievable
0.8 - f urgent vitalizations warmups worshippers xtc
0.9 - f ;) acceptations adequate adorn adorners adventurers allow appeased appeases
0.9 - f assurer attractancy audacious awarder benignities blamelessly boldnesses buoyant
0.9 - f certainties cheerleader clarifies compassionateness compelling consent decisive
0.9 - f determinable determinably determinatives divining doubtless dynamists dynamitic
0.9 - f energies exhaustlessness exploration fad flexible freeform graced grants grins
0.9 - f hailed harmonicists harmonium harmonizations hhok humoresques impression
0.9 - f impressions innocenter intrigues jk jokesters joking joyriding jt libertarian
0.9 - f livelihoods lown loyalisms musm okay opportunistically optimizations pardoned
0.9 - f perfectiveness perfectives popularizations prepared profitwise promissory
0.9 - f raptured recommends romanticized sentimentalities spark stimulate stimulated
0.9 - f straight successional successively successor surprised surprises tendernesses
0.9 - f terrorless toughening treasuries triumphalists validated vigour virtuosi visions
0.9 - f warm wilco wiselier wishing worshipers worth
1.0 - f :p ;-) >:p [; abilities acquitted adorning advanced advantage alright
1.0 - f amazonstone amoristic appeasing beneficiate bffn brightener brighteners
1.0 - f certainty champed champy chance cleverish comprehensive conciliate consents
1.0 - f convince created cutesie dearies delicately determinacy dream easing endorsed
1.0 - f engagers engages entertainers excitableness exonerating favors flatteringly
1.0 - f flexibilities freeholds freers freethinker freethinkers freewill frisky fulfills
1.0 - f gigglier giggly gracioso granted guarantee harmless heroicomic honorariums
1.0 - f immortal impressionist interests j/w jhomf jj jokes joyrode justifiably keenly
1.0 - f loyalism luckiness magnification neater plays pleasers poised popularizers
1.0 - f pressureless prizefighter prizer promisor readiness relaxant relaxations
1.0 - f relievers resolvable richening sentimentalism sillier steadfast stimulates
1.0 - f strongholds successiveness superiors surefire surety troubleshooter trustee
1.0 - f trusties vigors virtuose vision warmers wells worshiper worshiping wowsers wp
1.1 - f (* (; :-, acceptability accepted actives agreed agreements amuser appease
1.1 - f apprehensible assurers attachments beneficed benefices benignantly brightwork
1.1 - f calmative certain chic chuckles chucklesome committed conciliated conciliates
1.1 - f consolable create creates creation creationisms definite desired determinateness
1.1 - f determinative determinator devotements divinations dynamics energy engager
1.1 - f ensuring entitled excitatory faultlessness fearlessly fearlessness fervent
1.1 - f fitness forgive forgiveness freedman freelancer freer freestanding freethinking
1.1 - f gigglingly god grandee greeted grinned grinner gt happing helpers heroicomical
1.1 - f humor humoured increased innocents invigorator jokey joyride lenient loyalists
1.1 - f meriting meritocrats merrythought neatens neats outreach painlessly palatably
1.1 - f partyers popularised profitabilities profitability promisees radiances
1.1 - f relievable resolute respectiveness safeguarding safelight salient securement
1.1 - f sentimentalized sentimentalizes significance smarty sociability solved solves
1.1 - f strongly successionally successive successors supporter surprise surprising tnx
1.1 - f tolerant txs vigor visioning vitalise vitalises vitally vitals warmed warms well
1.1 - f willingness worshipfully yolo
1.2 - f ,-: absolve admiralty admits adventurer adventurists alert amorino attachment
1.2 - f attractor attractors avid awardees beautician benevolentness blithe bolder
1.2 - f champagne championed cheerio cheerleaders cheerleading cheerleads chuckled
1.2 - f chucklers chucklingly comedians comforters commit convivial creating
1.2 - f creditableness d: determinately devotional devotionals diviners doubtlessly
1.2 - f dynamical dynamisms eased excitability excitants festivalgoers flatteries
1.2 - f forgivers freeborn freedoms freelance frees gg glamorising glorioles gn
1.2 - f gracility grandees hago heavenwards helping humored humoresque humorist
1.2 - f hurraying idealize immune impressibility inspirators intellectualized
1.2 - f intelligibly invigorations invigorators jaunty jocular join joke laughableness
1.2 - f laughably libertinisms lucking magnifications neaten nicety ok opportuneness
1.2 - f outgoing painless pardons partyer perfective playfulness popularising
1.2 - f promisingly prospect prospects radiants relaxins respectableness restore
1.2 - f restores restoring romanticizing securities sentimentalise sentimentality
1.2 - f sentimentalization share shares singleminded sociabilities solidarity sparkling
1.2 - f stable stamina succeeder supportive surer surprisingly surviving swiftly
1.2 - f tenderers tolerance tranquilly treasure treasurerships trustors usefulness vital
1.2 - f vitalities vitamin warmer wiser worship yeah yep
1.3 - f (-* (-; :-) :?) =p [: ability absolves acceptable acceptableness acceptation
1.3 - f accepts achievable acquitting actively admiral adorner adornment adventure
1.3 - f adventured adventuresomeness adventurously agreeablenesses amusers apologized
1.3 - f assures assurgent attractant awarders benign benignity bolds boosts calm calmly
1.3 - f calms comfortableness competent conciliating cool curious cutely desirable
1.3 - f desirous eases easygoing embrace endorse endorsement entertain expand fair
1.3 - f faithed fan fantasticalness favorer favouring festivalgoer flattering flexibly
1.3 - f freebee freebees freedwomen fresh funnies funnymen gl glamorise gracing granting
1.3 - f gratify greet harmonies harmonised heros honorers huge humorists idealizer
1.3 - f importantly improvements improvers incentives increase inspirited
1.3 - f intellectualistic inviting invulnerable joked joyriders kewl laoj leet
1.3 - f meaningful meritoriously nbd neatening neatness novel nurturances optimally
1.3 - f optimistic original pardon perfectionism perfecto pleasantries please
1.3 - f popularization popularize pray profited prominent promise promiser protects
1.3 - f radiantly redeemed reliefs relievo rescues respectfulnesses respects responsible
1.3 - f riskless romancer romances romanticises romanticists secures securing
1.3 - f sentimental shockproof smartie sok solution soothing sparkles spirited
1.3 - f strengthen succeeders supported supremos sure surest sureties trustier truth
1.3 - f vitality vitalizing wises wisewomen youthful
1.4 - f 0:-) ;^) ^<_< advantaged adventures adventuresses adventurist adventurous
1.4 - f agreeing applauds assurance assurances assure assuredness attractants badass
1.4 - f benefic benevolently boosting brightnesses certainly charitably chuckling
1.4 - f clevernesses contented contentedness creditabilities daringness delectables
1.4 - f determined devote diamond dignities dynamist easefully easily endorses engage
1.4 - f engaging enthusiasts excited exciters exultantly favorers flexibility forgave
1.4 - f forgivingly freehanded funnyman g1 gains gentler gigglers giver giving gladly
1.4 - f glamors ha harmlessly harmonising harmonizing heavenward helper hho1/2k
1.4 - f highlight honorary honorific humerous idealise idealizations idealizing
1.4 - f importancy innocent innocently intellectually intelligible irresistible j/p j4f
1.4 - f keenness lawl m8 magnificoes meditative merited motivation neatly np ntmu
1.4 - f nurture openness partied partier perfecta perfecters play played popularizes
1.4 - f prays pride promotes proudhearted radiance radiancy reassurances reassure
1.4 - f relaxers relievedly resolvers respectively restored revive robust safeguards
1.4 - f safekeeping secure securely secureness securitized security shared solving
1.4 - f strengtheners superiority tenderest thks validates validating value valuing
1.4 - f vitalizes warmish welcomed welcomer wellsprings worships worthwhile
1.5 - f (-:o (^: (^; 0:-3 5fs :-p absolved acceptably admirals admires advantageous
1.5 - f advantages adventurism affectionally affections agree amusement amusements
1.5 - f apologizes applauded appreciators asset assured attract beneficences boldly
1.5 - f boldness boosted brightens brightly calmer charminger cheerled comedy comfort
1.5 - f contentment courtesy coziness creatively credited credits cutesier cuteys cutie
1.5 - f d= daring devotement dynamically dynamistic eager ease easeful easygoingness
1.5 - f efficiency elation encouraged encourager encouragers energizations engagingly
1.5 - f enthusiast excitabilities excitable ez fantasticate festivals fiestas fit
1.5 - f freehearted freemen giggled giggling gloriole grant gratifies greater grinning
1.5 - f harmonics harmonizes honoraries humoristic idealities importance impressionistic
1.5 - f incentive inspiratory intellectualization intellectualize intellectualness
1.5 - f intelligencer intelligentsia intelligibility intelligibleness interestedly
1.5 - f invigoration jewel jokester keen kissers kk like loyalist mercy natural niceties
1.5 - f nurtural o:) opportunely optimal optimizer perfectible perfectionist pleasanter
1.5 - f popularizing praying privilege promised promoting ready reassurance reassures
1.5 - f recommend relaxedly relaxes relieve reliever relieves relieving responsive
1.5 - f restful romanticization safeguarded safeness safeties satisfactoriness
1.5 - f satisfactory scrumptiously securer sincerities smartened smartens smartly
1.5 - f smartnesses smile smileys sociableness soothe supportiveness supports
1.5 - f surefootedness surprisal survivor sympathy tenderhearted thank thrill thrills
1.5 - f thx tranquilities tranquilness truer trustfully tx validate vigoroso virtues
1.5 - f vitalized warmness wealthy wellspring wised
1.6 - f (-: (o: *<|:-) *^: 0;^) =] absolving accept acceptabilities acceptant accepting
1.6 - f admiralties admirations admiring adores advantageousness advantaging agreeably
1.6 - f alive amorist amusing apologise appreciativeness assuredly assuring astonished
1.6 - f beaut benefits blessedness bold boldest brighter brightness calmed calmest
1.6 - f calmnesses capable captivated charitablenesses cherish clear comedian
1.6 - f comediennes commitment compassionated compassionates compassionating
1.6 - f convincingly creations creativity credit d-: darlingly dear delighting devotedly
1.6 - f devotee devotes divinatory dynamic dynamism eagerly eagers easement easiness
1.6 - f efficiencies elegancies enchanted energization ensure entertainer enthuse
1.6 - f exonerates favorably favourer favourers flattered focused foolproof forgivably
1.6 - f forgiven freedwoman freeness freest friendships funninesses gained glamorization
1.6 - f glamorizers glorifiers graces gratification gratified greeting grinners growth
1.6 - f harmonized harmonizer harmonizers helps holidays honourers hoped hopefulness
1.6 - f huggable hugger humorous humors idealist impressionistically innocence
1.6 - f innovation integrity intellectuals intelligencers intelligences j/k jw kissed
1.6 - f liveliness lts luckie lucks lylb merrythoughts motivate niceness nurturance o;^)
1.6 - f opportunities optimisation optimises optimists optimization palatable partying
1.6 - f passional peacekeeper peacekeepers peacekeepings perfects picturesque playfully
1.6 - f popularise popularities positivism prettied privileges profitably profiting
1.6 - f promisers promises promote protect relaxer relieved relishing resolve resolving
1.6 - f respecters revives rewarder safeguard satisfactorily securitizes smarts sociably
1.6 - f stressless stresslessness stronger stunning surefootedly thoughtful tranquilest
1.6 - f trustily trustiness trustingly trustingness ty unified untarnished vindicates
1.6 - f vitalization vitalize welldoers welling wiseliest worshipfulness worshipping xp
1.6 - f xqzt yvw
1.7 - f 8-d :-* [= acceptances accomplishes active admirers adorer adventuresome
1.7 - f adventuristic amuse amuses amusive appreciate appreciations appreciatory
1.7 - f approves astound attracts awarded beautifier beautifiers beauts beneficialness
1.7 - f benefitted benevolence blessedly boost calming calmness carefree charitable
1.7 - f charm cheerer cheerlead chuckle clarity clean clearly comedic comedies
1.7 - f comforting comfortingly compassionately complimentarily compliments convinced
1.7 - f convincing creativities creditably definitely desire determination devoted
1.7 - f dignity divination dreams eagerness efficiently empathetic energizers engaged
1.7 - f enlightens entertained enthuses exhilarating fantasticality favor favorited
1.7 - f flirtation forgivable forgiver forgives freed freeman freenesses friended
1.7 - f funnier gallant gga giggliest givers glamorize gracile grander hardy harmonize
1.7 - f harmony healthy heavens help hilarious holiday honorer honorifics hopefully
1.7 - f hugged humouring idealism idealistically impressiveness intellective
1.7 - f intellectualities intellectuality interested interesting interestingly j4g
1.7 - f jollities justified kisser laugher laughers liking livelier livelong
1.7 - f meritoriousness merits merrier merrymakers neatest nifty nurturant opportune
1.7 - f optimised optimising pardoning parties party peaceable peacemaking pleaser
1.7 - f pleases positivists pretties promising rapturous reassured reassuring
1.7 - f reinvigorating relaxin respectably respectfully romancers romantic romanticise
1.7 - f romanticised safest secured sincere smart smartening smarties smiler smiley
1.7 - f special splendiferousness strengths strongish support terrifically thoughtfully
1.7 - f treat trusting truthfulness valuableness values virtuosa warmest warmly welcomes
1.7 - f wish x-p yeees yes
1.8 - f accomplish admirer adored adventurousness affectioned agreeable agreeableness
1.8 - f amorous amused amusingness applause appreciatively approved astounded astounding
1.8 - f attracted attractions attractiveness awardee beatific beautifies beneficiaries
1.8 - f bless cared championing champs charity cheerers comfortably comforted
1.8 - f complimented creativeness creditable cutes dearly deliciousness devotions
1.8 - f dignify divinities easier easiest efficient elegances encouragement
1.8 - f energetically enjoyably entertainment excitant excitation excitations exonerate
1.8 - f exonerated faith faithfully faiths favored favoring favorites favoured favours
1.8 - f ff foaf forgivingness freebie freebies friending friendlily fulfilled funniness
1.8 - f funning gaining generously genial gentlest giggle glamorised glamorizing grace
1.8 - f gratefuller gratifications greetings hahas harmonic harmoniousness harmonise
1.8 - f helpful heroines honesties honourer hopes hoping huggers hugging hurrayed
1.8 - f idealistic idealization idealized ideally improver improves improving inspiring
1.8 - f inspiriting intellects intellectualizes interestingness jollity kiss kissy
1.8 - f lighthearted liked likes livelily lmbao lol lucky magnifico marvel mature merit
1.8 - f nice once-in-a-lifetime opportunity optimisations optimizes peaceableness
1.8 - f perfecter perfectibility popular popularizer popularly positivisms powerful
1.8 - f proactive progress promoted qt reassuringly reinvigorates rescued
1.8 - f respectabilities respective romantically romanticize romanticizes rotglmao safer
1.8 - f safety satisfied satisfies saved sharing sincereness sparkle strengthened
1.8 - f strengthener succeeded sunny talent tenderly tenderness thankfully tranquility
1.8 - f tranquillity treasures true trustworthiness truths united usefully vindicated
1.8 - f virtue virtuosas virtuosos virtuously vivacious warmhearted wellborn winnable
1.8 - f winned wisely woot yw {:
1.9 - f (-:|>* (^;o *: 0:) 0:03 8) <3 accomplished advantageously affectional
1.9 - f affectionate agog agreeability appreciating attractive awarding beautification
1.9 - f beneficial benefitting benevolences better blessers braved braves bright
1.9 - f brighten brilliants championship charitableness charmer charms cheerfuller
1.9 - f cherishers classy comforter commend commended complimentary considerate
1.9 - f contentedly creative creditability creditworthiness cutenesses dearer dears
1.9 - f deary deliciously dignitary easy effectively elegantly encourages energetic
1.9 - f energising enjoyable enjoyableness entertaining entertainingly enthusiasm
1.9 - f enthusing esteemed excitements exciter excitingly faithful faithfulness fame
1.9 - f fave favour fearless fond fondly forgiving fortunate freely friendship fulfill
1.9 - f funnily funny gallantly gentle gift glamours good hak handsomely harmoniously
1.9 - f harmonization helpfulness heroizing hi5 honester honorarily hope hurrahed
1.9 - f ideality idealizers impress improve influential innocency innovative inspirator
1.9 - f inspires inspirit intelligential invigorate jovial keenest kissably laughings
1.9 - f lively loyalties lucked luckier n1 nicely nicer nurtured nurturer nurtures
1.9 - f optimality optimise peacefuller playful pleased pleasurability pleasures
1.9 - f popularized positivistic praiseworthily preciousness privileged profit
1.9 - f profitable profits protected proudful reinvigorated rejoice relax respectable
1.9 - f respectfulness rewarders richened richly romanticist romantics safe satisfaction
1.9 - f satisfiable satisfyingly sentimentally smarten sociable splendiferously
1.9 - f stimulating strongest sunshiny supporters supporting supremo surefooted surely
1.9 - f thanked thankfuller thanks thoughtfulness thrilled tranquiler triumphalisms
1.9 - f truest truly truster truthfully urw useful valued welcomely welcomers welcoming
1.9 - f wellness wiseness worthy
2.0 - f (^;0 :) :c) =-3 acceptance amorousness aok applaud attraction awards benefit
2.0 - f blesseder braveries breathtaking brilliantines carefulness cares charmed
2.0 - f cherishable cherishing clever cleverer compassion cute cutiepie dearness
2.0 - f dedicated delighter delights devotedness devotion dignifies encouragingly
2.0 - f energizing engagement enjoyments enthused enthusiasms excel fab fantastical
2.0 - f fascinates faultless faultlessly fav favorite festive friendlier friendliness
2.0 - f ftw gently gj glad glamourous glorification goodness graceful grand grateful
2.0 - f gratifyingly gratz haha handsomer harmonious heroized hhoj honestly hugz
2.0 - f humourous idealises idealizes impressively improvement innovates inspirers
2.0 - f intellect intellectualist intelligent intelligently interest invigoratingly j/j
2.0 - f jewels jollies jollifications kindness kissable l laughed likeable luck lulz
2.0 - f marvels merriments mirthfully mml motivated neat neatened noble nurturing o:-)
2.0 - f optimisms optimized optimizing passion peaceably peacekeeping peacemaker
2.0 - f pleasantry positivist praiser praisers prizes rejoiced relaxedness respectful
2.0 - f rewardable romancing romanticizations satisfy satisfying serene sincerer
2.0 - f sincerest smarter smartness smiling splendors sprightly strengthens suave
2.0 - f sureness sweet talents thankfullest thrillingly triumphal triumphs truthful
2.0 - f virtuoso virtuousness warmth wealthily welcome welcomeness wows
2.1 - f ((-: (-;| (?: *-: 10q 1337 2qt :> :^) :o) :} <: =3 >_>^ @>-->-- admire adorably
2.1 - f adorers amazedly ambitious applauding approval ardent astoundingly astounds
2.1 - f attracting attractivenesses beautified beautifuler beneficiary brightened champ
2.1 - f charmers cheerfully cheerfulness cheers comedically comforts compliment
2.1 - f confidently courageousness cutesy cutey daringly delightedness delightfulness
2.1 - f devoting dignifying effective elegance elegancy elegant encouragements energised
2.1 - f energize energizer energizes excite excites fantasticalities fascinated
2.1 - f favorable festivities fiesta freeing friends glamor glamorises glamorized
2.1 - f glamorously glories gorgeousnesses grandeurs gratefully grin harmonically
2.1 - f heartwarming heroize honoree honourable honouring hug humoring humour hurrahs
2.1 - f idealised impressed impresses improved inspirations inspiritingly intelligence
2.1 - f invigorates invigorating jollify liveliest loyal loyally medal meritorious
2.1 - f nicenesses o/\o okays optimistically optimizers peacefulness peaces peacetimes
2.1 - f perfectibilities perfectively pleasantly popularity prettier prosperous proud
2.1 - f radiant rejoices relief respect respected respecter rewards richnesses
2.1 - f roflcopter romanticisms satisfactions scrumptious sincerely slaw smiles
2.1 - f splendidly sweeties sweetly terrific thankfulness thrilling treasuring triumph
2.1 - f trueness trustability trusted trustful trustfulness trusts valuable valuables
2.1 - f vbg virtuosity vitalising vwp winners wise wisest woo wtg
2.2 - f ('-: (: (= --<--<@ :] ;-* =) @}-;-'--- \o/ admirableness adorability adorable
2.2 - f adorations affectionately agreement amazed amazements amazes amusedly
2.2 - f attractively beneficently benignant blessing bravery care caring championships
2.2 - f charities charmingly cheeriest cherisher cherishes compassionate confident
2.2 - f congratulate courage cutesiest cuties darlings dearie devotionally dignified
2.2 - f energise energises enjoy enjoyer enjoyers enlightened enthusiastic excelled
2.2 - f excitement exciting fascination favorableness festival festively festivity
2.2 - f friend friendlies friendly funner glorifies gracefuller gracefulness
2.2 - f gratefulness hagd hagn hand handsome heroisms heroizes honesty honor
2.2 - f honorability honorableness honorifically honoured honours hugs innovate inspired
2.2 - f inspirer intellectualism invincible jollification joys kinder kindly kmuf l&r
2.2 - f laughing laughs laughter laughters lovelies merriness merrymaker merrymaking
2.2 - f motivating nh nicest o:-3 optimize passions peaceful peacetime perfectivity
2.2 - f positivenesses praised preciously pretty prouder reinvigoration relaxed relaxing
2.2 - f respecting rewarded richness romanced romanticism safely save splendorous
2.2 - f splendour splendours splendrous strength strengthening succeed succeeding
2.2 - f succeeds successfully sunshine superiorly supremest sweetie sweetness sweets
2.2 - f triumphed trustiest trusty virtuosic w00t wealth wealthier wealthiest |;-)
2.3 - f (': *\0/* ---'-;-{@ :') :-d :3 :d =d admired admiringly adventuring amoroso
2.3 - f amorously appreciated appreciates appreciation beautify beautifying beloved
2.3 - f beneficent bl bravely bravest brilliancies cheer cheered cheering cherished
2.3 - f cleverly cleverness comfortable complimenting confidence courageously courteous
2.3 - f cuteness cuter darlingness dauntless delighted delightsome divinize earnest
2.3 - f ecstasies ecstatic encourage energized enjoyed enjoys enlighten enlightening
2.3 - f enterprising entertainments ethical excitedly flawless free fun funned
2.3 - f generosity generous glamorous glorified glorifier gorgeously graciously
2.3 - f gratifying gratitude h&k heaven heavenlinesses helpfully heroes honest honorees
2.3 - f honoring honors hooray hopeful humorously impressive inspirational
2.3 - f inspirationally intellectual iyq jolly jollying joyance k4y kfy kindnesses
2.3 - f kisses kudos laughingly liberties luckily magnific magnificences muah o:3
2.3 - f passionateness perfecting pleasant pleasantness pleasantnesses pleasured
2.3 - f positiveness positiver positivity prize prizewinner reinvigorate rescue revered
2.3 - f smilingly splendidness strong sunnier supremeness supremer survived swak
2.3 - f sympathetic talented tgif tia tops triumphantly triumphing trust trustable
2.3 - f trustworthily valuably vip winningly woohoo xoxozzz
2.4 - f (:0 *-; 14aa41 =-d admirability adoringly affection awardable beauties
2.4 - f beautifications beneficially brave braver champions charmingest cheerly congrats
2.4 - f courageous creditworthy delightedly encouraging enjoying entertains excellencies
2.4 - f fabulous fascinate festiveness gain generousness glamorizer glamorizes glamour
2.4 - f gloried glorifying gracefully graciousness grandest grandeur handsomeness
2.4 - f happier heroically heroics honorably humorousness hurrahing hurrays ideal
2.4 - f inspiration jollied jollier joyfuller justice kind liberty lovers magnifical
2.4 - f magnifically magnificence merrily merriment merrymakings optimist passionate
2.4 - f passionately peacefully peacemakers pleasing pleasurable pleasurableness
2.4 - f positively positives praises praiseworthiness prized prizewinners profitableness
2.4 - f r&r relaxation respectability rewarding rewardingly richer riches richest sexy
2.4 - f sgtm sunniest triumphant vibrant virtuous visionary wealthiness winning wisdom
2.4 - f worshiped yay yummy
2.5 - f (:o :* aas admirably admiration adorableness amaze amazement award beauteous
2.5 - f blessings bonus brightening bwahahah cheerful cheerily cheeriness excellences
2.5 - f excellency excelling excels fascinating fondness fwb gla glory heartfelt
2.5 - f honorable impressing jolliness joyfully joying lmfao loyalty masterpieces merry
2.5 - f mwah optimism peace perfections praising roflmao rotflmfao self-confident smiled
2.5 - f superior treasurable tyvm welldoer winnings wowing ywia
2.6 - f (8 1432 :^* admirable adore adoring appreciative appreciator b^d beauteously
2.6 - f beautifulest beautifulness blesser blesses bonuses brilliancy cheerier cheery
2.6 - f cleverest dearest delighters divine enjoyment enthusiastically fantastic
2.6 - f friendliest funniest gallantry generosities gloriousness gracious hahaha
2.6 - f handsomest happily happiness hero heroic hurrah ily2 inspiringly laugh ly lylas
2.6 - f mirth pleasantest pleasurably positive positivities praise praiseworthy proudest
2.6 - f proudly ptl remarkable rich romance rotfl securest sophisticated splendiferous
2.6 - f successes supreme treasured trustworthy vwd wowed x-d
2.7 - f :'-) aayf beauteousness beautifully benevolent bliss celebrate celebrated
2.7 - f celebrates celebrating delicious delightfully divinest divinity excellent
2.7 - f glorify gr8 happy heavenliest heavenliness heroine honour hurray iluaaf inspire
2.7 - f jollily joyfulness kissing lmso lolz loves lovingness ly4e lylab merriest
2.7 - f mirthful overjoyed perfect perfected perfection pleasure precious prettiest
2.7 - f reward rofl romanticising sfete splendent success successfulness supremely
2.7 - f tenderheartedly thankful warmheartedness wd wins won wonderful worshipped
2.8 - f (-:0 2g2b4g :-)) alol amazing beauty beneficence blessedest brilliant charming
2.8 - f cutest darling delectably delightful ecstatically exhilarates exuberant
2.8 - f fabulousness godsend gracefullest heroism honored joy joyousness lifesaver
2.8 - f lovely lover loverly miracle pleasuring pukka rejoicing rotflmao sete splendid
2.8 - f successful sweethearts tenderheartednesses win winner wow xd
2.9 - f 8d adoration ambw beautiful bff blessed blissful blockbuster brilliance
2.9 - f brilliances champion congratulation congratulations delectable delight divinely
2.9 - f ecstasy ecstatics funnest gleeful gloriously gorgeousness heroical jolliest
2.9 - f joyed joyful joyously lmao loved loving luckiest magnificent marvelous
2.9 - f positivest rotgl soulmate super wonderfully wonderfulness
3.0 - f amor brightest brilliantly enrapture exhilarated exultant gorgeous hallelujah
3.0 - f heavenlier heavenly honestest jubilant lovable lyb outstanding perfectness
3.0 - f prizewinning rotflol smartest splendor sweet<3 xlnt xoxo
3.1 - f awesome excellence excellently great joyous lyl masterpiece peacefullest
3.1 - f perfectest superb vbs
3.2 - f 143 best cheerfullest elated euphoric freedom glee glorious greatest happiest
3.2 - f heart love lovingly paradise perfectly
3.3 - f ecstacy euphoria hearts lya sweetheart
3.4 - f aml ilu ily magnificently
$data$,
    E'\n'
  ) as line
cross join lateral string_to_table(line, ' ') with ordinality as entry (word, place)
where line <> '' and entry.place > 3;

insert into pgcalls.emoji (character, name)
select
  left(line, 1) as character,
  substr(line, 3) as name
from
  string_to_table(
    $data$
© copyright
® registered
‼ double exclamation mark
⁉ exclamation question mark
™ trade mark
ℹ information
↔ left-right arrow
↕ up-down arrow
↖ up-left arrow
↗ up-right arrow
↘ down-right arrow
↙ down-left arrow
↩ right arrow curving left
↪ left arrow curving right
⌚ watch
⌛ hourglass done
⌨ keyboard
⏏ eject button
⏩ fast-forward button
⏪ fast reverse button
⏫ fast up button
⏬ fast down button
⏭ next track button
⏮ last track button
⏯ play or pause button
⏰ alarm clock
⏱ stopwatch
⏲ timer clock
⏳ hourglass not done
⏸ pause button
⏹ stop button
⏺ record button
Ⓜ circled M
▪ black small square
▫ white small square
▶ play button
◀ reverse button
◻ white medium square
◼ black medium square
◽ white medium-small square
◾ black medium-small square
☀ sun
☁ cloud
☂ umbrella
☃ snowman
☄ comet
☎ telephone
☑ ballot box with check
☔ umbrella with rain drops
☕ hot beverage
☘ shamrock
☝ index pointing up
☠ skull and crossbones
☢ radioactive
☣ biohazard
☦ orthodox cross
☪ star and crescent
☮ peace symbol
☯ yin yang
☸ wheel of dharma
☹ frowning face
☺ smiling face
♀ female sign
♂ male sign
♈ Aries
♉ Taurus
♊ Gemini
♋ Cancer
♌ Leo
♍ Virgo
♎ Libra
♏ Scorpio
♐ Sagittarius
♑ Capricorn
♒ Aquarius
♓ Pisces
♟ chess pawn
♠ spade suit
♣ club suit
♥ heart suit
♦ diamond suit
♨ hot springs
♻ recycling symbol
♾ infinity
♿ wheelchair symbol
⚒ hammer and pick
⚓ anchor
⚔ crossed swords
⚕ medical symbol
⚖ balance scale
⚗ alembic
⚙ gear
⚛ atom symbol
⚜ fleur-de-lis
⚠ warning
⚡ high voltage
⚪ white circle
⚫ black circle
⚰ coffin
⚱ funeral urn
⚽ soccer ball
⚾ baseball
⛄ snowman without snow
⛅ sun behind cloud
⛈ cloud with lightning and rain
⛎ Ophiuchus
⛏ pick
⛑ rescue worker’s helmet
⛓ chains
⛔ no entry
⛩ shinto shrine
⛪ church
⛰ mountain
⛱ umbrella on ground
⛲ fountain
⛳ flag in hole
⛴ ferry
⛵ sailboat
⛷ skier
⛸ ice skate
⛹ person bouncing ball
⛺ tent
⛽ fuel pump
✂ scissors
✅ white heavy check mark
✈ airplane
✉ envelope
✊ raised fist
✋ raised hand
✌ victory hand
✍ writing hand
✏ pencil
✒ black nib
✔ heavy check mark
✖ heavy multiplication x
✝ latin cross
✡ star of David
✨ sparkles
✳ eight-spoked asterisk
✴ eight-pointed star
❄ snowflake
❇ sparkle
❌ cross mark
❎ cross mark button
❓ question mark
❔ white question mark
❕ white exclamation mark
❗ exclamation mark
❣ heavy heart exclamation
❤ red heart
➕ heavy plus sign
➖ heavy minus sign
➗ heavy division sign
➡ right arrow
➰ curly loop
➿ double curly loop
⤴ right arrow curving up
⤵ right arrow curving down
⬅ left arrow
⬆ up arrow
⬇ down arrow
⬛ black large square
⬜ white large square
⭐ star
⭕ heavy large circle
〰 wavy dash
〽 part alternation mark
㊗ Japanese “congratulations” button
㊙ Japanese “secret” button
🀄 mahjong red dragon
🃏 joker
🅰 A button (blood type)
🅱 B button (blood type)
🅾 O button (blood type)
🅿 P button
🆎 AB button (blood type)
🆑 CL button
🆒 COOL button
🆓 FREE button
🆔 ID button
🆕 NEW button
🆖 NG button
🆗 OK button
🆘 SOS button
🆙 UP! button
🆚 VS button
🈁 Japanese “here” button
🈂 Japanese “service charge” button
🈚 Japanese “free of charge” button
🈯 Japanese “reserved” button
🈲 Japanese “prohibited” button
🈳 Japanese “vacancy” button
🈴 Japanese “passing grade” button
🈵 Japanese “no vacancy” button
🈶 Japanese “not free of charge” button
🈷 Japanese “monthly amount” button
🈸 Japanese “application” button
🈹 Japanese “discount” button
🈺 Japanese “open for business” button
🉐 Japanese “bargain” button
🉑 Japanese “acceptable” button
🌀 cyclone
🌁 foggy
🌂 closed umbrella
🌃 night with stars
🌄 sunrise over mountains
🌅 sunrise
🌆 cityscape at dusk
🌇 sunset
🌈 rainbow
🌉 bridge at night
🌊 water wave
🌋 volcano
🌌 milky way
🌍 globe showing Europe-Africa
🌎 globe showing Americas
🌏 globe showing Asia-Australia
🌐 globe with meridians
🌑 new moon
🌒 waxing crescent moon
🌓 first quarter moon
🌔 waxing gibbous moon
🌕 full moon
🌖 waning gibbous moon
🌗 last quarter moon
🌘 waning crescent moon
🌙 crescent moon
🌚 new moon face
🌛 first quarter moon face
🌜 last quarter moon face
🌝 full moon face
🌞 sun with face
🌟 glowing star
🌠 shooting star
🌡 thermometer
🌤 sun behind small cloud
🌥 sun behind large cloud
🌦 sun behind rain cloud
🌧 cloud with rain
🌨 cloud with snow
🌩 cloud with lightning
🌪 tornado
🌫 fog
🌬 wind face
🌭 hot dog
🌮 taco
🌯 burrito
🌰 chestnut
🌱 seedling
🌲 evergreen tree
🌳 deciduous tree
🌴 palm tree
🌵 cactus
🌶 hot pepper
🌷 tulip
🌸 cherry blossom
🌹 rose
🌺 hibiscus
🌻 sunflower
🌼 blossom
🌽 ear of corn
🌾 sheaf of rice
🌿 herb
🍀 four leaf clover
🍁 maple leaf
🍂 fallen leaf
🍃 leaf fluttering in wind
🍄 mushroom
🍅 tomato
🍆 eggplant
🍇 grapes
🍈 melon
🍉 watermelon
🍊 tangerine
🍋 lemon
🍌 banana
🍍 pineapple
🍎 red apple
🍏 green apple
🍐 pear
🍑 peach
🍒 cherries
🍓 strawberry
🍔 hamburger
🍕 pizza
🍖 meat on bone
🍗 poultry leg
🍘 rice cracker
🍙 rice ball
🍚 cooked rice
🍛 curry rice
🍜 steaming bowl
🍝 spaghetti
🍞 bread
🍟 french fries
🍠 roasted sweet potato
🍡 dango
🍢 oden
🍣 sushi
🍤 fried shrimp
🍥 fish cake with swirl
🍦 soft ice cream
🍧 shaved ice
🍨 ice cream
🍩 doughnut
🍪 cookie
🍫 chocolate bar
🍬 candy
🍭 lollipop
🍮 custard
🍯 honey pot
🍰 shortcake
🍱 bento box
🍲 pot of food
🍳 cooking
🍴 fork and knife
🍵 teacup without handle
🍶 sake
🍷 wine glass
🍸 cocktail glass
🍹 tropical drink
🍺 beer mug
🍻 clinking beer mugs
🍼 baby bottle
🍽 fork and knife with plate
🍾 bottle with popping cork
🍿 popcorn
🎀 ribbon
🎁 wrapped gift
🎂 birthday cake
🎃 jack-o-lantern
🎄 Christmas tree
🎅 Santa Claus
🎆 fireworks
🎇 sparkler
🎈 balloon
🎉 party popper
🎊 confetti ball
🎋 tanabata tree
🎌 crossed flags
🎍 pine decoration
🎎 Japanese dolls
🎏 carp streamer
🎐 wind chime
🎑 moon viewing ceremony
🎒 school backpack
🎓 graduation cap
🎖 military medal
🎗 reminder ribbon
🎙 studio microphone
🎚 level slider
🎛 control knobs
🎞 film frames
🎟 admission tickets
🎠 carousel horse
🎡 ferris wheel
🎢 roller coaster
🎣 fishing pole
🎤 microphone
🎥 movie camera
🎦 cinema
🎧 headphone
🎨 artist palette
🎩 top hat
🎪 circus tent
🎫 ticket
🎬 clapper board
🎭 performing arts
🎮 video game
🎯 direct hit
🎰 slot machine
🎱 pool 8 ball
🎲 game die
🎳 bowling
🎴 flower playing cards
🎵 musical note
🎶 musical notes
🎷 saxophone
🎸 guitar
🎹 musical keyboard
🎺 trumpet
🎻 violin
🎼 musical score
🎽 running shirt
🎾 tennis
🎿 skis
🏀 basketball
🏁 chequered flag
🏂 snowboarder
🏃 person running
🏄 person surfing
🏅 sports medal
🏆 trophy
🏇 horse racing
🏈 american football
🏉 rugby football
🏊 person swimming
🏋 person lifting weights
🏌 person golfing
🏍 motorcycle
🏎 racing car
🏏 cricket game
🏐 volleyball
🏑 field hockey
🏒 ice hockey
🏓 ping pong
🏔 snow-capped mountain
🏕 camping
🏖 beach with umbrella
🏗 building construction
🏘 houses
🏙 cityscape
🏚 derelict house
🏛 classical building
🏜 desert
🏝 desert island
🏞 national park
🏟 stadium
🏠 house
🏡 house with garden
🏢 office building
🏣 Japanese post office
🏤 post office
🏥 hospital
🏦 bank
🏧 ATM sign
🏨 hotel
🏩 love hotel
🏪 convenience store
🏫 school
🏬 department store
🏭 factory
🏮 red paper lantern
🏯 Japanese castle
🏰 castle
🏳 white flag
🏴 black flag
🏵 rosette
🏷 label
🏸 badminton
🏹 bow and arrow
🏺 amphora
🏻 light skin tone
🏼 medium-light skin tone
🏽 medium skin tone
🏾 medium-dark skin tone
🏿 dark skin tone
🐀 rat
🐁 mouse
🐂 ox
🐃 water buffalo
🐄 cow
🐅 tiger
🐆 leopard
🐇 rabbit
🐈 cat
🐉 dragon
🐊 crocodile
🐋 whale
🐌 snail
🐍 snake
🐎 horse
🐏 ram
🐐 goat
🐑 ewe
🐒 monkey
🐓 rooster
🐔 chicken
🐕 dog
🐖 pig
🐗 boar
🐘 elephant
🐙 octopus
🐚 spiral shell
🐛 bug
🐜 ant
🐝 honeybee
🐞 lady beetle
🐟 fish
🐠 tropical fish
🐡 blowfish
🐢 turtle
🐣 hatching chick
🐤 baby chick
🐥 front-facing baby chick
🐦 bird
🐧 penguin
🐨 koala
🐩 poodle
🐪 camel
🐫 two-hump camel
🐬 dolphin
🐭 mouse face
🐮 cow face
🐯 tiger face
🐰 rabbit face
🐱 cat face
🐲 dragon face
🐳 spouting whale
🐴 horse face
🐵 monkey face
🐶 dog face
🐷 pig face
🐸 frog face
🐹 hamster face
🐺 wolf face
🐻 bear face
🐼 panda face
🐽 pig nose
🐾 paw prints
🐿 chipmunk
👀 eyes
👁 eye
👂 ear
👃 nose
👄 mouth
👅 tongue
👆 backhand index pointing up
👇 backhand index pointing down
👈 backhand index pointing left
👉 backhand index pointing right
👊 oncoming fist
👋 waving hand
👌 OK hand
👍 thumbs up
👎 thumbs down
👏 clapping hands
👐 open hands
👑 crown
👒 woman’s hat
👓 glasses
👔 necktie
👕 t-shirt
👖 jeans
👗 dress
👘 kimono
👙 bikini
👚 woman’s clothes
👛 purse
👜 handbag
👝 clutch bag
👞 man’s shoe
👟 running shoe
👠 high-heeled shoe
👡 woman’s sandal
👢 woman’s boot
👣 footprints
👤 bust in silhouette
👥 busts in silhouette
👦 boy
👧 girl
👨 man
👩 woman
👪 family
👫 man and woman holding hands
👬 two men holding hands
👭 two women holding hands
👮 police officer
👯 people with bunny ears
👰 bride with veil
👱 blond-haired person
👲 man with Chinese cap
👳 person wearing turban
👴 old man
👵 old woman
👶 baby
👷 construction worker
👸 princess
👹 ogre
👺 goblin
👻 ghost
👼 baby angel
👽 alien
👾 alien monster
👿 angry face with horns
💀 skull
💁 person tipping hand
💂 guard
💃 woman dancing
💄 lipstick
💅 nail polish
💆 person getting massage
💇 person getting haircut
💈 barber pole
💉 syringe
💊 pill
💋 kiss mark
💌 love letter
💍 ring
💎 gem stone
💏 kiss
💐 bouquet
💑 couple with heart
💒 wedding
💓 beating heart
💔 broken heart
💕 two hearts
💖 sparkling heart
💗 growing heart
💘 heart with arrow
💙 blue heart
💚 green heart
💛 yellow heart
💜 purple heart
💝 heart with ribbon
💞 revolving hearts
💟 heart decoration
💠 diamond with a dot
💡 light bulb
💢 anger symbol
💣 bomb
💤 zzz
💥 collision
💦 sweat droplets
💧 droplet
💨 dashing away
💩 pile of poo
💪 flexed biceps
💫 dizzy
💬 speech balloon
💭 thought balloon
💮 white flower
💯 hundred points
💰 money bag
💱 currency exchange
💲 heavy dollar sign
💳 credit card
💴 yen banknote
💵 dollar banknote
💶 euro banknote
💷 pound banknote
💸 money with wings
💹 chart increasing with yen
💺 seat
💻 laptop computer
💼 briefcase
💽 computer disk
💾 floppy disk
💿 optical disk
📀 dvd
📁 file folder
📂 open file folder
📃 page with curl
📄 page facing up
📅 calendar
📆 tear-off calendar
📇 card index
📈 chart increasing
📉 chart decreasing
📊 bar chart
📋 clipboard
📌 pushpin
📍 round pushpin
📎 paperclip
📏 straight ruler
📐 triangular ruler
📑 bookmark tabs
📒 calls
📓 notebook
📔 notebook with decorative cover
📕 closed book
📖 open book
📗 green book
📘 blue book
📙 orange book
📚 books
📛 name badge
📜 scroll
📝 memo
📞 telephone receiver
📟 pager
📠 fax machine
📡 satellite antenna
📢 loudspeaker
📣 megaphone
📤 outbox tray
📥 inbox tray
📦 package
📧 e-mail
📨 incoming envelope
📩 envelope with arrow
📪 closed mailbox with lowered flag
📫 closed mailbox with raised flag
📬 open mailbox with raised flag
📭 open mailbox with lowered flag
📮 postbox
📯 postal horn
📰 newspaper
📱 mobile phone
📲 mobile phone with arrow
📳 vibration mode
📴 mobile phone off
📵 no mobile phones
📶 antenna bars
📷 camera
📸 camera with flash
📹 video camera
📺 television
📻 radio
📼 videocassette
📽 film projector
📿 prayer beads
🔀 shuffle tracks button
🔁 repeat button
🔂 repeat single button
🔃 clockwise vertical arrows
🔄 counterclockwise arrows button
🔅 dim button
🔆 bright button
🔇 muted speaker
🔈 speaker low volume
🔉 speaker medium volume
🔊 speaker high volume
🔋 battery
🔌 electric plug
🔍 magnifying glass tilted left
🔎 magnifying glass tilted right
🔏 locked with pen
🔐 locked with key
🔑 key
🔒 locked
🔓 unlocked
🔔 bell
🔕 bell with slash
🔖 bookmark
🔗 link
🔘 radio button
🔙 BACK arrow
🔚 END arrow
🔛 ON! arrow
🔜 SOON arrow
🔝 TOP arrow
🔞 no one under eighteen
🔟 keycap: 10
🔠 input latin uppercase
🔡 input latin lowercase
🔢 input numbers
🔣 input symbols
🔤 input latin letters
🔥 fire
🔦 flashlight
🔧 wrench
🔨 hammer
🔩 nut and bolt
🔪 kitchen knife
🔫 pistol
🔬 microscope
🔭 telescope
🔮 crystal ball
🔯 dotted six-pointed star
🔰 Japanese symbol for beginner
🔱 trident emblem
🔲 black square button
🔳 white square button
🔴 red circle
🔵 blue circle
🔶 large orange diamond
🔷 large blue diamond
🔸 small orange diamond
🔹 small blue diamond
🔺 red triangle pointed up
🔻 red triangle pointed down
🔼 upwards button
🔽 downwards button
🕉 om
🕊 dove
🕋 kaaba
🕌 mosque
🕍 synagogue
🕎 menorah
🕐 one o’clock
🕑 two o’clock
🕒 three o’clock
🕓 four o’clock
🕔 five o’clock
🕕 six o’clock
🕖 seven o’clock
🕗 eight o’clock
🕘 nine o’clock
🕙 ten o’clock
🕚 eleven o’clock
🕛 twelve o’clock
🕜 one-thirty
🕝 two-thirty
🕞 three-thirty
🕟 four-thirty
🕠 five-thirty
🕡 six-thirty
🕢 seven-thirty
🕣 eight-thirty
🕤 nine-thirty
🕥 ten-thirty
🕦 eleven-thirty
🕧 twelve-thirty
🕯 candle
🕰 mantelpiece clock
🕳 hole
🕴 man in suit levitating
🕵 detective
🕶 sunglasses
🕷 spider
🕸 spider web
🕹 joystick
🕺 man dancing
🖇 linked paperclips
🖊 pen
🖋 fountain pen
🖌 paintbrush
🖍 crayon
🖐 hand with fingers splayed
🖕 middle finger
🖖 vulcan salute
🖤 black heart
🖥 desktop computer
🖨 printer
🖱 computer mouse
🖲 trackball
🖼 framed picture
🗂 card index dividers
🗃 card file box
🗄 file cabinet
🗑 wastebasket
🗒 spiral notepad
🗓 spiral calendar
🗜 clamp
🗝 old key
🗞 rolled-up newspaper
🗡 dagger
🗣 speaking head
🗨 left speech bubble
🗯 right anger bubble
🗳 ballot box with ballot
🗺 world map
🗻 mount fuji
🗼 Tokyo tower
🗽 Statue of Liberty
🗾 map of Japan
🗿 moai
😀 grinning face
😁 beaming face with smiling eyes
😂 face with tears of joy
😃 grinning face with big eyes
😄 grinning face with smiling eyes
😅 grinning face with sweat
😆 grinning squinting face
😇 smiling face with halo
😈 smiling face with horns
😉 winking face
😊 smiling face with smiling eyes
😋 face savoring food
😌 relieved face
😍 smiling face with heart-eyes
😎 smiling face with sunglasses
😏 smirking face
😐 neutral face
😑 expressionless face
😒 unamused face
😓 downcast face with sweat
😔 pensive face
😕 confused face
😖 confounded face
😗 kissing face
😘 face blowing a kiss
😙 kissing face with smiling eyes
😚 kissing face with closed eyes
😛 face with tongue
😜 winking face with tongue
😝 squinting face with tongue
😞 disappointed face
😟 worried face
😠 angry face
😡 pouting face
😢 crying face
😣 persevering face
😤 face with steam from nose
😥 sad but relieved face
😦 frowning face with open mouth
😧 anguished face
😨 fearful face
😩 weary face
😪 sleepy face
😫 tired face
😬 grimacing face
😭 loudly crying face
😮 face with open mouth
😯 hushed face
😰 anxious face with sweat
😱 face screaming in fear
😲 astonished face
😳 flushed face
😴 sleeping face
😵 dizzy face
😶 face without mouth
😷 face with medical mask
😸 grinning cat face with smiling eyes
😹 cat face with tears of joy
😺 grinning cat face
😻 smiling cat face with heart-eyes
😼 cat face with wry smile
😽 kissing cat face
😾 pouting cat face
😿 crying cat face
🙀 weary cat face
🙁 slightly frowning face
🙂 slightly smiling face
🙃 upside-down face
🙄 face with rolling eyes
🙅 person gesturing NO
🙆 person gesturing OK
🙇 person bowing
🙈 see-no-evil monkey
🙉 hear-no-evil monkey
🙊 speak-no-evil monkey
🙋 person raising hand
🙌 raising hands
🙍 person frowning
🙎 person pouting
🙏 folded hands
🚀 rocket
🚁 helicopter
🚂 locomotive
🚃 railway car
🚄 high-speed train
🚅 bullet train
🚆 train
🚇 metro
🚈 light rail
🚉 station
🚊 tram
🚋 tram car
🚌 bus
🚍 oncoming bus
🚎 trolleybus
🚏 bus stop
🚐 minibus
🚑 ambulance
🚒 fire engine
🚓 police car
🚔 oncoming police car
🚕 taxi
🚖 oncoming taxi
🚗 automobile
🚘 oncoming automobile
🚙 sport utility vehicle
🚚 delivery truck
🚛 articulated lorry
🚜 tractor
🚝 monorail
🚞 mountain railway
🚟 suspension railway
🚠 mountain cableway
🚡 aerial tramway
🚢 ship
🚣 person rowing boat
🚤 speedboat
🚥 horizontal traffic light
🚦 vertical traffic light
🚧 construction
🚨 police car light
🚩 triangular flag
🚪 door
🚫 prohibited
🚬 cigarette
🚭 no smoking
🚮 litter in bin sign
🚯 no littering
🚰 potable water
🚱 non-potable water
🚲 bicycle
🚳 no bicycles
🚴 person biking
🚵 person mountain biking
🚶 person walking
🚷 no pedestrians
🚸 children crossing
🚹 men’s room
🚺 women’s room
🚻 restroom
🚼 baby symbol
🚽 toilet
🚾 water closet
🚿 shower
🛀 person taking bath
🛁 bathtub
🛂 passport control
🛃 customs
🛄 baggage claim
🛅 left luggage
🛋 couch and lamp
🛌 person in bed
🛍 shopping bags
🛎 bellhop bell
🛏 bed
🛐 place of worship
🛑 stop sign
🛒 shopping cart
🛠 hammer and wrench
🛡 shield
🛢 oil drum
🛣 motorway
🛤 railway track
🛥 motor boat
🛩 small airplane
🛫 airplane departure
🛬 airplane arrival
🛰 satellite
🛳 passenger ship
🛴 kick scooter
🛵 motor scooter
🛶 canoe
🛷 sled
🛸 flying saucer
🛹 skateboard
🤐 zipper-mouth face
🤑 money-mouth face
🤒 face with thermometer
🤓 nerd face
🤔 thinking face
🤕 face with head-bandage
🤖 robot face
🤗 hugging face
🤘 sign of the horns
🤙 call me hand
🤚 raised back of hand
🤛 left-facing fist
🤜 right-facing fist
🤝 handshake
🤞 crossed fingers
🤟 love-you gesture
🤠 cowboy hat face
🤡 clown face
🤢 nauseated face
🤣 rolling on the floor laughing
🤤 drooling face
🤥 lying face
🤦 person facepalming
🤧 sneezing face
🤨 face with raised eyebrow
🤩 star-struck
🤪 zany face
🤫 shushing face
🤬 face with symbols on mouth
🤭 face with hand over mouth
🤮 face vomiting
🤯 exploding head
🤰 pregnant woman
🤱 breast-feeding
🤲 palms up together
🤳 selfie
🤴 prince
🤵 man in tuxedo
🤶 Mrs. Claus
🤷 person shrugging
🤸 person cartwheeling
🤹 person juggling
🤺 person fencing
🤼 people wrestling
🤽 person playing water polo
🤾 person playing handball
🥀 wilted flower
🥁 drum
🥂 clinking glasses
🥃 tumbler glass
🥄 spoon
🥅 goal net
🥇 1st place medal
🥈 2nd place medal
🥉 3rd place medal
🥊 boxing glove
🥋 martial arts uniform
🥌 curling stone
🥍 lacrosse
🥎 softball
🥏 flying disc
🥐 croissant
🥑 avocado
🥒 cucumber
🥓 bacon
🥔 potato
🥕 carrot
🥖 baguette bread
🥗 green salad
🥘 shallow pan of food
🥙 stuffed flatbread
🥚 egg
🥛 glass of milk
🥜 peanuts
🥝 kiwi fruit
🥞 pancakes
🥟 dumpling
🥠 fortune cookie
🥡 takeout box
🥢 chopsticks
🥣 bowl with spoon
🥤 cup with straw
🥥 coconut
🥦 broccoli
🥧 pie
🥨 pretzel
🥩 cut of meat
🥪 sandwich
🥫 canned food
🥬 leafy green
🥭 mango
🥮 moon cake
🥯 bagel
🥰 smiling face with 3 hearts
🥳 partying face
🥴 woozy face
🥵 hot face
🥶 cold face
🥺 pleading face
🥼 lab coat
🥽 goggles
🥾 hiking boot
🥿 woman’s flat shoe
🦀 crab
🦁 lion face
🦂 scorpion
🦃 turkey
🦄 unicorn face
🦅 eagle
🦆 duck
🦇 bat
🦈 shark
🦉 owl
🦊 fox face
🦋 butterfly
🦌 deer
🦍 gorilla
🦎 lizard
🦏 rhinoceros
🦐 shrimp
🦑 squid
🦒 giraffe
🦓 zebra
🦔 hedgehog
🦕 sauropod
🦖 T-Rex
🦗 cricket
🦘 kangaroo
🦙 llama
🦚 peacock
🦛 hippopotamus
🦜 parrot
🦝 raccoon
🦞 lobster
🦟 mosquito
🦠 microbe
🦡 badger
🦢 swan
🦰 red-haired
🦱 curly-haired
🦲 bald
🦳 white-haired
🦴 bone
🦵 leg
🦶 foot
🦷 tooth
🦸 superhero
🦹 supervillain
🧀 cheese wedge
🧁 cupcake
🧂 salt
🧐 face with monocle
🧑 adult
🧒 child
🧓 older adult
🧔 bearded person
🧕 woman with headscarf
🧖 person in steamy room
🧗 person climbing
🧘 person in lotus position
🧙 mage
🧚 fairy
🧛 vampire
🧜 merperson
🧝 elf
🧞 genie
🧟 zombie
🧠 brain
🧡 orange heart
🧢 billed cap
🧣 scarf
🧤 gloves
🧥 coat
🧦 socks
🧧 red envelope
🧨 firecracker
🧩 jigsaw
🧪 test tube
🧫 petri dish
🧬 dna
🧭 compass
🧮 abacus
🧯 fire extinguisher
🧰 toolbox
🧱 bricks
🧲 magnet
🧳 luggage
🧴 lotion bottle
🧵 thread
🧶 yarn
🧷 safety pin
🧸 teddy bear
🧹 broom
🧺 basket
🧻 roll of paper
🧼 soap
🧽 sponge
🧾 receipt
🧿 nazar amulet
$data$,
    E'\n'
  ) as line
where line <> '';

analyze pgcalls.sentiment_words, pgcalls.emoji;
