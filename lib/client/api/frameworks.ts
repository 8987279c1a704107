import type { z } from 'zod'
import { Framework } from '../../frameworks/framework'
import type { Labels } from '../../frameworks/labels'
import {
  UpgradeOffer,
  WorkspaceFramework,
  type FrameworkMake,
  type FrameworkSave,
} from '../../frameworks/workspace-framework'
import { type Asking, seg } from './asking'

/** Frameworks, their versions and labels. */
export function frameworkCalls({ call, act, list }: Asking) {
  return {
    frameworks: () => list('/frameworks', Framework),
    canvasFramework: (canvasId: string) =>
      call('GET', `/canvases/${seg(canvasId)}/framework`, Framework),
    workspaceFrameworks: (id: string) =>
      list(`/workspaces/${seg(id)}/frameworks`, WorkspaceFramework),
    workspaceFramework: (id: string, key: string) =>
      call('GET', `/workspaces/${seg(id)}/frameworks/${seg(key)}`, WorkspaceFramework),
    makeFramework: (id: string, body: z.input<typeof FrameworkMake>) =>
      call('POST', `/workspaces/${seg(id)}/frameworks`, Framework, body),
    saveFramework: (id: string, key: string, body: z.input<typeof FrameworkSave>) =>
      call('PUT', `/workspaces/${seg(id)}/frameworks/${seg(key)}`, Framework, body),
    relabelFramework: (id: string, key: string, labels: Labels) =>
      act('PUT', `/workspaces/${seg(id)}/frameworks/${seg(key)}/labels`, labels),

    upgrade: (canvasId: string) => call('GET', `/canvases/${seg(canvasId)}/upgrade`, UpgradeOffer),
    acceptUpgrade: (canvasId: string, to: number) =>
      act('POST', `/canvases/${seg(canvasId)}/upgrade`, { to }),
  }
}
