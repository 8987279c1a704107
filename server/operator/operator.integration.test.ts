import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World } from '../testing/world'

const PASSWORD = 'a quiet river at noon'

let world: World

beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world.close())

function run(...args: string[]): Promise<object> {
  return world.context.operator.run(args)
}

function signIn(email: string, password: string) {
  return world.ask({}, 'POST', '/sign-in', { email, password })
}

describe('commands', () => {
  it('[OP4] make a workspace, a member and a token that works', async () => {
    const workspace = await run('workspace', 'create', '--name', 'Ground', '--slug', 'ground')
    expect(workspace).toMatchObject({ slug: 'ground', name: 'Ground' })
    const user = await run(
      ...['user', 'create', '--email', 'Ada@example.org', '--name', 'Ada', '--password', PASSWORD],
      ...['--workspace', 'ground', '--role', 'coordinator'],
    )
    expect(user).toMatchObject({ email: 'ada@example.org', role: 'coordinator' })
    expect(JSON.stringify(user)).not.toContain(PASSWORD)
    const made = await run('token', 'create', '--email', 'ada@example.org', '--scope', 'read')
    const { token } = made as { token: string }
    const me = await world.ask({ authorization: `Bearer ${token}` }, 'GET', '/me')
    expect(me.body).toMatchObject({ workspaces: [{ slug: 'ground', role: 'coordinator' }] })
  })

  it('[OP4] say what does not exist or is taken', async () => {
    const create = ['user', 'create', '--name', 'B', '--password', PASSWORD]
    const attempts: [string[], object][] = [
      [['workspace', 'create', '--name', 'Other', '--slug', 'ground'], { code: 'slug_in_use' }],
      [[...create, '--email', 'ada@example.org'], { code: 'email_in_use' }],
      [[...create, '--email', 'b@example.org', '--workspace', 'nowhere'], { name: 'UsageError' }],
      [['user', 'disable', '--email', 'nobody@example.org'], { name: 'UsageError' }],
    ]
    for (const [args, failure] of attempts)
      await expect(run(...args)).rejects.toMatchObject(failure)
    expect(await world.context.accounts.byEmail('b@example.org')).toBeNull()
  })

  it('[OP4] a password that is not given is made and shown once', async () => {
    const made = await run('user', 'create', '--email', 'cy@example.org', '--name', 'Cy')
    const { password } = made as { password: string }
    expect(await signIn('cy@example.org', password)).toMatchObject({ status: 200 })
    const reset = await run('user', 'reset-password', '--email', 'cy@example.org')
    expect(await signIn('cy@example.org', password)).toMatchObject({ status: 401 })
    const next = (reset as { password: string }).password
    expect(await signIn('cy@example.org', next)).toMatchObject({ status: 200 })
  })

  it('[OP4] disable and enable an account, add somebody to a workspace', async () => {
    const cy = ['--email', 'cy@example.org']
    await run('user', 'reset-password', ...cy, '--password', PASSWORD)
    await run('user', 'disable', ...cy)
    expect(await signIn('cy@example.org', PASSWORD)).toMatchObject({ status: 401 })
    await run('user', 'enable', ...cy)
    expect(await signIn('cy@example.org', PASSWORD)).toMatchObject({ status: 200 })
    await run('workspace', 'join', '--workspace', 'ground', ...cy, '--role', 'observer')
    const user = await world.context.accounts.byEmail('cy@example.org')
    expect(await world.context.workspaces.ofPerson(user?.id ?? '')).toMatchObject([
      { slug: 'ground', role: 'observer' },
    ])
  })
})
