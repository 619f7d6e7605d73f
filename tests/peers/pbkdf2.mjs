// jsrsasign with Node's PBKDF2: of 600 000 rounds its own code makes minutes of work.

import { pbkdf2Sync } from "node:crypto";

import jsrsasign from "jsrsasign";

const { CryptoJS } = jsrsasign;

CryptoJS.PBKDF2 = (passphrase, salt, { keySize, iterations, hasher }) => {
  if (hasher !== CryptoJS.algo.SHA256) throw new Error("another hash than we write");
  const bytes = Buffer.from(salt.toString(CryptoJS.enc.Hex), "hex");
  const key = pbkdf2Sync(passphrase, bytes, iterations, 4 * keySize, "sha256");
  return CryptoJS.enc.Hex.parse(key.toString("hex"));
};
