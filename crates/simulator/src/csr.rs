//! What the certificate authority checks in a request before it takes an order.

use der::DecodePem;
use keyside_aliyun::{
    cas::{KeyAlgorithm, ValidateType, product::Product},
    error_code::{CREATE_CERTIFICATE_REQUEST_FAILED, INVALID_PARAMETER},
};
use keyside_core::{Csr, DomainName, ErrorCode, Fingerprint, KeyKind};
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::request::CertReq;

use crate::{key::CertifiedKey, refusal::Refusal};

/// A request that a certificate may be applied for with.
#[derive(Clone, Debug)]
pub(crate) struct CheckedCsr {
    pub(crate) domain: DomainName,
    /// All names that it asks for.
    pub(crate) names: Vec<DomainName>,
    pub(crate) key: SubjectPublicKeyInfoOwned,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) algorithm: KeyAlgorithm,
    pub(crate) pem: String,
}

impl CheckedCsr {
    /// The applicant's key.
    pub(crate) fn key(&self) -> CertifiedKey {
        CertifiedKey {
            public: self.key.clone(),
            algorithm: self.algorithm,
            csr: Some(self.pem.clone()),
            kept: None,
        }
    }
}

/// Reads a request and checks it against the rules (cas-api.md 5.4).
///
/// # Errors
/// `InvalidParameter` when it is no request, `CreateCertificateRequestFailed` when it is one that
/// no certificate can be issued for.
pub(crate) fn read(pem: &str) -> Result<CheckedCsr, Refusal> {
    let csr = Csr::parse(pem).map_err(|error| unreadable(error.code()))?;
    let key = CertReq::from_pem(pem)
        .map_err(|_| invalid("CSR解析失败，请检查CSR内容。"))?
        .info
        .public_key;
    let algorithm = match csr.algorithm() {
        KeyKind::Rsa { bits } if bits < 3072 => KeyAlgorithm::Rsa2048,
        KeyKind::Rsa { bits } if bits < 4096 => KeyAlgorithm::Rsa3072,
        KeyKind::Rsa { .. } => KeyAlgorithm::Rsa4096,
        KeyKind::EcdsaP256 => KeyAlgorithm::EcdsaP256,
        _ => return Err(unreadable(ErrorCode::UnsupportedKey)),
    };
    Ok(CheckedCsr {
        fingerprint: csr.fingerprint(),
        domain: csr.domain().clone(),
        names: csr.dns_names().to_vec(),
        key,
        algorithm,
        pem: pem.to_owned(),
    })
}

/// Checks the names of an order against what is ordered.
///
/// # Errors
/// `CreateCertificateRequestFailed`
pub(crate) fn check_names(
    names: &[DomainName],
    product: &Product,
    validate_type: ValidateType,
) -> Result<(), Refusal> {
    for name in names {
        if !product.accepts(name.is_wildcard()) {
            return Err(failed(if name.is_wildcard() {
                "单域名证书不支持通配符域名。"
            } else {
                "通配符证书仅支持通配符域名。"
            }));
        }
        if validate_type == ValidateType::File && name.is_wildcard() {
            return Err(failed("通配符域名不支持文件验证。"));
        }
        if is_reserved(name) {
            return Err(failed(RESERVED));
        }
    }
    Ok(())
}

/// Why a name that [is reserved](is_reserved) is refused.
pub(crate) const RESERVED: &str = "该域名后缀不支持申请DV证书。";

/// Whether only organisations can have a certificate for the name: `.gov`, `.edu` and those of
/// each country.
pub(crate) fn is_reserved(domain: &DomainName) -> bool {
    let mut labels = domain.base().rsplit('.');
    let is_reserved = |label: Option<&str>| matches!(label, Some("gov" | "edu"));
    let top = labels.next();
    is_reserved(top) || top.is_some_and(|top| top.len() == 2) && is_reserved(labels.next())
}

