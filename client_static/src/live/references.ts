import type { AttendeeCommand } from "../wire.gen";

/**
 * What is posted while offline has no id of the server's yet. Until its ack tells it, commands in
 * the outbox name it by the command that makes it.
 */
const PREFIX = "pending:";

export const reference = (commandId: string): string => PREFIX + commandId;

export const isReference = (id: string): boolean => id.startsWith(PREFIX);

/** The command with the real id in place of the reference; the same object if it names none. */
export function resolved(command: AttendeeCommand, made: string, id: string): AttendeeCommand {
  const placeholder = reference(made);
  let touched = false;
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    if (value !== placeholder) return value;
    touched = true;
    return id;
  };
  const next = Object.fromEntries(
    Object.entries(command).map(([field, value]) => [field, swap(value)]),
  );
  return touched ? (next as unknown as AttendeeCommand) : command;
}
