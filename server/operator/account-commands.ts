import { z } from 'zod'
import { Email, Password, PersonName, TokenScope } from '../../lib/accounts'
import { Locale } from '../../lib/locale'
import { Role } from '../../lib/role'
import { Slug } from '../../lib/workspaces'
import { newSecretText } from '../accounts/secret-text'
import { command, type Command } from './command'
import { userNamed, workspaceNamed } from './named'
import type { OperatorParts } from './operator-parts'

const OneAddress = z.object({ email: Email })

/** Commands about people, their passwords and tokens. Without `--password` one is made and printed. */
export function accountCommands(parts: OperatorParts): Command[] {
  const { accounts, tokens } = parts
  return [
    createUser(parts),
    command(
      { name: 'user disable', usage: '--email', about: 'Let nobody in with this account.' },
      OneAddress,
      async ({ email }) => {
        const id = await userNamed(accounts, email)
        await accounts.disable(id)
        return { id, email, disabled: true }
      },
    ),
    command(
      { name: 'user enable', usage: '--email', about: 'Let a disabled account in again.' },
      OneAddress,
      async ({ email }) => {
        const id = await userNamed(accounts, email)
        await accounts.enable(id)
        return { id, email, disabled: false }
      },
    ),
    command(
      {
        name: 'user reset-password',
        usage: '--email [--password]',
        about: 'Set a new password; sessions and tokens end.',
      },
      OneAddress.extend({ password: Password.optional() }),
      async ({ email, password }) => {
        const id = await userNamed(accounts, email)
        const chosen = password ?? newSecretText()
        await accounts.resetPassword(id, chosen)
        return { id, email, ...(password === undefined && { password: chosen }) }
      },
    ),
    command(
      {
        name: 'token create',
        usage: '--email --scope read|write [--name] [--days 1-365]',
        about: 'Make an access token for somebody; it is printed once.',
      },
      OneAddress.extend({
        scope: TokenScope,
        name: z.string().trim().min(1).max(80).default('Made on the command line'),
        days: z.coerce.number().int().min(1).max(365).default(90),
      }),
      async ({ email, ...wanted }) => tokens.make(await userNamed(accounts, email), wanted),
    ),
  ]
}

function createUser({ database, accounts, workspaces, members, setup }: OperatorParts): Command {
  return command(
    {
      name: 'user create',
      usage: '--email --name [--password] [--workspace <slug>] [--role] [--locale]',
      about: 'Make an account, and a member of a workspace. No set-up link is needed after that.',
    },
    OneAddress.extend({
      name: PersonName,
      password: Password.optional(),
      workspace: Slug.optional(),
      role: Role.default('member'),
      locale: Locale.optional(),
    }),
    async ({ email, name, password, workspace, role, locale }) => {
      const workspaceId =
        workspace === undefined ? null : await workspaceNamed(workspaces, workspace)
      const chosen = password ?? newSecretText()
      const person = await accounts.newcomer({ email, name, password: chosen, locale })
      const { userId } = person
      await database.transaction(async (tx) => {
        await person.save(tx)
        if (workspaceId !== null) await members.join(tx, { workspaceId, userId, role })
        await setup.skip(tx)
      })
      return {
        ...{ id: userId, email, name },
        ...(workspace !== undefined && { workspace, role }),
        ...(password === undefined && { password: chosen }),
      }
    },
  )
}
