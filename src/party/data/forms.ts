/**
 * Legal forms: each line a normalised form, then the writings that mean it, split by `|`, folded to small letters without points.
 * Facts after ISO 20275 (entity legal forms) and daily use; own selection and grouping: forms of one line are the same kind of company.
 */
const LINES = `
llc|limited liability company|ooo|obshchestvo s ogranichennoi otvetstvennostiu|obschestvo s ogranichennoy otvetstvennostyu|tov|tovarystvo z obmezhenoiu vidpovidalnistiu|srl|societatea cu raspundere limitata|societate cu raspundere limitata|gmbh|gesellschaft mit beschrankter haftung|gesellschaft mbh|mbh|ges mbh|sarl|societe a responsabilite limitee|sociedad de responsabilidad limitada|sl|ltda|limitada|sp z oo|spolka z ograniczona odpowiedzialnoscia|sro|spol s ro|spolecnost s rucenim omezenym|doo|drustvo s ogranicenom odgovornoscu|bv|besloten vennootschap|kft|korlatolt felelossegu tarsasag|eood|ood|uab|sia|ou|osauhing|too|tovarishchestvo s ogranichennoi otvetstvennostiu|mmc|lda|aps|anpartsselskab|sagl|srls|wll|fz llc|fze|fzco|fzc|dmcc|limited sirketi|ltd sti|chdo|yuhan hoesa|godo kaisha
ltd|limited|co ltd|company limited|co limited|limited company|pte ltd|private limited|pvt ltd|pvt limited|pty ltd|proprietary limited|pte limited|sdn bhd|ltd co|co ltd company|limited co|yuxian gongsi|yuxian zeren gongsi|gufen yuxian gongsi|youxian gongsi|youxian zeren gongsi|gufen youxian gongsi
jsc|joint stock company|ao|aktsionernoe obshchestvo|aktsionerne tovarystvo|at|joint stock co|sa|societe anonyme|sociedad anonima|sociedade anonima|societa per azioni|spa|ag|aktiengesellschaft|akg|ab|aktiebolag|as|aktieselskab|aksjeselskap|a s|anonim sirketi|anonim sirket|oyj|oy|osakeyhtio|nv|naamloze vennootschap|sa de cv|sociedad anonima de capital variable|kk|kabushiki kaisha|kabushiki gaisha|kaisha|jusik hoesa|ad|aktsionerno druzhestvo|se|societas europaea|sab de cv|as company|akcionersko drustvo|aksiyadorlik jamiyati|asc
pjsc|pao|public joint stock company|publichnoe aktsionernoe obshchestvo|ojsc|oao|open joint stock company|otkrytoe aktsionernoe obshchestvo|plc|public limited company|pat|vat
cjsc|zao|closed joint stock company|zakrytoe aktsionernoe obshchestvo|pjs|private joint stock company
inc|incorporated|corp|corporation|corporations|incorporation
llp|limited liability partnership
lp|limited partnership|kg|kommanditgesellschaft|gmbh co kg|scs|ks
pt|perseroan terbatas|tbk
na|national association
fgup|federal state unitary enterprise|federalnoe gosudarstvennoe unitarnoe predpriiatie|gup|state unitary enterprise
bhd|berhad
co|company|kompaniia|sherkat|sharikat|sharika|shirkat|gongsi|hoesa|kampani
ev|eingetragener verein
kgaa|kommanditgesellschaft auf aktien
`
/** Words of the forms -> normalised form, keyed by the writing; and the most words of any. */
export const FORMS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => line.split('|').map((writing, _, all) => [writing, all[0] ?? writing] as const)),
)
