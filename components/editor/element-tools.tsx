'use client'

import type { ComponentProps } from 'react'
import { FollowMenu } from '../notices/follow-menu'
import { BesideMenu } from './beside-menu'

/** What is done with an element besides writing in it. Comes as one part, once the text stands. */
export function ElementTools(props: ComponentProps<typeof BesideMenu>) {
  return (
    <>
      <FollowMenu place="elements" id={props.current} />
      {!props.beside.id && <BesideMenu {...props} />}
    </>
  )
}
