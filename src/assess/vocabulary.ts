/** The closed vocabularies of a transaction: the only words its fields and the policies' conditions may use. */

/** What is done with the goods or services (UNSCR 1540 OP3(d): export, transit, trans-shipment, re-export, brokering). */
export const ACTIVITIES = [
  'export',
  're-export',
  'transit',
  'trans-shipment',
  'brokering',
  'technical-assistance',
  'intangible-transfer',
  'import',
] as const
export type Activity = (typeof ACTIVITIES)[number]

/** What a party does in the transaction. */
export const ROLES = [
  'exporter',
  'supplier',
  'consignee',
  'end-user',
  'intermediary',
  'broker',
  'bank',
  'payer',
  'carrier',
  'vessel',
  'other',
] as const
export type Role = (typeof ROLES)[number]

/** What a party is. */
export const PARTY_KINDS = [
  'company',
  'person',
  'trading-company',
  'freight-forwarder',
  'bank',
  'shipping-line',
  'vessel',
  'university',
  'research-institute',
  'government',
  'military',
  'police',
  'international-organisation',
  'charity',
] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** What stands at a party's address. */
export const ADDRESS_KINDS = ['premises', 'office', 'residential', 'po-box', 'free-zone', 'virtual-office', 'forwarder-premises'] as const
export type AddressKind = (typeof ADDRESS_KINDS)[number]

/** Kinds of number a party is known by. */
export const IDENTIFIER_KINDS = ['imo', 'mmsi', 'lei', 'registration', 'tax', 'passport', 'bic', 'other'] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

/** How a leg of the route is travelled; `ship-to-ship` is a transfer at sea. */
export const MODES = ['sea', 'air', 'road', 'rail', 'post', 'pipeline', 'hand-carried', 'electronic', 'ship-to-ship'] as const
export type Mode = (typeof MODES)[number]

/** What the goods are for. `wmd`: nuclear, chemical or biological weapons or their means of delivery. */
export const END_USES = ['civil', 'military', 'police', 'wmd'] as const
export type EndUseCategory = (typeof END_USES)[number]

/** The trade the end user works in. */
export const SECTORS = [
  'aerospace',
  'agriculture',
  'automotive',
  'chemicals',
  'construction',
  'defence',
  'education',
  'electronics',
  'energy',
  'food',
  'healthcare',
  'metalworking',
  'mining',
  'nuclear-power',
  'oil-and-gas',
  'pharmaceuticals',
  'printing',
  'research',
  'retail',
  'semiconductors',
  'shipbuilding',
  'telecoms',
  'textiles',
  'transport',
  'water',
] as const
export type Sector = (typeof SECTORS)[number]

/** The end-use statement in hand. */
export const STATEMENTS = ['signed', 'unsigned', 'none'] as const
export type Statement = (typeof STATEMENTS)[number]

/** How it is paid. */
export const PAYMENTS = [
  'letter-of-credit',
  'documentary-collection',
  'bank-transfer',
  'open-account',
  'card',
  'cash',
  'barter',
  'cryptocurrency',
  'money-service',
  'none',
] as const
export type Payment = (typeof PAYMENTS)[number]

/** Why goods leave only for a time; `none`: they leave for good. */
export const TEMPORARY = [
  'exhibition',
  'demonstration',
  'testing',
  'tools-of-trade',
  'repair-and-return',
  'return-after-repair',
  'none',
] as const
export type Temporary = (typeof TEMPORARY)[number]

/** A line that is a service and not goods; those of `WITHOUT_ITEM` concern no item a control list could name. */
export const SERVICES = [
  'technical-assistance',
  'military-training',
  'scientific-training',
  'scientific-cooperation',
  'repair',
  'brokering',
  'financing',
  'insurance',
  'bunkering',
  'crewing',
  'chartering',
  'vessel-registration',
  'vessel-classification',
  'vessel-operation',
  'joint-venture',
  'worker-permit',
  'bulk-cash',
  'fishing-rights',
] as const
export type Service = (typeof SERVICES)[number]
export const WITHOUT_ITEM: readonly Service[] = [
  'financing',
  'insurance',
  'bunkering',
  'crewing',
  'chartering',
  'vessel-registration',
  'vessel-classification',
  'vessel-operation',
  'joint-venture',
  'worker-permit',
  'bulk-cash',
  'fishing-rights',
]

/** Broad classes of goods that measures name in words and not by code. */
export const GOODS = [
  'arms',
  'food',
  'medicine',
  'luxury',
  'coal',
  'foreign-coal',
  'iron',
  'lead',
  'gold',
  'titanium-ore',
  'vanadium-ore',
  'rare-earths',
  'copper',
  'nickel',
  'silver',
  'zinc',
  'seafood',
  'statue',
  'textiles',
  'aviation-fuel',
  'rocket-fuel',
  'crude-oil',
  'refined-petroleum',
  'natural-gas-liquids',
  'helicopter',
  'vessel',
  'passenger-aircraft-spare',
  'yacht',
  'jewellery',
  'passenger-car',
  'precious-watch',
  'snowmobile',
  'sports-equipment',
  'lead-crystal',
  'rug',
  'tableware',
] as const
export type Goods = (typeof GOODS)[number]

/** What people notice about a deal, without having to judge it. `complete: [observed]` says that nothing else was noticed. */
export const OBSERVATIONS = [
  'declined-installation',
  'declined-training',
  'declined-warranty',
  'declined-end-use-statement',
  'end-use-vague',
  'unfamiliar-with-product',
  'outside-line-of-business',
  'quantity-out-of-proportion',
  'pays-above-market',
  'changed-consignee-late',
  'changed-route-late',
  'odd-delivery-dates',
  'odd-packaging-or-labels',
  'asked-to-change-description',
  'asked-to-split-order',
  'secrecy-demanded',
  'no-site-visit-allowed',
  'shares-address-with-listed-party',
  'detour',
  'hidden-end-user',
  'military-connection',
  'copied-enquiry',
] as const
export type Observation = (typeof OBSERVATIONS)[number]

/** Collections a transaction can say it has given whole. */
export const COLLECTIONS = ['parties', 'route', 'observed'] as const
export type Collection = (typeof COLLECTIONS)[number]
