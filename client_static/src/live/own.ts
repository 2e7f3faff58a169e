import { isReference } from "./references";

interface Said {
  id: string;
  text: string;
}

/**
 * Whether something that the room shows is one's own. Acks and deltas have no order between them:
 * until the ack tells its id, what comes from the room in one's very words is what one just sent.
 */
export const isOwn = (mine: Record<string, Said>, one: Said): boolean =>
  one.id in mine ||
  Object.values(mine).some(({ id, text }) => isReference(id) && text === one.text);
