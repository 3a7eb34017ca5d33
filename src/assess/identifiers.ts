/** Numbers a party is known by, normalised and checked: IMO ship numbers (IMO A.1117(30)) and LEI (ISO 17442, ISO 7064 mod 97-10). */
import type { IdentifierKind } from './vocabulary.ts'

/** Capitals and digits only; a leading `IMO` of a ship number is dropped. */
export const normaliseIdentifier = (kind: IdentifierKind, text: string): string => {
  const plain = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return kind === 'imo' ? plain.replace(/^IMO/, '') : plain
}

/** What is wrong with an identifier, as the digit or form it should have; undefined if nothing can be said against it. `value` is normalised. */
export const checkIdentifier = (kind: IdentifierKind, value: string): string | undefined => {
  if (kind === 'imo') return checkImo(value)
  if (kind === 'lei') return checkLei(value)
  if (kind === 'mmsi') return /^\d{9}$/.test(value) ? undefined : 'an MMSI has nine digits'
  if (kind === 'bic')
    return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)
      ? undefined
      : 'a BIC has eight or eleven characters, the first six of them letters'
  return value.length >= 3 ? undefined : 'it is too short to tell anyone apart'
}

const checkImo = (value: string): string | undefined => {
  if (!/^\d{7}$/.test(value)) return 'an IMO number has seven digits'
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(value[i]) * (7 - i)
  return sum % 10 === Number(value[6]) ? undefined : `its last digit should be ${sum % 10}`
}

const checkLei = (value: string): string | undefined => {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return 'an LEI has twenty characters, the last two of them digits'
  let rest = 0
  for (const char of value) for (const digit of parseInt(char, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1 ? undefined : 'its check digits are wrong'
}
