import type { ErrorInfo } from '../../api/_schema';

/** Why, where the code of an error alone does not say it; as the server names it. */
export type ErrorReason = NonNullable<ErrorInfo['data']['reason']>;

/** Sentences by reason. */
export type Reasons = Readonly<Partial<Record<ErrorReason, string>>>;
