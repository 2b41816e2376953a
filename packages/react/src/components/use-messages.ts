'use client'
import { englishForFlow, type FlowMessages } from '@relink/core'
import { useContext } from 'react'
import { RelinkContext } from '../relink-context.ts'

/** The provider's words for the way through Link, or English. Brings no words about what can go wrong along. */
export const useMessages = (): FlowMessages => useContext(RelinkContext)?.messages ?? englishForFlow
