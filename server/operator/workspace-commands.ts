import { z } from 'zod'
import { Email } from '../../lib/accounts'
import { AppError } from '../../lib/errors'
import { Role } from '../../lib/role'
import { Slug, WorkspaceName } from '../../lib/workspaces'
import { command, type Command } from './command'
import { userNamed, workspaceNamed } from './named'
import type { OperatorParts } from './operator-parts'

const Nothing = z.object({})

/** Commands about workspaces and the installation as a whole. */
export function workspaceCommands(parts: OperatorParts): Command[] {
  const { database, workspaces, members, accounts, setup } = parts
  return [
    command(
      {
        name: 'workspace create',
        usage: '--name [--slug]',
        about: 'Make an empty workspace; `user create` puts people in.',
      },
      z.object({ name: WorkspaceName, slug: Slug.optional() }),
      async (wanted) => {
        const made = await database.transaction((tx) => workspaces.create(tx, wanted))
        return { ...made, name: wanted.name }
      },
    ),
    command(
      {
        name: 'workspace join',
        usage: '--workspace <slug> --email [--role]',
        about: 'Make somebody who has an account a member.',
      },
      z.object({ workspace: Slug, email: Email, role: Role.default('member') }),
      async ({ workspace, email, role }) => {
        const workspaceId = await workspaceNamed(workspaces, workspace)
        const userId = await userNamed(accounts, email)
        await database.transaction((tx) => members.join(tx, { workspaceId, userId, role }))
        return { id: workspaceId, workspace, email, role }
      },
    ),
    command(
      { name: 'seed example', usage: '', about: 'Make the example workspace, once.' },
      Nothing,
      () => parts.seedExample(),
    ),
    command(
      {
        name: 'setup link',
        usage: '',
        about: 'Make a new one-time set-up link; those made before stop working.',
      },
      Nothing,
      async () => {
        const token = await setup.newToken()
        if (token === null) throw new AppError('setup_done')
        return { path: `/setup?token=${token}` }
      },
    ),
    command({ name: 'status', usage: '', about: 'Figures about the server.' }, Nothing, () =>
      Promise.resolve(parts.status()),
    ),
  ]
}
