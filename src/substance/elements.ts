/** The elements by atomic number (IUPAC 2016), for engines that speak in numbers and formulas that speak in symbols. */

const SYMBOLS =
  `H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd
  Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac
  Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og`.split(/\s+/)

const NUMBERS: ReadonlyMap<string, number> = new Map(SYMBOLS.map((symbol, index) => [symbol, index + 1]))

/** The symbol of an atomic number, or undefined beyond 1 to 118. */
export const elementSymbol = (number: number): string | undefined => SYMBOLS[number - 1]

/** The atomic number of a symbol, or undefined where there is no such element. */
export const elementNumber = (symbol: string): number | undefined => NUMBERS.get(symbol)

/** Metals of the first two groups: they form salts, however a structure is drawn. */
export const SALT_METALS: ReadonlySet<string> = new Set(['Li', 'Na', 'K', 'Rb', 'Cs', 'Mg', 'Ca', 'Sr', 'Ba'])

/** F, Cl, Br and I. */
export const HALOGENS: ReadonlySet<string> = new Set(['F', 'Cl', 'Br', 'I'])
