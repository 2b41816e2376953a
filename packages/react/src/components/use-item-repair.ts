'use client'
import { describeHealth, english, type Item } from '@relink/core'
import { useRepairIn, type Begun, type Repair, type UseRepairOptions } from '../hooks/use-repair.ts'

const words = { describeHealth, english }

/** `useRepair` for what is fetched together with the words. */
export const useItemRepair = (item: Item, options: UseRepairOptions, noted?: Begun): Repair =>
  useRepairIn(words, item, options, noted)
