import { describe, expect, it } from 'vitest'
import { Gate, Turns } from './gate'

/** Work that ends when it is told to. */
function work() {
  let end = () => undefined as void
  const done = new Promise<void>((resolve) => (end = resolve))
  return { run: () => done, end: () => end() }
}

describe('who may bring images at once', () => {
  it('[IM6] a few a person and a few in all; the next is told to come back', async () => {
    const gate = new Gate({ inAll: 3, perPerson: 2 })
    const [a, b, c] = [work(), work(), work()]
    const under = [gate.pass('ada', a.run), gate.pass('ada', b.run)]
    await expect(gate.pass('ada', work().run)).rejects.toMatchObject({ code: 'busy' })
    under.push(gate.pass('ben', c.run))
    await expect(gate.pass('cyn', work().run)).rejects.toMatchObject({ code: 'busy' })
    for (const one of [a, b, c]) one.end()
    await Promise.all(under)
    await expect(gate.pass('ada', () => Promise.resolve('in'))).resolves.toBe('in')
  })

  it('[IM6] work that fails gives its place back', async () => {
    const gate = new Gate({ inAll: 1, perPerson: 1 })
    const turns = new Turns(1)
    const fails = () => Promise.reject(new Error('no'))
    for (let i = 0; i < 3; i++) {
      await expect(gate.pass('ada', fails)).rejects.toThrow('no')
      await expect(turns.take(fails)).rejects.toThrow('no')
    }
  })

  it('[IM6] heavy work is done some at a time, in order', async () => {
    const turns = new Turns(2)
    const started: number[] = []
    const jobs = [0, 1, 2, 3].map(() => work())
    const all = jobs.map((job, i) =>
      turns.take(() => {
        started.push(i)
        return job.run()
      }),
    )
    await Promise.resolve()
    expect(started).toEqual([0, 1])
    jobs[1]?.end()
    await all[1]
    expect(started).toEqual([0, 1, 2])
    for (const job of jobs) job.end()
    await Promise.all(all)
    expect(started).toEqual([0, 1, 2, 3])
  })
})
