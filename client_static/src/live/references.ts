import type { AttendeeCommand } from "../wire.gen";

/**
 * What is posted while offline has no id of the server's yet. Until its ack tells it, commands in
 * the outbox name it by the command that makes it.
 */
const PREFIX = "pending:";

export const reference = (commandId: string): string => PREFIX + commandId;

export const isReference = (id: string): boolean => id.startsWith(PREFIX);

const before = new Map<string, string>();

/** From now on, what stood under a reference has its id. */
export function settle(made: string, id: string): void {
  before.set(id, made);
}

/** What a thing is called from the moment it was posted: its card stays the same card. */
export const lasting = (id: string): string => before.get(id) ?? id;

/** The command with the real id in place of the reference; the same object if it names none. */
export function resolved(command: AttendeeCommand, made: string, id: string): AttendeeCommand {
  const before = JSON.stringify(command);
  const after = before.split(JSON.stringify(reference(made))).join(JSON.stringify(id));
  return after === before ? command : JSON.parse(after);
}

/** Whether it names this id anywhere. */
export const names = (value: unknown, id: string): boolean =>
  value === id ||
  (Object(value) === value && Object.values(value as object).some((one) => names(one, id)));
