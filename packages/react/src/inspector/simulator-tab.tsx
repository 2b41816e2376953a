'use client'
import { isSpent } from '@relink/core'
import { useId, useState, type ReactNode } from 'react'
import type { Relink } from '../relink-context.ts'
import { Choice } from './choice.tsx'
import { shortenToken } from './hide-secrets.ts'
import {
  breakages,
  faults,
  places,
  type InspectorSimulator,
  type SimulatedItem,
} from './inspector-simulator.ts'
import type { Recorder } from './recorder.ts'
import { readPending } from './use-pending-records.ts'
import { useSimulator } from './use-simulator.ts'

interface SimulatorTabProps {
  simulator: InspectorSimulator
  relink: Relink
  recorder: Recorder
}

const hour = 60 * 60_000
const jumps = [
  { label: '30 min', by: hour / 2 },
  { label: '1 day', by: 24 * hour },
  { label: '7 days', by: 7 * 24 * hour },
]

/** Breaks connections, requests and banks, and moves the simulator's clock. */
export const SimulatorTab = ({ simulator, relink, recorder }: SimulatorTabProps): ReactNode => {
  const { world, told, act } = useSimulator(simulator, relink.userKey, recorder)
  const [itemId, chooseItem] = useState('')
  const [bankId, chooseBank] = useState('')
  const [how, chooseHow] = useState(0)
  const [fault, chooseFault] = useState(0)
  const [place, choosePlace] = useState(0)
  const item = world?.items.find((each) => each.itemId === itemId) ?? world?.items[0]
  const bank = world?.banks.find((each) => each.institutionId === bankId) ?? world?.banks[0]
  const breakage = breakages[how]

  const expire = async (): Promise<string> => {
    const { records } = await readPending(relink.loadPendingLinks)
    const pending = records.find((record) => !isSpent(record))
    if (pending === undefined || isSpent(pending)) return 'There is no pending link to expire.'
    await simulator.expireLinkToken(pending.linkToken)
    return `${shortenToken(pending.linkToken)} is no longer good.`
  }
  const setHealth = (health: 'healthy' | 'degraded' | 'down') => async (): Promise<string> => {
    await simulator.setInstitutionHealth(bank?.institutionId ?? '', health)
    return `${bank?.name} is ${health} now.`
  }

  return (
    <>
      <p role="status" className="relink-inspector-told">
        {told}
      </p>
      <Group name="A connection">
        <Choice
          label="Item"
          value={item?.itemId ?? ''}
          onChoose={chooseItem}
          options={(world?.items ?? []).map((each) => ({
            value: each.itemId,
            label: `${tellItem(each)}${each.problem ? `, ${each.problem.code}` : ''}`,
          }))}
        />
        <Choice
          label="What happens"
          value={how}
          onChoose={(value) => chooseHow(Number(value))}
          options={breakages.map(({ label }, index) => ({ value: index, label }))}
        />
        <Act
          isOff={item === undefined}
          on={act('break the Item', async () => {
            await breakage?.run(simulator, item?.itemId ?? '', world?.now ?? 0)
            return `${tellItem(item)}: ${breakage?.label}.`
          })}
        >
          Let it happen
        </Act>
        <Act
          isOff={item === undefined}
          on={act('repair the Item', async () => {
            await simulator.repairItem(item?.itemId ?? '')
            return `${tellItem(item)} works again.`
          })}
        >
          Repair
        </Act>
      </Group>
      <Group name="The pending link">
        <Act on={act('expire the link token', expire)}>Expire its token</Act>
      </Group>
      <Group name="The next request to Plaid">
        <Choice
          label="Which"
          value={place}
          onChoose={(value) => choosePlace(Number(value))}
          options={places.map(({ label }, index) => ({ value: index, label }))}
        />
        <Choice
          label="Gets"
          value={fault}
          onChoose={(value) => chooseFault(Number(value))}
          options={faults.map(({ label }, index) => ({ value: index, label }))}
        />
        <Act
          on={act('let a request fail', async () => {
            const { label, ...kind } = faults[fault] ?? { label: '', kind: 'fail' }
            const { where, label: which } = places[place] ?? { where: '*', label: '' }
            await simulator.addFault({ where, ...kind, times: 1 })
            return `Once, ${which} gets: ${label}.`
          })}
        >
          Let it fail
        </Act>
        <Act
          on={act('clear the faults', async () => {
            await simulator.clearFaults()
            return 'Requests are answered as usual.'
          })}
        >
          Clear faults
        </Act>
      </Group>
      <Group name="A bank">
        <Choice
          label="Bank"
          value={bank?.institutionId ?? ''}
          onChoose={chooseBank}
          options={(world?.banks ?? []).map(({ institutionId, name, health }) => ({
            value: institutionId,
            label: health === 'healthy' ? name : `${name}, ${health}`,
          }))}
        />
        <Act on={act('take the bank down', setHealth('down'))}>Take it down</Act>
        <Act on={act('slow the bank', setHealth('degraded'))}>Slow it</Act>
        <Act on={act('bring the bank back', setHealth('healthy'))}>Bring it back</Act>
      </Group>
      <Group name={`The simulator’s clock${world === null ? '' : `: ${tellDay(world.now)}`}`}>
        {jumps.map(({ label, by }) => (
          <Act
            key={label}
            on={act('move the clock', async () => {
              const { now } = await simulator.advanceClock(by)
              return `It is ${tellDay(now)} for the simulator.`
            })}
          >
            + {label}
          </Act>
        ))}
      </Group>
    </>
  )
}

const tellItem = (item: SimulatedItem | undefined): string =>
  item === undefined ? 'The Item' : `${item.institutionName ?? 'Numbers'} …${item.itemId.slice(-4)}`

const tellDay = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

const Group = ({ name, children }: { name: string; children: ReactNode }): ReactNode => {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="relink-inspector-card">
      <p id={id} className="relink-inspector-name">
        {name}
      </p>
      <div className="relink-inspector-row">{children}</div>
    </div>
  )
}

interface ActProps {
  on: () => void
  isOff?: boolean
  children: ReactNode
}

const Act = ({ on, isOff = false, children }: ActProps): ReactNode => (
  <button type="button" disabled={isOff} onClick={on}>
    {children}
  </button>
)
