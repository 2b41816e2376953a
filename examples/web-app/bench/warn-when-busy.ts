import { availableParallelism, loadavg } from 'node:os'

/** Says so when others keep the machine busy, since then all times are too long. */
export const warnWhenBusy = (): void => {
  const [load = 0] = loadavg()
  const cores = availableParallelism()
  if (load > cores)
    console.log(
      `The machine is busy (load ${load.toFixed(1)}, ${cores} cores): times are too long.`,
    )
}
