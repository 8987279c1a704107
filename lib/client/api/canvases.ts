import type { z } from 'zod'
import {
  Canvas,
  Element,
  TextAsJson,
  type CanvasChange,
  type CanvasCopy,
  type CanvasMake,
} from '../../canvases'
import type { GatherMake } from '../../gathering'
import { CanvasRelative, ElementRelative } from '../../relatives'
import { CanvasSince, type CanvasSeen } from '../../since'
import { type Asking, search, seg } from './asking'

/** Canvases, their elements, and what is new on them for somebody. */
export function canvasCalls({ ask, call, act, list }: Asking) {
  return {
    canvases: (workspaceId: string) => list(`/workspaces/${seg(workspaceId)}/canvases`, Canvas),
    archivedCanvases: (workspaceId: string) =>
      list(`/workspaces/${seg(workspaceId)}/canvases?archived=true`, Canvas),
    makeCanvas: (workspaceId: string, body: z.input<typeof CanvasMake>) =>
      call('POST', `/workspaces/${seg(workspaceId)}/canvases`, Canvas, body),
    canvas: (id: string) => call('GET', `/canvases/${seg(id)}`, Canvas),
    changeCanvas: (id: string, body: z.input<typeof CanvasChange>) =>
      act('PATCH', `/canvases/${seg(id)}`, body),
    gather: (id: string, body: z.input<typeof GatherMake>) =>
      act('POST', `/canvases/${seg(id)}/gather`, body),
    copyCanvas: (id: string, body: z.input<typeof CanvasCopy>) =>
      call('POST', `/canvases/${seg(id)}/copies`, Canvas, body),

    /** What shares an ancestor with it. */
    canvasRelatives: (id: string) => list(`/canvases/${seg(id)}/relatives`, CanvasRelative),
    elementRelatives: (id: string) => list(`/elements/${seg(id)}/relatives`, ElementRelative),

    element: (id: string) => call('GET', `/elements/${seg(id)}`, Element),
    elementText: (id: string) => call('GET', `/elements/${seg(id)}/json`, TextAsJson),
    elementMarkdown: async (id: string) =>
      (await ask('GET', `/elements/${seg(id)}/markdown`)).text(),

    since: (canvasId: string, since?: string) =>
      call('GET', `/canvases/${seg(canvasId)}/since${search({ since })}`, CanvasSince),
    /** Goes out even when the page is on its way out. */
    see: async (elementId: string) => {
      await ask('PUT', `/elements/${seg(elementId)}/seen`, undefined, { keepalive: true })
    },
    finish: (canvasId: string, body: z.input<typeof CanvasSeen>) =>
      act('PUT', `/canvases/${seg(canvasId)}/seen`, body),
  }
}
