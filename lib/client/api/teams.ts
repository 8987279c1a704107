import type { z } from 'zod'
import { Team, type SeatGive, type TeamChange, type TeamMake } from '../../teams'
import { type Asking, seg } from './asking'

/** Teams and their seats. */
export function teamCalls({ call, act, list }: Asking) {
  return {
    teams: (id: string) => list(`/workspaces/${seg(id)}/teams`, Team),
    makeTeam: (id: string, body: z.input<typeof TeamMake>) =>
      call('POST', `/workspaces/${seg(id)}/teams`, Team, body),
    changeTeam: (id: string, teamId: string, body: z.input<typeof TeamChange>) =>
      call('PATCH', `/workspaces/${seg(id)}/teams/${seg(teamId)}`, Team, body),
    removeTeam: (id: string, teamId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/teams/${seg(teamId)}`),
    giveSeat: (id: string, teamId: string, userId: string, body: z.input<typeof SeatGive>) =>
      act('PUT', `/workspaces/${seg(id)}/teams/${seg(teamId)}/seats/${seg(userId)}`, body),
    takeSeat: (id: string, teamId: string, userId: string) =>
      act('DELETE', `/workspaces/${seg(id)}/teams/${seg(teamId)}/seats/${seg(userId)}`),
  }
}
