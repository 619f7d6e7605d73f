"""Reads and writes private keys with Python's `cryptography`, for tests.

keys.py read FILE PASSPHRASE …  the public key's SHA-256 of each; "" for no passphrase
keys.py write KIND FOLDER       a file in each form
keys.py contain KIND FOLDER     a PKCS#12 container in each form
keys.py verify FILE …           whether each request is signed by its key; its subject
"""

import datetime
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


def read(*arguments):
    validated = set()
    for file, passphrase in zip(arguments[::2], arguments[1::2], strict=True):
        path, passphrase = pathlib.Path(file), passphrase.encode() or None
        read = fingerprint(load(path, passphrase, unsafe_skip_rsa_key_validation=True))
        if path.suffix != ".p12" and read not in validated:
            load(path, passphrase, unsafe_skip_rsa_key_validation=False)
            validated.add(read)
        print(read)


def load(path, passphrase, **validation):
    if path.suffix == ".p12":
        container = pkcs12.load_pkcs12(path.read_bytes(), passphrase)
        assert container.cert.certificate.public_key() == container.key.public_key()
        assert container.cert.friendly_name == b"www.example.com"
        assert len(container.additional_certs) == 2
        return container.key
    load = load_der_private_key if path.suffix == ".der" else load_pem_private_key
    return load(path.read_bytes(), passphrase, **validation)


def fingerprint(key):
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(public).hexdigest()


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


def contain(kind, folder):
    key = MAKE[kind]()
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "www.example.com")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = x509.CertificateBuilder(
        subject, subject, key.public_key(), 1, now, now + datetime.timedelta(days=1)
    ).sign(key, None if kind == "ed25519" else hashes.SHA256())
    passphrase = b"secret"
    forms = {"plain": NoEncryption(), "best": BestAvailableEncryption(passphrase)}
    for algorithm in pkcs12.PBES:
        for hash in (hashes.SHA1(), hashes.SHA256(), hashes.SHA384(), hashes.SHA512()):
            builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(1000)
            builder = builder.key_cert_algorithm(algorithm).hmac_hash(hash)
            forms[f"{algorithm.name}-{hash.name}"] = builder.build(passphrase)
    for name, form in forms.items():
        data = pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, form)
        pathlib.Path(folder, f"{name}.p12").write_bytes(data)
    pathlib.Path(folder, "key.der").write_bytes(
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    )


def verify(*files):
    for file in files:
        csr = x509.load_pem_x509_csr(pathlib.Path(file).read_bytes())
        assert csr.is_signature_valid
        print(csr.subject.rfc4514_string())


{"read": read, "write": write, "contain": contain, "verify": verify}[sys.argv[1]](*sys.argv[2:])
