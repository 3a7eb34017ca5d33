/** Words of names that say little about who is meant, and words that join or address. Own collection; all folded to plain small letters. */
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Titles and forms of address: never part of who is meant. */
export const HONORIFICS =
  set(`mr mrs ms miss dr prof professor sir dame lord lady mister madam monsieur madame herr frau senor senora don dona president prasident prime minister
general gen colonel col major maj captain capt lieutenant lt admiral brigadier commander sergeant sheikh shaikh shaykh sheik cheikh haji hajji hajj hadji al-haj mullah mulla mawlawi maulavi maulawi
maulana mawlana molla ayatollah hojjatoleslam sayyid sayyed seyyed qari alhaj ustad ustaz imam mufti jr snr sr phd esq hon rev reverend father bishop archbishop king queen prince princess emir
emira comrade marshal ambassador judge justice engineer eng ing sardar doctor tovarisch gospodin pan pani`)

/** Particles: join parts and change spelling freely. */
export const PARTICLES =
  set(`al el ul ad as ash an ar at az ibn bin ben bint binte binti van von der den de del della di da do dos das du la le les los las der ter ten zu zur zum y e of the and und et i und for in o op auf
bani ould wuld mac na`)

/** Family relations inside a name: \`son of\`. */
export const SON_OF = set('ibn bin ben bint binti binte ould wuld ogly oglu qizi kyzy uulu')

/** Parts of persons' names borne by so many that one alone identifies nobody. */
export const COMMON_NAMES =
  set(`muhammad mohammed mohammad mohamed muhammed mohamad muhamad mahomed mhmd ahmad ahmed ali hassan hasan hussein hussain husayn hossein husain abdullah abdallah abdul abd abdel abdal abu abou omar umar khan shah mahmoud mahmud ibrahim ismail
yusuf youssef khalid khaled mustafa mostafa said saeed kim lee li ri yi park pak choe choi wang zhang chen liu yang huang wu zhao zhou nguyen tran le pham singh kumar devi john james david michael robert william maria jose juan carlos luis antonio francisco garcia rodriguez
lopez hernandez gonzalez martinez perez sanchez silva santos ivan ivanov aleksandr sergey sergei vladimir andrey andrei dmitry alexander elena olga natalia smith johnson jones brown mohd md jan gul agha begum bibi`)

/** Parts of organisations' names that many share; they count half. */
export const COMMON_WORDS =
  set(`company companies co group groups holding holdings international national global world general united first new american europe european asia asian africa african middle east west north south central
trading trade trades import export imports exports industry industries industrial enterprise enterprises services service solutions system systems technology technologies tech engineering construction development investment
investments capital finance financial bank banking insurance management consulting consultants logistics shipping transport transportation marine maritime energy oil gas petroleum electric electronic electronics power steel mining metal
metals chemical chemicals pharmaceutical medical foundation fund trust association society institute center centre research university college academy organization organisation office agency bureau department ministry committee council federation union
corporation partners partner brothers sons factory plant works production manufacturing products product supply design bureau house city state republic islamic foreign military defense defence security aviation air airlines airways aerospace
space food foods agricultural agriculture real estate property properties media communications telecom network networks digital data information software commercial business equipment machinery machine instrument instruments scientific science
exchange money charity charitable relief human public private special project projects complex base unit division branch region regional port sea ocean star sun golden gold silver blue red green black white`)

/** Words before a vessel's name. */
export const VESSEL_WORDS = set('mv mt ms ss mts fv my sv lpg lng tanker vessel motor ship mtanker')

/** Numbers as words, with ordinals, to digits. */
export const NUMBERS: ReadonlyMap<string, string> = new Map(
  `one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 twenty 20 thirty 30 forty 40 fourty 40 fifty 50 first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10
ii 2 iii 3 iv 4 vi 6 vii 7 viii 8 ix 9 xi 11 xii 12 xiii 13 xiv 14 xv 15 1st 1 2nd 2 3rd 3 4th 4 5th 5 6th 6 7th 7 8th 8 9th 9`
    .split(/\s+/)
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1] ?? ''] as const] : [])),
)

