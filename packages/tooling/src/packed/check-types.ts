import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedDoors } from './check-runs.ts'
import { runCommand } from './run-command.ts'

/**
 * Type-checks a file that imports every door, and with it all of our declarations.
 *
 * Faults in the declarations of others are counted and told; faults in ours fail.
 */
export const checkTypes = async (
  consumer: string,
  compiler: string,
  resolution: 'bundler' | 'nodenext',
): Promise<string> => {
  const place = join(consumer, `${compiler}-${resolution}`)
  mkdirSync(place, { recursive: true })
  const doors = installedDoors(consumer)
  const imports = doors.map((door, index) => `import * as door${index} from '${door}'`)
  const names = doors.map((_, index) => `door${index}`)
  writeFileSync(
    join(place, 'every-door.ts'),
    `${imports.join('\n')}\nexport const doors = [${names.join(', ')}]\n`,
  )
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: resolution === 'nodenext' ? 'NodeNext' : 'ESNext',
    moduleResolution: resolution,
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    types: ['node'],
    noEmit: true,
  }
  writeFileSync(
    join(place, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['every-door.ts'] }),
  )
  // TypeScript 7 has no compiler to call, but is fast enough to check the declarations of others as well.
  const command =
    compiler === 'typescript'
      ? ['node_modules/typescript/bin/tsc', '-p', place, '--pretty', 'false']
      : ['check-declarations.cjs', compiler, place]
  const { status, output } = await runCommand(process.execPath, command, consumer)
  const faults = output.split('\n').filter((line) => / error TS\d+: /.test(`${line} `))
  const ours = faults.filter((line) => line.includes('@relink') || !line.includes('node_modules'))
  if (ours.length > 0 || (status !== 0 && faults.length === 0)) throw new Error(output)
  const others = faults.length > 0 ? `; ${faults.length} faults in declarations of others` : ''
  return `${doors.length} doors${others}`
}
