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

/**
 * The least standard atomic weight of each element with a characteristic isotopic composition (IUPAC, abridged values of 2021):
 * the lower end where an interval is given; below the value, by at most one in its last place, elsewhere.
 */
const LEAST_WEIGHTS: ReadonlyMap<string, number> = new Map(
  `H 1.0078, He 4.0026, Li 6.938, Be 9.0121, B 10.806, C 12.0096, N 14.0064, O 15.999, F 18.998, Ne 20.179, Na 22.989, Mg 24.304,
  Al 26.981, Si 28.084, P 30.973, S 32.059, Cl 35.446, Ar 39.792, K 39.098, Ca 40.074, Sc 44.955, Ti 47.866, V 50.941, Cr 51.995,
  Mn 54.938, Fe 55.843, Co 58.933, Ni 58.693, Cu 63.543, Zn 65.36, Ga 69.722, Ge 72.622, As 74.921, Se 78.963, Br 79.901, Kr 83.796,
  Rb 85.467, Sr 87.61, Y 88.905, Zr 91.22, Nb 92.906, Mo 95.94, Ru 101.05, Rh 102.9, Pd 106.41, Ag 107.86, Cd 112.41, In 114.81,
  Sn 118.7, Sb 121.75, Te 127.57, I 126.9, Xe 131.28, Cs 132.9, Ba 137.32, La 138.9, Ce 140.11, Pr 140.9, Nd 144.23, Sm 150.34,
  Eu 151.96, Gd 157.22, Tb 158.92, Dy 162.49, Ho 164.92, Er 167.25, Tm 168.93, Yb 173.03, Lu 174.96, Hf 178.47, Ta 180.94, W 183.83,
  Re 186.2, Os 190.2, Ir 192.21, Pt 195.07, Au 196.96, Hg 200.58, Tl 204.382, Pb 206.14, Bi 208.98, Th 232.03, Pa 231.03, U 238.02`
    .split(/,\s+/)
    .map((pair): [string, number] => {
      const [symbol = '', weight = ''] = pair.split(' ')
      return [symbol, Number(weight)]
    }),
)

/**
 * The least standard atomic weight of an element by symbol. Elements without one (technetium, promethium, radioactive ones from
 * polonium on) weigh at least their atomic number: too little, so that shares of the others come out too great, never too small.
 */
export const leastAtomicWeight = (symbol: string): number => LEAST_WEIGHTS.get(symbol) ?? elementNumber(symbol) ?? 0

/** Metals of the first two groups: they form salts, however a structure is drawn. */
export const SALT_METALS: ReadonlySet<string> = new Set(['Li', 'Na', 'K', 'Rb', 'Cs', 'Mg', 'Ca', 'Sr', 'Ba'])

/** F, Cl, Br and I. */
export const HALOGENS: ReadonlySet<string> = new Set(['F', 'Cl', 'Br', 'I'])
