'use client'
import { englishForLink, type LinkMessages } from '@relink/core'
import { useContext } from 'react'
import { RelinkContext } from '../relink-context.ts'

/** The provider's words for the way through Link, or English. Brings no words about connections along. */
export const useMessages = (): LinkMessages => useContext(RelinkContext)?.messages ?? englishForLink
