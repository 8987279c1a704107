'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { channelOf, NO_CHANNEL, type Channel, type ChannelState } from './canvas-channel'

/**
 * The channel of a canvas: who is where on it, and what it says. The pages of one canvas share it,
 * and it outlives them for a moment, so that whoever goes from one to the next has not left.
 */
export function useCanvasChannel(documentId: string, userId: string): ChannelState & Acts {
  const channel = useMemo(() => channelOf(documentId, userId), [documentId, userId])
  const state = useSyncExternalStore(channel.subscribe, channel.get, noChannel)
  return useMemo(() => ({ ...state, onEvent: channel.onEvent, channel }), [state, channel])
}

interface Acts {
  /** Hears events of the channel; returns how to stop. */
  onEvent: Channel['onEvent']
  channel: Channel
}

function noChannel(): ChannelState {
  return NO_CHANNEL
}
