/**
 * English words that are not used in a class, and their forms. They match as whole words alone: "Scunthorpe" holds none of them. A word with
 * an ordinary meaning ("a cock crows", "retard the growth") stands in no list; it counts in a phrase.
 */

const listed = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  listed(`
  fuck fucks fucked fucker fuckers fuckin fucking fuckboy fuckface fuckhead fuckoff fucktard fuckup fuckwit fucku fuckyou fuckyall fuckass
  motherfuck motherfucker motherfuckers motherfucking mofo mofos mf mfs muthafucka muthafucker mothafucka clusterfuck
  fck fckn fcking fcuk fcuking fkn fking fuk fuks fuking fukin fuker fuku fukyou fuc fuq fucc phuck phuk phucker fuxk fvck fvcking fvcked fvcker fukc fook fooking effing
  stfu gtfo wtf wtff omfg lmfao ffs kys kysnow fml
  shit shits shite shitty shitter shitting shithead shitheads shithole shitface shitbag shitshow shitter shat bullshit bullshits bullshitter
  horseshit dipshit dipshits batshit shyt shiet sht bs
  bitch bitches bitchy bitching bitchass biatch biotch beotch bytch btch sonofabitch
  bastard bastards bastid
  asshole assholes arsehole arseholes asshat asshats assface asswipe assclown dumbass dumbasses jackass jackasses smartass smartasses fatass
  fatasses badass lameass asshoe ashole azzhole buttfuck
  cunt cvnt cunts cunty kunt
  slut slvt sluts slutty slutbag whore whores whorish hoebag skank skanks skanky thot thots
  dickhead dickheads dickface dickweed dickwad dicksucker cocksucker cocksuckers cocksucking prickhead knobhead knobheads bellend bellends
  wank wanks wanker wankers wanking tosser tossers twat twats twatface
  nigger niggers nigga niggas niggaz nigguh nigah niggah negroid
  faggot faggots faggy fag fags faggit tranny trannies
  gook gooks kike kikes wetback wetbacks pakis raghead ragheads towelhead towelheads
  retardo libtard fucktards tard tards mongoloid spaz spazz spastic
  porn porno pornos pornhub porns pornstar milf milfs dildo dildos blowjob blowjobs handjob handjobs rimjob cumshot cumming jizz boner boners
  horny hentai titties titty tiddies nudes xvideos onlyfans
  pussies pussyass
  sibal ssibal shibal ssibbal byungsin byeongsin gaesaekki gaesekki saekki
  `),
);

/** What letters hidden by a mask, by another letter or by a gap may have been. */
export const HIDDEN_WORDS: readonly string[] = listed(`
  fuck fucks fucker fuckers fucked fucking motherfucker motherfucking shit shits shitty bullshit bitch bitches bastard bastards asshole assholes
  cunt cunts slut sluts whore whores nigger niggers nigga niggas faggot faggots pussy dickhead dick porn wanker twat cock retard dumbass
`);

/** Of the words above, those with an ordinary meaning when nothing hides them, or too short to be known by a gap. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  'dick',
  'pussy',
  'cock',
  'retard',
  'ass',
  'tits',
  'hoe',
  'hoes',
]);

/** Words in two pieces that are two ordinary words, or a letter and one. */
export const ORDINARY_GAPS: ReadonlySet<string> = new Set([
  's hit',
  's hits',
  'b itch',
  'who re',
  'who res',
  'puss y',
  'p ricks',
  'c locks',
]);

/** Spellings of one word that never end: as regular expressions of a whole word. */
export const ENGLISH_SPELLINGS =
  /^(?:mother|motha|mutha)?(?:f+u+c+k+|f+u+k+k+|p+h+u+c+k+)(?:s|e+r+s*|e+d|i+n+g*|a+|o+f+f+|y*o*u+|f+a+c+e+|b+o+y+|u+p+|h+e+a+d+)?$|^(?:bull)?s+h+i{1,}t{1,}(?:s|y|e+r+|i+n+g*|h+e+a+d+s*|h+o+l+e+)?$|^b+i+a?t+c+h+(?:e+s+|y+|a+s+s+)?$|^n+i+g{2,}(?:e+r+|a+|u+h+)s*$|^(?:d+u+m+b+)?a+s{2,}h+o+l+e+s*$|^c+u+n+t+s*$/;

