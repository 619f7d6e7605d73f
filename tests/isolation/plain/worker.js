// What the room's worker does, without a room.

const acts = {};

self.onmessage = ({ data }) => acts[data.kind](data);
