// Walls that no policy builds. This stands before everything else that runs in the room.

// A frame without its sandbox is the page's to look into.
if (globalThis.origin !== "null") throw new Error("the key room runs in a sandbox only");

// No policy keeps calls off the network: there is nothing in here to make one with.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete globalThis[name];
