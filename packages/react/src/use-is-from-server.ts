'use client'
import { useState, useSyncExternalStore } from 'react'

const never = () => (): void => undefined
const no = (): boolean => false
const yes = (): boolean => true

/** Whether this came to the page as HTML from a server, or is on its way there; stays as it was at first. */
export const useIsFromServer = (): boolean => useState(useSyncExternalStore(never, no, yes))[0]
