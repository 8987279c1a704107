import { EXAMPLE_WORKSPACE } from './people'
import { seedExample, type SeedParts } from './seed'

/** Into the new workspace; or, when the command line made the example's own already, into that. */
export async function addExample(
  parts: SeedParts,
  { workspaceId, stewardId }: { workspaceId: string; stewardId: string },
): Promise<void> {
  const own = await parts.workspaces.bySlug(EXAMPLE_WORKSPACE.slug)
  if (!own || own.id === workspaceId) {
    await seedExample(parts, workspaceId)
    return
  }
  await parts.database.transaction((tx) =>
    parts.members.join(tx, { workspaceId: own.id, userId: stewardId, role: 'steward' }),
  )
}
