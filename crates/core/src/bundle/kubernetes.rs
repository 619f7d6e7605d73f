//! Secrets of Kubernetes, as YAML.
//!
//! <https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets>

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

/// A secret of the type `kubernetes.io/tls`. A name with letters, digits, hyphens and dots is one
/// for YAML and for Kubernetes.
///
/// Its buffer is never moved while it is filled, so that no copy of a key is left behind.
pub(super) fn secret(name: &str, chain: &[u8], key: &[u8]) -> Zeroizing<String> {
    let chain = Base64::encode_string(chain);
    let key = Zeroizing::new(Base64::encode_string(key));
    let parts = [
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ",
        name,
        "\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ",
        &chain,
        "\n  tls.key: ",
        &key,
        "\n",
    ];
    let length = parts.iter().map(|part| part.len()).sum();
    let mut yaml = Zeroizing::new(String::with_capacity(length));
    yaml.extend(parts);
    yaml
}
