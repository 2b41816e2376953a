import type { SimulatorControl } from '@relink/simulator'
import { connectControl, findControl } from '@relink/simulator/browser'
import type { ComponentProps } from 'react'
import type * as nothing from './inspector-nothing.ts'
import type { Inspector, InspectorProps, InspectorSimulator } from './inspector.ts'

// Whatever controls a simulator is one for the inspector, wherever the simulator runs.
connectControl('http://127.0.0.1:4100') satisfies InspectorSimulator
;({}) as SimulatorControl satisfies InspectorSimulator
;({ simulator: findControl() }) satisfies InspectorProps

// Both doors take the same.
;({}) as ComponentProps<typeof nothing.Inspector> satisfies ComponentProps<typeof Inspector>
;({}) as ComponentProps<typeof Inspector> satisfies ComponentProps<typeof nothing.Inspector>
