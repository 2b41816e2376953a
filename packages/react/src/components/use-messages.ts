'use client'
import { english, type Messages } from '@relink/core'
import { useContext } from 'react'
import { RelinkContext } from '../relink-context.ts'

/** The provider's words, or English. */
export const useMessages = (): Messages => useContext(RelinkContext)?.messages ?? english
