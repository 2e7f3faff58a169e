// The room as it is usually built: Socket.IO on Node, everything in memory, and every vote told to
// everybody as it comes. It keeps what it must to be fair: one vote a person and idea, tallies,
// an acknowledgement for each vote. Socket.IO encodes and frames a broadcast once for all.

import { createServer } from "node:http";
import { Server } from "socket.io";

const ideas = new Map();
for (let n = 0; n < Number(process.argv[2]); n++) {
  const text = `Idea ${n + 1} of a room that is measured, about as long as people write.`;
  ideas.set(`idea-${n}`, { text, agree: 0, disagree: 0, pass: 0, voters: 0, votes: new Map() });
}
let votes = 0;

const http = createServer();
const io = new Server(http, { pingInterval: 15_000, pingTimeout: 20_000 });

function shown() {
  return [...ideas].map(([id, { votes: _, ...idea }]) => ({ id, ...idea }));
}

function cast(idea, person, opinion) {
  const before = idea.votes.get(person);
  if (before) idea[before]--;
  else idea.voters++;
  idea[opinion]++;
  idea.votes.set(person, opinion);
}

io.on("connection", (socket) => {
  socket.emit("welcome", { ideas: shown() });
  socket.on("vote", ({ idea: id, on: opinion }, acknowledge) => {
    const idea = ideas.get(id);
    if (!idea || !["agree", "disagree", "pass"].includes(opinion)) return acknowledge({ n: 0 });
    cast(idea, socket.id, opinion);
    votes++;
    acknowledge({ n: votes });
    const { agree, disagree, pass, voters } = idea;
    io.emit("vote", { n: votes, idea: id, agree, disagree, pass, voters });
  });
});

// The same event to everybody, each in a turn of its own: no two go out in one write.
const payload = process.argv[3] && JSON.parse(process.argv[3]);
function broadcast(left) {
  if (left === 0) return;
  io.emit("delta", payload);
  setImmediate(broadcast, left - 1);
}
process.on("SIGUSR2", () => broadcast(Number(process.argv[4])));

http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => {
  console.log(`PORT ${http.address().port}`);
});
