"""Reads and writes private keys with Python's `cryptography`, for tests.

keys.py read FILE PASSPHRASE    the public key's SHA-256; "" for no passphrase
keys.py write KIND FOLDER       a file in each form
keys.py verify FILE             whether a request is signed by its key
"""

import hashlib
import pathlib
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)

MAKE = {
    "rsa-2048": lambda: rsa.generate_private_key(65537, 2048),
    "ecdsa-p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "ecdsa-p384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "ed25519": ed25519.Ed25519PrivateKey.generate,
}


def read(file, passphrase):
    path, passphrase = pathlib.Path(file), passphrase.encode() or None
    if path.suffix == ".p12":
        container = pkcs12.load_pkcs12(path.read_bytes(), passphrase)
        assert container.cert.certificate.public_key() == container.key.public_key()
        assert container.cert.friendly_name == b"www.example.com"
        assert len(container.additional_certs) == 2
        key = container.key
    elif path.suffix == ".der":
        key = load_der_private_key(path.read_bytes(), passphrase)
    else:
        key = load_pem_private_key(path.read_bytes(), passphrase)
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    print(hashlib.sha256(public).hexdigest(), end="")


def write(kind, folder):
    key = MAKE[kind]()
    forms = {"pkcs8": PrivateFormat.PKCS8}
    if kind != "ed25519":
        forms["traditional"] = PrivateFormat.TraditionalOpenSSL
    for name, form in forms.items():
        for end, encoding in (("pem", Encoding.PEM), ("der", Encoding.DER)):
            data = key.private_bytes(encoding, form, NoEncryption())
            pathlib.Path(folder, f"{name}.{end}").write_bytes(data)
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    pathlib.Path(folder, "encrypted.pem").write_bytes(data)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "www.example.com")])
    csr = x509.CertificateSigningRequestBuilder().subject_name(name)
    csr = csr.sign(key, None if kind == "ed25519" else hashes.SHA256())
    pathlib.Path(folder, "csr.pem").write_bytes(csr.public_bytes(Encoding.PEM))


def verify(file):
    csr = x509.load_pem_x509_csr(pathlib.Path(file).read_bytes())
    assert csr.is_signature_valid
    print(csr.subject.rfc4514_string(), end="")


{"read": read, "write": write, "verify": verify}[sys.argv[1]](*sys.argv[2:])
