import type { CanvasEvent, WhoIsWhere } from '@/lib/canvases'
import { canvasEventFrom } from '@/lib/canvas-events'
import { companyOf, hereFrom, LEFT_FOR_MS, type Companion, type Tab } from '@/lib/company'
import { personFrom, type Person } from '@/lib/faces'
import { afterFollow, NOT_FOLLOWING, type Follow, type FollowEvent } from '@/lib/follow'
import type { Gathering } from '@/lib/gathering'
import { LiveHolder, NOTHING, type Held } from './use-live-document'
import { watchActs } from './watch-acts'

/** Where to go next: somebody's place, or a heading; on a page that may not be open yet. */
export interface Jump {
  /** An element, or null for the board. */
  place: string | null
  person: string | null
  section: string | null
}

export interface ChannelState extends Held {
  /** Who has which element open, by the server's word; as it was last, while the line is down. */
  where: WhoIsWhere
  company: readonly Companion[]
  follow: Follow
  /** Somebody asked everyone to come, and it was not answered yet. */
  gathering: Gathering | null
  jump: Jump | null
}

export const NO_CHANNEL: ChannelState = {
  ...NOTHING,
  where: {},
  company: [],
  follow: NOT_FOLLOWING,
  gathering: null,
  jump: null,
}

/** How long a channel that no page uses stays open: the next page of the canvas is on its way. */
const LINGER_MS = 4000
const CHANNELS = new Map<string, Channel>()

/** The channel that all pages of a canvas share in this browser. */
export function channelOf(documentId: string, userId: string): Channel {
  const key = `${userId} ${documentId}`
  const known = CHANNELS.get(key)
  if (known) return known
  const channel = new Channel(new LiveHolder(documentId, userId), userId, () => {
    if (CHANNELS.get(key) === channel) CHANNELS.delete(key)
  })
  // On the server pages are only drawn, for many people: nothing is kept.
  if (typeof window !== 'undefined') CHANNELS.set(key, channel)
  return channel
}

/** What the channel of a canvas tells, and what this browser makes of it, for all pages alike. */
export class Channel {
  #state = NO_CHANNEL
  #left: { person: Person; at: number }[] = []
  readonly #listeners = new Set<() => void>()
  readonly #hearers = new Set<(event: CanvasEvent) => void>()
  #stop: (() => void) | null = null
  /** Acts end following also while one page gives way to the next. */
  #acts: (() => void) | null = null
  #linger: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly holder: LiveHolder,
    private readonly me: string,
    private readonly ended: () => void,
  ) {}

  readonly get = (): ChannelState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#linger) clearTimeout(this.#linger)
    this.#linger = null
    this.#listeners.add(listener)
    this.#stop ??= this.#open()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#linger ??= setTimeout(() => this.#close(), LINGER_MS)
    }
  }

  readonly onEvent = (hear: (event: CanvasEvent) => void): (() => void) => {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }

  follow(event: FollowEvent): void {
    const follow = afterFollow(this.#state.follow, event)
    if (follow.kind === 'following') this.#acts ??= watchActs(() => this.follow({ type: 'acted' }))
    else this.#restActs()
    this.#set({ follow })
  }

  jump(jump: Jump | null): void {
    this.#set({ jump })
  }

  /** Go or Stay was said. */
  answered(): void {
    this.#set({ gathering: null })
  }

  #open(): () => void {
    let listening: (() => void) | null = null
    const held = () => {
      const { live, status } = this.holder.get()
      if (live && !listening) {
        const stopHearing = live.onEvent((event) => this.#hear(event))
        live.awareness.on('change', this.#meet)
        listening = () => {
          stopHearing()
          live.awareness.off('change', this.#meet)
        }
      }
      this.#set({ live, status })
      this.#meet()
    }
    const stop = this.holder.subscribe(held)
    held()
    return () => {
      listening?.()
      stop()
    }
  }

  #restActs(): void {
    this.#acts?.()
    this.#acts = null
  }

  #close(): void {
    this.#linger = null
    this.#restActs()
    this.#stop?.()
    this.#stop = null
    this.#state = NO_CHANNEL
    this.ended()
  }

  #hear(event: unknown): void {
    // The channel also carries events that are not of canvases, and newer servers may send others.
    const known = canvasEventFrom(event)
    if (!known || !this.#stop) return
    switch (known.type) {
      case 'who-is-where':
        this.#set({ where: known.where })
        this.#meet()
        break
      case 'left':
        this.#left = known.left.map(({ person, ago }) => ({ person, at: Date.now() - ago }))
        this.#meet()
        break
      case 'gather':
        if (known.by.id !== this.me) this.#set({ gathering: known })
        break
      case 'element-changed':
      case 'canvas-changed':
      case 'thread-changed':
        break
      default:
        known satisfies never
    }
    for (const hear of this.#hearers) hear(known)
  }

  readonly #meet = (): void => {
    const { live, status, where } = this.#state
    if (!live) return
    const since = Date.now() - LEFT_FOR_MS
    const company = companyOf({
      tabs: tabsOf(
        live,
        status.people.find(({ id }) => id === this.me),
      ),
      // What was true before the line went down may not be any more.
      where: status.phase === 'live' ? where : {},
      left: this.#left.filter(({ at }) => at > since),
      me: this.me,
    })
    if (JSON.stringify(company) !== JSON.stringify(this.#state.company)) this.#set({ company })
  }

  #set(change: Partial<ChannelState>): void {
    const next = { ...this.#state, ...change }
    const keys = Object.keys(change) as (keyof ChannelState)[]
    if (keys.every((key) => next[key] === this.#state[key])) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}

function tabsOf(live: NonNullable<Held['live']>, me: Person | undefined): Tab[] {
  const { awareness } = live
  const tabs: Tab[] = []
  for (const [client, state] of awareness.getStates()) {
    const { user, here } = state as { user?: unknown; here?: unknown }
    // Our own state is not sent back to us: who we are the server has said otherwise.
    const person = client === awareness.clientID ? me : personFrom(user)
    if (!person) continue
    const clock = awareness.meta.get(client)?.clock ?? 0
    tabs.push({ person, here: hereFrom(here), clock })
  }
  return tabs
}
