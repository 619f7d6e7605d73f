// Every type of the package as a program uses it: checked by the TypeScript compiler, never run.

import init, {
  type BundleFormat,
  type CertificateInfo,
  type CsrInfo,
  type ErrorCode,
  type ExtendedKeyUsage,
  type Finding,
  type FindingName,
  type InspectedKey,
  type Inspection,
  type KeyAlgorithm,
  type KeyFlawName,
  type KeyUsage,
  type Progress,
  type RequestOptions,
  type Severity,
  KeysideError,
  PrivateKey,
  checkDomain,
  inspectCsr,
  isKeysideError,
  lintCsr,
  parseCertificateChain,
  parseCsr,
  verifyCertificateChain,
} from "keyside";
import initCsr, { KeysideError as CsrError, RequestKey } from "keyside/csr";

await init();

await initCsr();
using requestKey = RequestKey.make();
const request: string = requestKey.createCsr("example.com", ["www.example.com"]);
requestKey.exportPkcs8().fill(0);
const kind: KeyAlgorithm = "ecdsa-p256";
const format: BundleFormat = "nginx";
const { signal } = new AbortController();
const onProgress = ({ candidates }: Progress): void => console.log(candidates);
using key = await PrivateKey.make(kind, { signal, onProgress });
const domain: string = checkDomain("www.example.com");
const usage: KeyUsage = "digitalSignature";
const purpose: ExtendedKeyUsage = "clientAuth";
const options: RequestOptions = {
  subject: { commonName: domain, country: "CN" },
  dnsNames: ["example.org"],
  emailAddresses: ["name@example.org"],
  uris: ["urn:example"],
  keyUsages: [usage],
  extendedKeyUsages: [purpose],
  challengePassword: "secret",
};
const pem: string = key.createCsr(options);

const csr: CsrInfo = parseCsr(request);
const names: string[] = csr.dnsNames;
const inspection: Inspection = inspectCsr(pem);
const inspected: InspectedKey | null = inspection.key;
const status: "valid" | "invalid" | "unchecked" | undefined = inspection.signature?.status;
const findings: Finding[] = lintCsr(new Uint8Array());
for (const { name, severity, message, values } of findings) {
  const known: FindingName | KeyFlawName = name;
  const grave: Severity = severity;
  const value: string | undefined = values.name;
  console.log(known, grave, message, value);
}

const [leaf]: CertificateInfo[] = parseCertificateChain(pem);
const until = new Date(1000 * (leaf?.notAfter ?? 0));
verifyCertificateChain(pem, pem, domain, until);
const zip: Uint8Array = key.pack({ chain: pem, domain, format });

try {
  PrivateKey.parse(key.exportPkcs8(), new Uint8Array());
} catch (error) {
  if (!isKeysideError(error)) throw error;
  const known: KeysideError = error;
  const code: ErrorCode = known.code;
  console.log(code, names, inspected, status, zip, error instanceof CsrError);
}

// @ts-expect-error: there is no such kind of key.
PrivateKey.make("rsa-1024");
// @ts-expect-error: there is no such finding.
findings.some(({ name }) => name === "nothing_wrong");
// @ts-expect-error: a request is a text or bytes.
inspectCsr(1);
// @ts-expect-error: keys are made by `make` and `parse`.
new PrivateKey();
// @ts-expect-error: only the package makes its errors.
new KeysideError("invalid_key", "no");
// @ts-expect-error: that is a purpose of a certificate, not of a key.
key.createCsr({ subject: { commonName: domain }, keyUsages: ["serverAuth"] });
// @ts-expect-error: there is no such option.
key.createCsr({ subject: { commonName: domain }, dnsName: [] });
