/** The lists the house knows: who publishes them, in what form and where, how many parties are plausible, and how soon a copy is stale. */
import { readAustralia } from './australia.ts'
import { readCanada } from './canada.ts'
import { readEuCsv, readEuXml } from './eu.ts'
import { readOfacCsv } from './ofac-csv.ts'
import { readOfacXml } from './ofac-xml.ts'
import { readFtm, readTargets } from './opensanctions.ts'
import { readOwnCsv, readOwnYaml } from './own.ts'
import type { ListReader } from './reading.ts'
import { readUkCsv, readUkOds } from './uk.ts'
import { readUn } from './un.ts'
import { readCsl, readDenied } from './us.ts'
import { readWallets } from './wallets.ts'

/** Readers by the name of their format. */
export const READERS = {
  'un-xml': readUn,
  'ofac-csv': readOfacCsv,
  'ofac-xml': readOfacXml,
  'us-csl-csv': readCsl,
  'us-dpl-txt': readDenied,
  'uk-ods': readUkOds,
  'uk-csv': readUkCsv,
  'canada-xml': readCanada,
  'australia-csv': readAustralia,
  'eu-xml': readEuXml,
  'eu-csv': readEuCsv,
  'ftm-json': readFtm,
  'targets-csv': readTargets,
  'wallets-txt': readWallets,
  'own-csv': readOwnCsv,
  'own-yaml': readOwnYaml,
} as const satisfies Readonly<Record<string, ListReader>>

/** A format's name. */
export type ListFormat = keyof typeof READERS

/** A list the house knows. `formats`: the first is fetched; others may be imported. `bounds`: parties a whole list plausibly has. `shrink`, `grow`: the share by which one update may change its size. */
export interface ListSource {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly formats: readonly ListFormat[]
  readonly files: readonly { readonly name: string; readonly url: string }[]
  readonly bounds: readonly [number, number]
  readonly shrink: number
  readonly grow: number
  readonly freshDays: number
  readonly invented: boolean
}

const source = (one: Pick<ListSource, 'id' | 'title' | 'publisher' | 'formats' | 'bounds'> & Partial<ListSource>): ListSource => ({
  files: [],
  shrink: 0.1,
  grow: 0.5,
  freshDays: 7,
  invented: false,
  ...one,
})

const OFAC = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/'
const UNITED_STATES = 'Office of Foreign Assets Control, United States'

/** The lists, by id. Addresses are the publishers' own. */
export const SOURCES: readonly ListSource[] = [
  source({
    id: 'UN',
    title: 'Consolidated List',
    publisher: 'United Nations Security Council',
    formats: ['un-xml'],
    files: [{ name: 'consolidated.xml', url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' }],
    bounds: [600, 5_000],
  }),
  source({
    id: 'US-SDN',
    title: 'Specially Designated Nationals',
    publisher: UNITED_STATES,
    formats: ['ofac-csv', 'ofac-xml'],
    files: ['sdn', 'alt', 'add', 'sdn_comments'].map((name) => ({ name: `${name}.csv`, url: `${OFAC}${name.toUpperCase()}.CSV` })),
    bounds: [5_000, 60_000],
  }),
  source({
    id: 'US-CONS',
    title: 'Consolidated Non-SDN List',
    publisher: UNITED_STATES,
    formats: ['ofac-csv', 'ofac-xml'],
    files: ['prim', 'alt', 'add', 'comments'].map((name) => ({ name: `cons_${name}.csv`, url: `${OFAC}CONS_${name.toUpperCase()}.CSV` })),
    bounds: [200, 5_000],
    shrink: 0.25,
  }),
  source({
    id: 'US-CSL',
    title: 'Consolidated Screening List',
    publisher: 'International Trade Administration, United States',
    formats: ['us-csl-csv'],
    files: [{ name: 'consolidated.csv', url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv' }],
    bounds: [3_000, 80_000],
  }),
  source({
    id: 'US-DPL',
    title: 'Denied Persons List',
    publisher: 'Bureau of Industry and Security, United States',
    formats: ['us-dpl-txt'],
    files: [{ name: 'dpl.txt', url: 'https://www.bis.doc.gov/dpl/dpl.txt' }],
    bounds: [200, 5_000],
    shrink: 0.25,
  }),
  source({
    id: 'US-WALLETS',
    title: 'Digital currency addresses of Specially Designated Nationals',
    publisher: UNITED_STATES,
    formats: ['wallets-txt'],
    bounds: [100, 100_000],
    freshDays: 30,
  }),
  source({
    id: 'GB',
    title: 'UK Sanctions List',
    publisher: 'Foreign, Commonwealth and Development Office, United Kingdom',
    formats: ['uk-csv', 'uk-ods'],
    files: [{ name: 'UK-Sanctions-List.csv', url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv' }],
    bounds: [2_000, 30_000],
  }),
  source({
    id: 'CA',
    title: 'Consolidated Canadian Autonomous Sanctions List',
    publisher: 'Global Affairs Canada',
    formats: ['canada-xml'],
    files: [
      {
        name: 'sema-lmes.xml',
        url: 'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
      },
    ],
    bounds: [2_000, 30_000],
  }),
  source({
    id: 'AU',
    title: 'Australian Sanctions Consolidated List',
    publisher: 'Department of Foreign Affairs and Trade, Australia',
    formats: ['australia-csv'],
    bounds: [3_000, 60_000],
  }),
  source({
    id: 'EU',
    title: 'Consolidated list of financial sanctions',
    publisher: 'European Commission',
    formats: ['eu-xml', 'eu-csv'],
    files: [
      { name: 'xmlFullSanctionsList_1_1.xml', url: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content' },
    ],
    bounds: [1_500, 30_000],
  }),
  source({
    id: 'OPENSANCTIONS',
    title: 'Consolidated sanctions',
    publisher: 'OpenSanctions',
    formats: ['targets-csv', 'ftm-json'],
    files: [{ name: 'targets.simple.csv', url: 'https://data.opensanctions.org/datasets/latest/sanctions/targets.simple.csv' }],
    bounds: [10_000, 5_000_000],
  }),
  source({
    id: 'INVENTED',
    title: 'Invented parties, for trial only',
    publisher: 'Gatehouse',
    formats: ['own-yaml'],
    bounds: [1, 1_000],
    freshDays: 36_500,
    invented: true,
  }),
]

/** The list of an id; an id of one's own (capitals, digits, dashes) is a list of the own CSV with no expectations but to be there. */
export const sourceOf = (id: string): ListSource | undefined =>
  SOURCES.find((one) => one.id === id) ??
  (/^OWN-[A-Z0-9-]{1,40}$/.test(id)
    ? source({
        id,
        title: id,
        publisher: 'own list',
        formats: ['own-csv', 'own-yaml', 'ftm-json', 'targets-csv'],
        bounds: [1, 5_000_000],
        freshDays: 365,
      })
    : undefined)

/** The format a file of a list has, by its name's end. */
export const formatOf = (list: ListSource, file: string): ListFormat | undefined => {
  const end = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  const ends: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml' }
  return list.formats.find((format) => format.endsWith(`-${ends[end] ?? end}`))
}