/** Words that a spelling above would catch. */
export const NO_SPELLINGS: ReadonlySet<string> = new Set(['shiit']);

const YOU =
  '(?:you|u|ur|your|youre|you re|you are|u r|u are|yall|he|hes|he s|he is|she|shes|she s|she is|they|theyre|they re|they are|im|i m|this|that|thats|that s|it|its|it s|it is|ya)';
const INSULT =
  '(?:dick|dicks|prick|pricks|cock|ass|arse|pussy|pussies|hoe|hoes|tit|retard|retards|tool bag|knob|bugger|fanny|cum)';
const HARSH =
  '(?:stupid|dumb|fat|ugly|lazy|little|big|total|complete|utter|massive|huge|annoying|absolute|damn|damned|goddamn|bloody|whiny)';

const PERSON =
  '(?:kids?|boys?|girls?|guys?|people|person|idiots?|noobs?|losers?|players?|teachers?|friends?|brother|sister|monkeys?|pigs?|brats?|babies|baby|dude|bro|man|clowns?|trash)';

/** In words that are folded and parted by one space. */
export const ENGLISH_PHRASES: readonly RegExp[] = [
  `${YOU} (?:are |is |re |r |was |were )?(?:all |just |really |so |being |acting like |nothing but )?(?:such |like )?(?:an? |the biggest |the )${HARSH}? ?${INSULT}`,
  `(?:you|u|ya) (?:${HARSH} )*${INSULT}$`,
  `(?:such|what|being|being such|acting like|like|dont be|don t be|stop being|quit being) an? (?:${HARSH} )*${INSULT}`,
  `${HARSH} (?:dicks?|pricks?|pussy|pussies|hoes?|ass|arse|retards?|cocks?)`,
  `(?:you|ya) (?:dick|prick|pussy|hoe|retard|ass)s?`,
  `(?:suck|sucks|sucking|lick|licks|kiss|eat|bite|blow|touch|grab|smell) (?:on )?(?:my|his|a|this|ur|your|deez|these|her|some|the) (?:${HARSH} |hairy )*(?:dicks?|cocks?|balls|ass|arse|butt|nuts|tits?|boobs|pussy|willy|penis|d)`,
  `(?:suck (?:it|me|these|deez) (?:bitch|off|dry|nuts|balls)|suck me)`,
  // Not "wise" and "wild": the fable's ass is an animal.
  `(?:smart|jack|lame|punk|sorry|broke|trash|goofy|crazy|cheap|sad|weird|whole|bitch|loser|nerd|noob) ass(?:es)?`,
  `(?:my|your|ur|her|yo) (?:${HARSH} )*ass|his (?:${HARSH} )+ass`,
  `(?:my|your|ur|his) (?:${HARSH} |tiny |small |hard )*(?:dick|cock|ballsack|boner)`,
  `(?:kick|kicks|kicked|kicking|whoop|whoops|whooped|whip|beat|beats|haul|move|get|got|bust|cover|wipe) (?:some |your |ur |my |his |her |their |our |yo )?(?:${HARSH} )*(?:ass|arse)`,
  `pain in the (?:ass|arse|butt hole)`,
  `(?:up|out of|off) (?:your|ur|my|his|her|yo) (?:ass|arse|butthole)`,
  `(?:ass|arse) (?:hole|hat|face|wipe|clown)s?`,
  `(?:dick|prick) (?:head|face|sucker)s?`,
  `(?:so|really|totally|completely|fully|actually|too|that|thats|${YOU}|are|is|r|all|look|looks|looking|sound|sounds|act|acting) (?:so |all |just |fully |really )?retarded`,
  `retarded (?:little )?(?:${PERSON}|team|game|puzzle|class|group|face|question|answer|piece|thing|shit)`,
  `(?:a|an|u|you|the|such|that|this|those|these|my|fricking|of|like|biggest|are|r|stop|bunch of) retards?$`,
  `^(?:retards?|retarded|puss+y+|pussies)$|gay ass`,
  `(?:you|u|ur|fat|dumb|stupid|dirty|fucking|shut up|hey|those|these|of) (?:chinks?|dykes?|spics?)|^(?:chinks?|spics?|dykes?)$|(?:chink|chinky) eyes?|spics? go|cum (?:on|in) (?:it|me|you|my|your|her)|(?:i|gonna|to) cum$`,
  `(?:so|that s|thats|ur|you re|youre|you are|u r|u|look|looks|how|sounds|kinda|acting|hella|dead|super|is) (?:so |all |really |such a )?gay(?: lol| ass| af| bro| boy| kid)?$`,
  `(?:ha|haha|lol|eww?|go away|shut up) (?:you |ur )?gays?$|no homo|(?:ur|you re|youre|such|u|you) (?:a )?(?:homo|lesbo|lesbian lol|fairy boy)`,
  `(?:go |just |please |pls |plz |should |to |better |can |u |you |and |then )+(?:kill|off|end|hang|shoot|hurt) (?:yourself|urself|your self|ur self|yourselves|yaself)`,
  `^(?:kill|hang) (?:yourself|urself|your self|ur self)`,
  `kill (?:urself|ur self|yaself)`,
  `(?:go|just|please|pls|should|hope|hoping|wish|wished|can|could) (?:you |u |he |she |they |just |all |would |will |to |and )*(?:go )?die(?:s|d)?(?: already| slowly| alone| now| pls| please| in a hole| in a fire| lol)?$`,
  // Not "go die-cut the paper".
  `^(?:(?:just|pls|please|you|u|all|should|can|and|now) )*go (?:and )?die(?! (?:cut|cast|cutting|casting))`,
  `(?:just|please|pls|go) die (?:you |u |ya |all )?(?:stupid |ugly |dumb |little )*${PERSON}`,
  `^drop dead$|(?:just|please|go|can you|u|you) drop dead$|(?:end your life|end ur life|nobody wants you alive|world is better without you|better off dead|wish (?:you|u) (?:were|was|weren t) (?:dead|never born|born))`,
  `(?:i ll|ill|i will|im gonna|i m gonna|gonna|i want to|ima|imma|gon) (?:kill|stab|murder|shoot|strangle) (?:you|u|ur|your|her|his|him)(?: family| mom| mum| dad| ass)?$`,
  `son of a (?:b|bich|biscuit eating bitch|gun bitch)$`,
  `(?:^|\\b)(?:f|eff|fu|fk) (?:u|you|off|ya|this|that|your|ur|ing)\\b`,
  `^fu+(?: .{0,20})?$`,
  `(?:jerk|jerks|jerking|jack|jacking|wack) (?:it |him |me |you )?off`,
  `(?:have|had|having|want|wanna|do|do you want|wants) (?:have |some )?(?:sex|s3x)(?: with (?:me|you|u|ur|your|her|him|my|his))`,
  `(?:let s|lets|let us|we|i|you|u|they|he|she|wanna|gonna|to) (?:all |just |should |can |could |both )*(?:have|had|having) sex(?! (?:cells?|organs?|chromosomes?|hormones?|ed|education))`,
  `wanna (?:have )?sex|sex (?:with me|chat|pics?|video|me)|sexy (?:pics?|girls?|body|ass|time)|send (?:me )?(?:ur |your |some |a )?(?:nudes?|naked pics?|pics? of (?:ur|your) body)`,
  `(?:show|flash|see|touch|grab|squeeze|feel|nice|big|huge|your|ur|her|saggy|those) (?:me |us )?(?:your |ur |her |my |those |them |big |some )*(?:boobs?|tits|titties|pussy|vag|penis|weiner|wiener|bum hole)`,
  `go back to (?:your|ur) (?:own |stupid |shithole )?country|(?:dirty|filthy|stupid|smelly) (?:jews?|muslims?|mexicans?|indians?|chinese|asians?|immigrants?|gypsy|gypsies|blacks?|arabs?)`,
  `(?:your|ur|yo|you) (?:mom|mum|mama|momma|mother|sister)s? (?:is |s |are )?(?:so |such )?(?:an? )?(?:fat|ugly|hoe|ho|slag|tramp|prostitute|stripper|easy)`,
  `(?:did|do|doing|done|bang|banged|screw|screwed|banging) (?:your|ur|yo) (?:mom|mum|mama|sister|mother)`,
  `(?:piece|load|pile|sack|bag|full) of s(?:h|hyt|hiz|h t)?$|eat s$|holy f$|what the f$|wtf$`,
].map((pattern) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u'));