fn unreadable(code: ErrorCode) -> Refusal {
    match code {
        ErrorCode::WeakKey => failed("密钥长度不足，RSA密钥至少需要2048位。"),
        ErrorCode::UnsupportedKey => {
            failed("不支持该密钥算法，请使用RSA 2048位及以上或ECC P-256密钥。")
        }
        ErrorCode::MissingCommonName => failed("CSR中缺少通用名称（CN）。"),
        ErrorCode::InvalidDomain => failed("CSR中的通用名称（CN）不是有效的域名。"),
        ErrorCode::InvalidCsrSignature => invalid("CSR签名校验失败，请检查CSR内容。"),
        _ => invalid("CSR解析失败，请检查CSR内容。"),
    }
}

/// `InvalidParameter` with a reason.
pub(crate) fn invalid(message: &'static str) -> Refusal {
    Refusal::new(INVALID_PARAMETER, message)
}

/// `CreateCertificateRequestFailed` with a reason.
pub(crate) fn failed(message: &'static str) -> Refusal {
    Refusal::new(CREATE_CERTIFICATE_REQUEST_FAILED, message)
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use keyside_aliyun::cas::product;
    use keyside_core::{KeyAlgorithm as AnyAlgorithm, PrivateKey};
    use rand_core::UnwrapErr;

    use super::*;

    fn csr(domain: &str, algorithm: AnyAlgorithm) -> String {
        let mut rng = UnwrapErr(SysRng);
        let key = PrivateKey::make(algorithm, &mut rng).expect("a key");
        let domain = DomainName::parse(domain).expect("a domain");
        key.create_csr(&domain, &mut rng)
            .expect("a request")
            .pem()
            .to_owned()
    }

    fn check_for(domain: &str, code: &str) -> Result<(), Refusal> {
        let product = Product::find(code).expect("documented");
        let domain = DomainName::parse(domain).expect("a domain");
        check_names(&[domain], product, ValidateType::Dns)
    }

    #[test]
    fn takes_p_256_and_refuses_p_384_and_ed25519() {
        let read = |algorithm| {
            read(&csr("www.example.com", algorithm))
                .map(|checked| checked.algorithm)
                .map_err(|refusal| refusal.code)
        };

        assert_eq!(read(AnyAlgorithm::EcdsaP256), Ok(KeyAlgorithm::EcdsaP256));
        for algorithm in [AnyAlgorithm::EcdsaP384, AnyAlgorithm::Ed25519] {
            assert_eq!(
                read(algorithm),
                Err("CreateCertificateRequestFailed".into())
            );
        }
    }

    #[test]
    fn a_wildcard_needs_a_wildcard_product_and_the_reverse() {
        assert!(check_for("*.example.com", "geotrust-dv-w-starter").is_ok());
        assert!(check_for("*.example.com", product::DEFAULT).is_err());
        assert!(check_for("www.example.com", "geotrust-dv-w-starter").is_err());
    }

    #[test]
    fn a_wildcard_cannot_be_proven_by_a_file() {
        let product = Product::find("geotrust-dv-w-starter").expect("documented");
        let domain = DomainName::parse("*.example.com").expect("a domain");

        assert!(check_names(&[domain], product, ValidateType::File).is_err());
    }

    #[test]
    fn refuses_the_endings_of_governments_and_schools() {
        for domain in [
            "www.example.gov",
            "example.edu",
            "www.example.gov.cn",
            "example.edu.cn",
        ] {
            assert!(check_for(domain, product::DEFAULT).is_err(), "{domain}");
        }
        for domain in ["gov.example.com", "edu.example", "www.govt.cn"] {
            assert!(check_for(domain, product::DEFAULT).is_ok(), "{domain}");
        }
    }

    #[test]
    fn what_is_no_request_is_an_invalid_parameter() {
        let other_label = csr("www.example.com", AnyAlgorithm::EcdsaP256)
            .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

        for text in ["", "CSR", &other_label] {
            let refusal = read(text).expect_err("refused");
            assert_eq!(
                (&*refusal.code, refusal.http_status),
                ("InvalidParameter", 400)
            );
        }
    }
}
