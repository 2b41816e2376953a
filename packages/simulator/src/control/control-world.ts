import type { Engine } from '../engine/engine.ts'

/** What a control works on. */
export interface ControlWorld {
  engine: Engine
  /** Lets those calls go on whose fault is gone. */
  releaseFaults: () => void
  /** Hears of everything that changed. */
  changed: () => void
}
