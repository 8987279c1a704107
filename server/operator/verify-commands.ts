import { z } from 'zod'
import { Fingerprint, type IntegrityFault, readableFingerprint } from '../../lib/integrity'
import { command, type Command, UsageError } from './command'
import { workspaceNamed } from './named'
import type { OperatorParts } from './operator-parts'

/** Commands that hold what is kept against its chains. */
export function verifyCommands({ database, integrity, workspaces }: OperatorParts): Command[] {
  return [
    command(
      {
        name: 'verify',
        usage: '[--workspace <short name>] [--fingerprint <noted earlier>]',
        about:
          'Hold histories, editions and audit logs against their chains of hashes, and say what does not hold. Changes nothing of them; people go on.',
      },
      z.object({
        workspace: z.string().optional(),
        fingerprint: Fingerprint.optional(),
      }),
      async ({ workspace, fingerprint = null }, tell) => {
        if (fingerprint !== null && workspace === undefined)
          throw new UsageError('A fingerprint is of one workspace: name it with --workspace.')
        const wanted = workspace === undefined ? null : await workspaceNamed(workspaces, workspace)
        const all = await database.db
          .selectFrom('workspaces')
          .select(['id', 'slug'])
          .orderBy('slug')
          .execute()
        const faults: string[] = []
        const checked: object[] = []
        for (const { id, slug } of all.filter((one) => wanted === null || one.id === wanted)) {
          const check = await integrity.check(id, fingerprint, (done, of) =>
            tell(`${slug}: ${done} of ${of}`),
          )
          faults.push(...check.faults.map((fault) => `${slug}: ${sentence(fault)}`))
          const more = check.faultCount - check.faults.length
          if (more > 0) faults.push(`${slug}: and ${more} more`)
          checked.push({
            ...{ workspace: slug, fingerprint: readableFingerprint(check.fingerprint) },
            ...{ comparedWith: check.compared?.at ?? null, ...check.checked },
          })
        }
        return { ok: faults.length === 0, checked, faults }
      },
    ),
  ]
}

function sentence({ code, of, at, canvas, element }: IntegrityFault): string {
  const where = canvas ? `${canvas.title}, ${element?.title ?? 'the board'}: ` : ''
  const what = of === 'editions' ? `edition ${at}` : `the part of history from edit ${at}`
  switch (code) {
    case 'link-changed':
      return `${where}link ${at} of the chain of ${of} does not follow from the one before`
    case 'link-missing':
      return `${where}link ${at} of the chain of ${of} is missing`
    case 'chain-rewritten':
      return `${where}link ${at} of the chain of ${of} is not the one that an earlier check noted`
    case 'part-changed':
      return `${where}${what} was changed`
    case 'part-missing':
      return `${where}${what} is missing`
    case 'part-unknown':
      return `${where}${what} is not in the chain`
    case 'edits-missing':
      return `${where}edits are missing from edit ${at} on, or there are too many`
    case 'text-differs':
      return of === 'editions'
        ? `${where}the text of edition ${at} is not what it was made of`
        : `${where}the text that is opened is not what its history says`
    case 'unreadable':
      return `${where}${at === 0 ? 'the history' : what} cannot be read`
    case 'text-missing':
      return `${where}a text is missing`
    case 'audit-broken':
      return `entry ${at} of the audit log was changed or taken out`
    case 'check-changed':
      return 'what the check before this one noted was changed'
    default:
      return code satisfies never
  }
}
