/** Which version of a provision is in force on a day. Nothing outside its dates is ever prolonged. */
import type { Provision, Version } from './model.ts'

/** Order by the day they come into force. */
export const compareVersions = (a: Version, b: Version): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/** The version in force on a day (YYYY-MM-DD; `to` is exclusive), if there is one. */
export const versionOn = (provision: Provision, day: string): Version | undefined =>
  provision.versions.find((version) => version.from <= day && (version.to === undefined || day < version.to))
