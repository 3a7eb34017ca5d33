import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames } from './compare.ts'
import type { Schema } from './model.ts'
import { analyseName } from './names.ts'
import { chineseSyllables, kana, koreanSyllables, romanise } from './romanise.ts'
import { THRESHOLDS } from './score.ts'
import { scriptOf } from './scripts.ts'
import { eastern, phone, skeleton } from './sound.ts'

const score = (a: string, b: string, schema: Schema): number => compareNames(analyseName(a, schema), analyseName(b, schema)).score

describe('names that are one', () => {
  test.for<readonly [Schema, string, string]>([
    ['person', 'محمد علي', 'Mohamed Ali'],
    ['person', 'أحمد حسن', 'Ahmed Hassan'],
    ['person', 'حسن روحانی', 'Hassan Rouhani'],
    ['person', 'Владимир Иванов', 'Vladimir Ivanov'],
    ['person', 'Сергей Петров', 'Sergei Petrov'],
    ['person', 'Sergejs Petrovs', 'Sergey Viktorovich PETROV'],
    ['person', '李明', 'Li Ming'],
    ['person', '王伟', 'Wang Wei'],
    ['person', '김민수', 'Kim Min Soo'],
    ['person', '박영희', 'Park Young-hee'],
    ['person', '이민호', 'Lee Min Ho'],
    ['person', 'Chang Su', 'Jang Su'],
    ['person', 'バラク・オバマ', 'Barack Obama'],
    ['person', 'משה', 'Moshe'],
    ['person', 'Νικόλαος', 'Nikolaos'],
    ['person', 'สมชาย', 'Somchai'],
    ['person', 'Mao Tse-tung', 'Mao Zedong'],
    ['person', 'Abdulaziz Test', 'Abd al-Aziz Test'],
    ['person', 'Jon Smyth', 'John Smith'],
    ['person', 'Doe, Theodore', 'Ted Doe'],
    ['person', 'N. Nazarbayev', 'Nursultan Nazarbayev'],
    ['person', 'Dr. Rami Sample', 'Rami Sample'],
    ['person', 'AlisherSample', 'Alisher Sample'],
    ['organisation', 'ООО Ромашка', 'Romashka LLC'],
    ['organisation', 'Volkswagen Gesellschaft mit beschränkter Haftung', 'Volkswagen GmbH'],
    ['organisation', 'A.B.C. Aviation', 'ABC Aviation'],
    ['organisation', 'Procter & Gamble Co.', 'Procter and Gamble Company'],
    ['organisation', 'First Bank Int’l', '1st International Bank'],
    ['organisation', 'PLA', "People's Liberation Army"],
    ['organisation', 'SampleworksAG', 'Sampleworks AG'],
    ['vessel', 'M/V Hellenic Spirit', 'HELLENIC SPIRIT'],
  ])('%s: %s is %s', ([schema, a, b]) => {
    expect(score(a, b, schema)).toBeGreaterThanOrEqual(THRESHOLDS.possible)
  })
})

describe('names that are not one, however high a naive score', () => {
  test.for<readonly [Schema, string, string]>([
    ['organisation', 'CORP', 'CORP'],
    ['organisation', 'CORP', 'Exxon Mobil Corp'],
    ['organisation', 'Limited', 'Sample Limited'],
    ['organisation', 'International Trading', 'Global International Trading Company Test'],
    ['organisation', 'Group', 'Wagner Group'],
    ['organisation', 'BAE Systems, Inc.', 'BAE Industries, Inc.'],
    ['organisation', 'CDE Company', 'A.B.C. Company'],
    ['organisation', 'China National Pipeline Corporation', 'China National Petroleum Corporation'],
    ['person', 'Mohammed', 'Mohammed bin Salman'],
    ['person', 'Ali', 'Ali Hassan'],
    ['person', 'Kim', 'Kim Jong Un'],
    ['person', 'N.N.', 'Nursultan Nazarbayev'],
    ['person', 'A. Nazarbayev', 'Nursultan Nazarbayev'],
    ['person', 'J. S.', 'John Smith'],
    ['person', 'Frost, William G.', 'William W Frost'],
    ['person', 'Kim Jong Man', 'Kim Jong Sik'],
    ['person', 'Ihab Makhlouf', 'Rami Makhlouf'],
    ['person', 'Paul Murphy', 'Pol Pot'],
    ['person', 'Ahmad bin Hasan al-Ubaidi', 'Hasan bin Ahmad al-Ubaidi'],
    ['person', '', 'Anyone'],
    ['vessel', 'Snow', 'Snoe'],
    ['vessel', 'Ocean Star 7', 'Ocean Star 12'],
  ])('%s: %s is not %s', ([schema, a, b]) => {
    expect(score(a, b, schema)).toBeLessThan(THRESHOLDS.possible)
  })
})

test('a comparison is the same both ways and stays within 0 and 1', () => {
  const word = fc.stringMatching(/^[A-Za-zА-Яа-яا-ي一-龥가-힣' .-]{0,24}$/)
  fc.assert(
    fc.property(word, word, fc.constantFrom<Schema>('person', 'organisation', 'vessel'), (a, b, schema) => {
      const [there, back] = [score(a, b, schema), score(b, a, schema)]
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(1)
      expect(Math.abs(there - back)).toBeLessThan(0.001)
    }),
    { numRuns: 150 },
  )
})

test('a name is itself', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z][a-z]{4,9} [A-Z][a-z]{4,9}$/),
      (name) => score(name, name, 'person') >= 0.99 || analyseName(name, 'person').parts.length < 2,
    ),
  )
})

test('no text breaks the normaliser', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => analyseName(text, 'person').parts.length <= 60 && analyseName(text, 'organisation').parts.length <= 80,
    ),
  )
})

test.for<readonly [string, string]>([
  ['Иванов', 'Cyrl'],
  ['محمد', 'Arab'],
  ['王', 'Hani'],
  ['バラク', 'Kana'],
  ['김', 'Hang'],
  ['Müller', 'Latn'],
  ['123', 'Latn'],
  ['সহ', 'Zyyy'],
])('%s is written in %s', ([text, script]) => {
  expect(scriptOf(text)).toBe(script)
})

test('scripts are read by their own tables', () => {
  expect(koreanSyllables('김정은')).toEqual(['gim', 'jeong', 'eun'])
  expect(chineseSyllables('单伟', true)).toEqual(['shan', 'wei'])
  expect(kana('ショウジ')).toBe('shouji')
  expect(romanise('Щербаков', 'Cyrl')).toBe('shcherbakov')
  expect(romanise('محمد', 'Arab')).toBe('mhmd')
})

test('sounds fold spellings of one sound, and no others', () => {
  expect(phone('sergej')).toBe(phone('sergey'))
  expect(phone('schulze')).toBe(phone('shulze'))
  expect(phone('mohammed')).toBe(phone('mohamed'))
  expect(phone('salman')).not.toBe(phone('sultan'))
  expect(skeleton('mohammed')).toBe(skeleton('mhmd'))
  expect(skeleton('hassan')).not.toBe(skeleton('karim'))
  expect(eastern('zedong')).toBe(eastern('tsetung'))
  expect(eastern('jong')).not.toBe(eastern('sik'))
})

test('forms are set aside and normalised', () => {
  expect(analyseName('Volkswagen Aktiengesellschaft', 'organisation').forms).toEqual(analyseName('Volkswagen AG', 'organisation').forms)
  expect(analyseName('ПАО Газпром', 'organisation').parts.map((one) => one.plain)).toEqual(['gazprom'])
  expect(analyseName('CORP', 'organisation').parts).toEqual([])
})
