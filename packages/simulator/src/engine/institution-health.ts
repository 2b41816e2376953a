import type { Engine } from './engine.ts'
import { findInstitution, type Institution } from './institutions.ts'

/** Says how a bank does now: as the control said, or as it always does. */
export const healthOf = ({ state }: Engine, { id, health }: Institution): Institution['health'] =>
  state.institutionHealth[id]?.health ?? health

/** Says how the bank of an id does now; healthy where there is no bank. */
export const isDown = (engine: Engine, institutionId: string | null): boolean => {
  const institution = findInstitution(institutionId)
  return institution !== undefined && healthOf(engine, institution) === 'down'
}

/** Since when a bank has been as it is now, in milliseconds since the epoch; null where it always was. */
export const healthSince = ({ state }: Engine, institutionId: string | null): number | null =>
  institutionId === null ? null : (state.institutionHealth[institutionId]?.since ?? null)
