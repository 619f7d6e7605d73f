"""Opens and writes capsules by their description alone: capsule.py open|seal PASSPHRASE < INPUT."""

import base64
import hashlib
import os
import sys

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

LABEL = "KEYSIDE CAPSULE"
SEQUENCE, INTEGER, OCTETS, UTF8 = 0x30, 0x02, 0x04, 0x0C


def take(data):
    """Tag, content and whole of the first value, and what follows it."""
    length, start = data[1], 2
    if length > 0x7F:
        start += length & 0x7F
        length = int.from_bytes(data[2:start], "big")
    end = start + length
    return data[0], data[start:end], data[:end], data[end:]


def values(data):
    found = []
    while data:
        tag, content, whole, data = take(data)
        found.append((tag, content, whole))
    return found


def value(tag, content):
    length = len(content)
    if length > 0x7F:
        size = length.to_bytes((length.bit_length() + 7) // 8, "big")
        return bytes([tag, 0x80 | len(size)]) + size + content
    return bytes([tag, length]) + content


def integer(number):
    return value(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def pem(label, der):
    text = base64.b64encode(der).decode()
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def cipher(passphrase, memory, passes, lanes, salt):
    argon = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return ChaCha20Poly1305(argon.derive(passphrase.encode()))


def open_capsule(text, passphrase):
    lines = text.strip().splitlines()
    assert lines[0] == f"-----BEGIN {LABEL}-----" and lines[-1] == f"-----END {LABEL}-----"
    der = base64.b64decode("".join(lines[1:-1]), validate=True)
    header, sealed, checksum = values(take(der)[1])
    assert checksum[1] == hashlib.sha256(header[2] + sealed[2]).digest()
    version, memory, passes, lanes, salt, nonce = (content for _, content, _ in values(header[1]))
    memory, passes, lanes = (int.from_bytes(number, "big") for number in (memory, passes, lanes))
    assert version == b"\x01"
    content = cipher(passphrase, memory, passes, lanes, salt).decrypt(nonce, sealed[1], header[2])
    key, note = values(take(content)[1])
    return note[1].decode() + "\n" + pem("PRIVATE KEY", key[1])


def seal_capsule(text, passphrase):
    note, key = text.split("\n", 1)
    key = base64.b64decode("".join(key.strip().splitlines()[1:-1]))
    memory, passes, lanes, salt, nonce = 32 * 1024, 2, 2, os.urandom(16), os.urandom(12)
    numbers = b"".join(integer(number) for number in (1, memory, passes, lanes))
    header = value(SEQUENCE, numbers + value(OCTETS, salt) + value(OCTETS, nonce))
    content = value(SEQUENCE, value(OCTETS, key) + value(UTF8, note.encode()))
    sealed = cipher(passphrase, memory, passes, lanes, salt).encrypt(nonce, content, header)
    sealed = value(OCTETS, sealed)
    checksum = value(OCTETS, hashlib.sha256(header + sealed).digest())
    return pem(LABEL, value(SEQUENCE, header + sealed + checksum))


act = {"open": open_capsule, "seal": seal_capsule}[sys.argv[1]]
sys.stdout.write(act(sys.stdin.read(), sys.argv[2]))
