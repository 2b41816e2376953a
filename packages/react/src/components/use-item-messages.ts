'use client'
import { english, type Messages } from '@relink/core'
import { useContext } from 'react'
import { RelinkContext } from '../relink-context.ts'

/** The provider's words, those about connections among them, or English. */
export const useItemMessages = (): Messages => useContext(RelinkContext)?.messages ?? english