/** Short writings and spellings to one word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  `intl international int international natl national mfg manufacturing bros brothers assn association assoc association dept department dev development eng engineering engr engineering ent enterprise enterprises enterprise tech technology technologies technology
inds industry industries industry industrial industry ind industry svcs service services service sys system systems system corp corporation univ university inst institute org organization organisation organization centre center centers center defence defense govt government
grp group groups group hldgs holding holdings holding hldg holding mgmt management trdg trading trade trading exp export exports export imports import imp import labs laboratory lab laboratory shpg shipping transp transport transportation transport
investments investment instruments instrument electronics electronic chemicals chemical metals metal sciences science scientific science company company companies company partners partner solutions solution products product
aircrafts aircraft petrochem petrochemical pharma pharmaceutical pharmaceuticals pharmaceutical automatics automation scientificproduction scientific trade trading commercialbank commercial devices instrument device instrument means mean helicopters helicopter engines engine materials material weapons weapon rockets missile missiles missile technological technology machinebuilding machine kompaniya company kompania company zavod plant factory plant works plant bureau bureau byuro bureau`
    .split(/\s+/)
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1] ?? ''] as const] : [])),
)

/** Family names of Korea with the spellings in use, to the Revised Romanisation. */
export const KOREAN_SURNAMES: ReadonlyMap<string, string> = new Map(
  `kim gim gim gim lee i yi i ri i rhee i li i park bak pak bak bak bak choi choe choe choe chung jeong jung jeong jong jeong cheong jeong jang jang chang jang cho jo jo jo yoon yun yun yun im im rim im lim im han han shin sin sin sin seo seo so seo suh seo kwon gwon hwang hwang ahn an an an song song
ryu yu yoo yu yu yu hong hong jeon jeon jon jeon chon jeon ko go go go moon mun mun mun yang yang ryang yang son son bae bae pae bae paek baek baek baek baik baek heo heo ho heo hur heo no no roh no ro no nam nam sim sim shim sim kang gang gang gang o o oh o u u woo u cha cha chu ju ju ju
ra na na na min min chin jin jin jin ji ji chi ji om eom eom eom chae chae won won chon cheon cheon cheon pang bang bang bang kong gong gong gong hyon hyeon hyun hyeon ham ham byon byeon pyon byeon yom yeom yeom yeom yo yeo yeo yeo to do tang tang kil gil ki gi wi wi pyo pyo myong myeong ok ok tak tak ku gu koo gu ma ma mo mo`
    .split(/\s+/)
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1] ?? ''] as const] : [])),
)

/** Chinese family names that are read otherwise than the character mostly is. */
export const CHINESE_SURNAMES: ReadonlyMap<string, string> = new Map([
  ['单', 'shan'],
  ['單', 'shan'],
  ['曾', 'zeng'],
  ['解', 'xie'],
  ['仇', 'qiu'],
  ['查', 'zha'],
  ['区', 'ou'],
  ['區', 'ou'],
  ['朴', 'piao'],
  ['盖', 'ge'],
  ['任', 'ren'],
  ['乐', 'yue'],
  ['樂', 'yue'],
  ['尉', 'yu'],
  ['缪', 'miao'],
  ['繆', 'miao'],
  ['宓', 'fu'],
  ['覃', 'qin'],
  ['种', 'chong'],
  ['长', 'chang'],
  ['長', 'chang'],
  ['重', 'chong'],
  ['行', 'xing'],
])

/** Chinese family names in pinyin and their commonest other spellings; they tell that a name reads in the Chinese way. */
export const CHINESE_FAMILIES =
  set(`wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang xu deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong
cui tan lu wang jin xue fang zou xiong bai meng qin qiu hou long shi duan hao gu mao xi shao wan qian yan lai qi wen pang fan nie zhan tsai chiang tseng hsu hsieh chang chou cheung leung wong chan lau ng lam ho kwok tsang lo yip chow yeung su tsou chiu jiao hsiao bo hua ke mo`)

/** Tens and numbers that add up when written one after the other: forty four. */
export const TENS = set('20 30 40 50 60 70 80 90')
