import type {
  Publication,
  PublicationRequest,
  Publish
} from '../../api/_schema';

const MINUTE_MS = 60_000;

/** In how many milliseconds a document that was saved is published again; null: never. */
export function untilDue(
  { choice, published }: Publication,
  now: number
): number | null {
  const { minutes = null } = choice;
  if (minutes === null) {
    return null;
  }
  return published === null
    ? 0
    : Math.max(0, Date.parse(published) + minutes * MINUTE_MS - now);
}

/** The same once more. */
export function requestAgain({ choice, path }: Publication): Publish {
  return {
    kind: 'publish',
    ...withoutMinutes(choice),
    paths: [path],
    message: choice.message ?? ''
  };
}

/** As a job takes it, which knows no times. */
export function withoutMinutes(
  choice: PublicationRequest
): Omit<PublicationRequest, 'minutes'> {
  const fields = { ...choice };
  delete fields.minutes;
  return fields;
}
