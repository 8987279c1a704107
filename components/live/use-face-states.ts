'use client'

import { useMemo } from 'react'
import { isRing } from '@/lib/company'
import type { ChannelState } from './canvas-channel'

/** How everybody's face is drawn: a ring for who is not at the page, a double ring for who is followed. */
export function useFaceStates({ company, follow }: Pick<ChannelState, 'company' | 'follow'>) {
  return useMemo(() => {
    const states = new Map<string, 'away' | 'following'>()
    for (const one of company) if (isRing(one)) states.set(one.person.id, 'away')
    if (follow.kind === 'following') states.set(follow.whom, 'following')
    return states
  }, [company, follow])
}
