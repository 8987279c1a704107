import { z } from 'zod'
import {
  COMMENT_POLICIES,
  HISTORY_POLICIES,
  ROLES,
  WRITING_POLICIES,
  type CommentPolicy as CommentPolicyName,
  type HistoryPolicy as HistoryPolicyName,
  type Role as RoleName,
  type WritingPolicy as PolicyName,
} from './roles'

// Apart from the rules about roles, which every page asks before it is drawn: a page should not
// wait for the whole of zod to know who may write.

export const Role = z.enum(ROLES)
export type Role = RoleName

export const WritingPolicy = z.enum(WRITING_POLICIES)
export type WritingPolicy = PolicyName

export const CommentPolicy = z.enum(COMMENT_POLICIES)
export type CommentPolicy = CommentPolicyName

export const HistoryPolicy = z.enum(HISTORY_POLICIES)
export type HistoryPolicy = HistoryPolicyName
