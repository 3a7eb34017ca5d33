/** Names of chemicals: one key for the many ways of writing one name. */

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ω: 'omega',
  λ: 'lambda',
  μ: 'mu',
  π: 'pi',
  σ: 'sigma',
  τ: 'tau',
}

/** British, American and older spellings of one word, and words that add nothing to which chemical it is. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/sulph/g, 'sulf'],
  [/aluminum/g, 'aluminium'],
  [/caesium/g, 'cesium'],
  [/\bortho\b/g, 'o'],
  [/\bmeta\b/g, 'm'],
  [/\bpara\b/g, 'p'],
  [/\bsec\b\.?/g, 'sec'],
  [/\btert\b\.?/g, 'tert'],
  [/\biso\s*-?\s*(?=prop|but|amyl|pent)/g, 'iso'],
  [/\bn-(?=prop|but|pent|hex|hept|oct|non|dec)/g, ''],
  [/oxy\s*chloride/g, 'oxychloride'],
  [/\bhcl\b/g, 'hydrochloride'],
  [/\bhbr\b/g, 'hydrobromide'],
]

/** What a label says of grade and water, not of the chemical. */
const GRADES =
  /\b(?:anhydrous|(?:mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|hemi|sesqui)?hydrates?|(?:technical|tech\.?|analytical|reagent|laboratory|hplc|food|pharma)\s+grade|p\.?\s?a\.|acs reagent|usp|ph\.?\s?eur\.?|extra pure|puriss\.?|for synthesis)(?=\W|$)/g

/** Labelled forms: `-d6`, `(13C)`, `deuterated`. Isotopes don't change which chemical it is. */
const ISOTOPES =
  /\b(?:deuterated|perdeuterated|isotop\w*[ -]label\w*)\b|[-–]d\d{1,2}(?=\W|$)|[([]?\b(?:\d{1,2}c\d?|15n\d?|18o\d?)\b[)\]]?-?(?=\W|$)/g

/**
 * One key for a name however it is typed: letters and digits only, with a comma left between two numbers; Greek letters
 * spelt out, `sulph` as `sulf`; grade, water and isotope words, accents, hyphens and primes gone. Stereo prefixes stay,
 * since a dictionary may list them as names of their own. Empty where nothing is left.
 */
export const nameKey = (name: string): string => {
  let text = [...name.normalize('NFKC').toLowerCase()].map((sign) => GREEK[sign] ?? sign).join('')
  text = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
  text = text.replace(ISOTOPES, ' ').replace(GRADES, ' ')
  for (const [pattern, spelling] of SPELLINGS) text = text.replace(pattern, spelling)
  return text
    .replace(/\s*[,.]\s*/g, ',')
    .replace(/[^\p{L}\p{N},]/gu, '')
    .replace(/(?<!\d),|,(?!\d)/g, '')
}
