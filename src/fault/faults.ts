/**
 * The one table of refusals: code -> sentence, HTTP status, exit code. docs/refusals.md is held equal to it by a test.
 * Each room's refusals stand in a block of their own, in the order of the rooms; keep the block sorted by code.
 */

/** How a refusal is said and answered. `says` has `{placeholders}`; `status` is HTTP, `exit` the command line's. */
export interface FaultEntry {
  readonly says: string
  readonly status: number
  readonly exit: number
}

const bad = (says: string): FaultEntry => ({ says, status: 400, exit: 2 })

const TABLE = {
  // input
  'input.not-found': { says: 'there is no file `{file}`', status: 404, exit: 2 },
  'input.not-yaml': bad('this is not well-formed YAML or JSON: {detail}'),
  'input.too-large': { says: 'the input has {size} bytes; at most {limit} are read', status: 413, exit: 2 },
  'input.empty': bad('the input is empty'),
  'input.bad-date': bad('`{text}` is not a date; write YYYY-MM-DD'),
  // quantity
  'quantity.bad-number': bad('`{text}` is not a number'),
  'quantity.no-unit': bad('`{text}` has no unit; {dimension} needs one'),
  'quantity.unknown-unit': bad('unknown unit `{unit}`'),
  'quantity.ambiguous-unit': bad('the unit `{unit}` is ambiguous'),
  'quantity.mismatch': bad('`{text}` is {found}, but {expected} is wanted'),
  'quantity.empty-range': bad('the range `{text}` is empty: its lower end is above its upper end'),
  // substance
  'substance.bad-cas': bad('`{cas}` is not a CAS number'),
  'substance.bad-cas-check': bad('the check digit of CAS number `{cas}` is wrong: it should be {digit}'),
  'substance.bad-formula': bad('`{formula}` is not a chemical formula'),
  'substance.unknown-family': bad('unknown chemical family `{family}`'),
  'substance.smiles': bad('`{smiles}` is not a SMILES that can be read'),
  // list
  'list.bad-shape': bad('`{field}` must be {wanted}'),
  'list.missing-field': bad('`{field}` is missing'),
  'list.unknown-field': bad('unknown field `{field}`'),
  'list.duplicate-id': bad('`{id}` stands twice'),
  'list.bad-id': bad('`{id}` is not a valid id'),
  'list.unknown-term': bad('unknown {what} `{id}`'),
  'list.lattice-cycle': bad('`{id}` is, in the end, a kind of itself: {way}'),
  'list.unknown-dimension': bad('unknown dimension `{dimension}`'),
  'list.bad-condition': bad('`{text}` is not a condition that can be read'),
  'list.empty-condition': bad('`{op}` has nothing in it'),
  'list.unknown-attribute': bad('unknown attribute `{attr}`'),
  'list.wrong-type': bad('`{attr}` is a {type}; `{form}` needs {wanted}'),
  'list.unknown-value': bad('`{value}` is not in the vocabulary `{vocabulary}` of `{attr}`'),
  'list.empty-band': bad('the band `{text}` is empty'),
  'list.out-of-bounds': bad('`{written}` is beyond what `{attr}` can physically be ({bounds})'),
  'list.unknown-reference': bad('there is no provision `{to}`'),
  'list.reference-cycle': bad('`{id}` refers to itself: {way}'),
  'list.bad-range': bad('the range `{from} to {to}` is not one of provisions of the same list'),
  'list.no-version': bad('`{id}` has no version'),
  'list.overlapping-versions': bad('two versions of `{id}` are in force from {from}'),
  'list.bad-period': bad('`{id}` ends ({to}) before it begins ({from})'),
  'list.kind-widens': bad('`{id}` is about `{kind}`, which is not a kind of its heading\'s `{parent}`'),
  'list.no-kind': bad('`{id}` has no kind, and inherits none'),
  'list.no-citation': bad('`{id}` names no locator in its instrument'),
  'list.bad-effect': bad('unknown effect `{effect}`'),
  'list.bad-count': bad('`{text}` is not a whole number of at least 1'),
  'list.bad-level': bad('unknown level of judgement `{level}`'),
  'list.bad-cost': bad('the cost of asking must be 0 to 5, not `{cost}`'),
  'list.no-question': bad('the attribute `{attr}` has no question that asks for it'),
  'list.heading-matches': bad('the heading `{id}` has no provision below it'),
  'list.note-without-condition': bad('an excluding note needs `exclude:` with a condition'),
  'list.redirect-without-target': bad('a redirecting note needs the provision it points to'),
  'list.not-locked': bad('`{id}` changed its meaning without a new version'),
  'list.lock-stale': bad('the lock file names `{id}` from {from}, which no list has'),
  'list.compiled-stale': bad('the compiled lists are older than their sources'),
  'list.compiled-broken': bad('the compiled lists cannot be read: {detail}'),
  'list.unknown-list': { says: 'there is no list `{id}`', status: 404, exit: 2 },
  'list.no-provision': { says: 'there is no provision `{id}`', status: 404, exit: 2 },
  // assess
  'assess.bad-amount': bad('`{text}` is not an amount of goods'),
  'assess.bad-country': bad('`{text}` is not a country code'),
  'assess.bad-currency': bad('`{text}` is not a currency code'),
  'assess.bad-exemption': bad('`{text}` is not the id of an exemption'),
  'assess.bad-hs': bad('`{text}` is not a Harmonized System code'),
  'assess.bad-identifier': bad('`{text}` is not a valid {kind} number'),
  'assess.bad-line-number': bad('`{text}` is not a line number'),
  'assess.bad-listed': bad('faults in the list of parties `{file}`: {count}'),
  'assess.bad-money': bad('`{text}` is not an amount of money'),
  'assess.bad-policy': bad('faults in the policy: {count}'),
  'assess.bad-provision': bad('`{text}` is not the full id of a provision'),
  'assess.bad-transaction': bad('faults in the transaction `{file}`: {count}'),
  'assess.claim-both': bad('a line is claimed both not to be controlled and to be controlled'),
  'assess.duplicate-party': bad('`{name}` stands twice as {role}; first as party {other}'),
  'assess.empty-line': bad('line {line} says nothing of what it is'),
  'assess.flag-of-no-vessel': bad('only a vessel flies a flag; this party is `{role}`'),
  'assess.founded-later': bad('a party founded `{founded}` can\'t take part on {date}'),
  'assess.no-amount': bad('`{text}` is not more than nothing'),
  'assess.no-lines': bad('the transaction has no lines'),
  'assess.no-such-line': bad('there is no line {line}; the transaction has {count}'),
  'assess.returns-before': bad('the goods come back (`{returns}`) before they leave ({date})'),
  'assess.route-gap': bad('one leg ends in `{to}` and the next starts in `{from}`'),
  'assess.service-with-goods': bad('line {line} is a service (`{service}`) and goods at once'),
  'assess.too-long': bad('`{field}` has {length} characters; at most {limit} are read'),
  'assess.too-many': bad('there are {count} {what}; at most {limit} are read'),
  'assess.unknown-exemption': bad('no policy has the exemption `{exemption}`'),
  'assess.unknown-vessel': bad('no party is the vessel `{name}`'),
  'assess.unknown-word': bad('unknown {what} `{word}`'),
  'assess.yes-no': bad('`{text}` is neither `yes` nor `no`'),
  // policy
  'policy.bad-condition': bad('`{text}` is not a condition that can be read'),
  'policy.bad-limit': bad('`{text}` is not a limit for `{field}`'),
  'policy.duplicate-id': bad('`{id}` stands twice'),
  'policy.empty-condition': bad('`{op}` has nothing in it'),
  'policy.no-citation': bad('`{id}` cites no instrument'),
  'policy.no-version': bad('`{id}` has no version'),
  'policy.out-of-scope': bad('`{field}` is of a {scope}; here no {scope} is looked at'),
  'policy.overlapping-versions': bad('two versions of `{id}` are in force from {from}'),
  'policy.term-cycle': bad('the term `{id}` is defined by itself: {way}'),
  'policy.unknown-field': bad('unknown field `{field}`'),
  'policy.unknown-value': bad('`{value}` is not a value of `{field}`'),
  'policy.bad-weight': bad('`{text}` is not a weight of 1 to 100'),
  'policy.bad-period': bad('`{id}` ends ({to}) before it begins ({from})'),
  'policy.wrong-type': bad('`{field}` is {type}; `{form}` needs {wanted}'),
  // web
  'web.bad-record': bad('this is not a self-check saved by Gatehouse: {detail}'),
  'web.no-lists': { says: 'the lists could not be fetched', status: 503, exit: 2 },
  // classify
  'facts.bad-country': bad('`{text}` is not a country code of two letters'),
  'facts.bad-curve': bad('`{attr}` is not a curve that can be read: {detail}'),
  'facts.bad-hs': bad('`{text}` is not a customs code'),
  'facts.contradiction': bad('`{attr}` contradicts `{other}`'),
  'facts.kind-ruled-out': bad('`{kind}` is ruled out by `{other}`, which the item is not'),
  'facts.not-bool': bad('`{text}` is neither `true` nor `false`'),
  'facts.not-whole': bad('`{text}` is not a whole number'),
  'facts.out-of-bounds': bad('`{text}` is physically impossible for `{attr}`, which lies {bounds}'),
  'facts.over-whole': bad('the shares add up to {sum}, more than the whole'),
  'facts.tie-without-target': bad('the tie names neither a provision nor an item'),
  'facts.unknown-status': bad('unknown status `{status}`'),
  'facts.unknown-value': bad('`{value}` is not a value of `{attr}`'),
  'facts.wrong-form': bad('`{attr}` is a {type}; this is not one'),
  // server
  'server.bad-request': bad('the request is not of the form that is asked for: {detail}'),
  'server.too-many': { says: 'more than {most} requests in a minute', status: 429, exit: 2 },
  // cli
  'cli.bad-port': bad('`{port}` is not a port; write a number from 0 to 65535'),
  'cli.port-in-use': bad('port {port} is in use'),
} satisfies Record<string, FaultEntry>

/** A code of the table. */
export type FaultCode = keyof typeof TABLE

/** The table; see `Fault`. */
export const FAULTS: Readonly<Record<FaultCode, FaultEntry>> = TABLE
