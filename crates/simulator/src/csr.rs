//! What the certificate authority checks in a request before it takes an order.

use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1};
use der::DecodePem;
use keyside_aliyun::{
    cas::{
        ValidateType,
        product::{Grade, Product},
    },
    error_code::{CREATE_CERTIFICATE_REQUEST_FAILED, INVALID_PARAMETER},
};
use keyside_core::{Csr, DomainName, ErrorCode, Fingerprint};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoOwned};
use x509_cert::request::CertReq;

use crate::refusal::Refusal;

/// A request that an order may be placed with.
#[derive(Debug)]
pub(crate) struct CheckedCsr {
    pub(crate) domain: DomainName,
    pub(crate) key: SubjectPublicKeyInfoOwned,
    pub(crate) fingerprint: Fingerprint,
    /// `RSA` or `ECC`.
    pub(crate) algorithm: &'static str,
}

/// Checks the request against the rules and against what is ordered.
///
/// # Errors
/// `InvalidParameter` when it is no request, `CreateCertificateRequestFailed` when it is one that
/// no certificate of this product can be issued for.
pub(crate) fn check(
    pem: &str,
    product: &Product,
    validate_type: ValidateType,
) -> Result<CheckedCsr, Refusal> {
    let csr = Csr::parse(pem).map_err(|error| unreadable(error.code()))?;
    let key = CertReq::from_pem(pem)
        .map_err(|_| invalid("CSR解析失败，请检查CSR内容。"))?
        .info
        .public_key;
    let algorithm = algorithm(&key)
        .ok_or_else(|| failed("不支持该密钥算法，请使用RSA 2048位及以上或ECC P-256密钥。"))?;
    let domain = csr.domain().clone();
    check_domain(&domain, product, validate_type)?;
    Ok(CheckedCsr {
        fingerprint: csr.fingerprint(),
        domain,
        key,
        algorithm,
    })
}

fn check_domain(
    domain: &DomainName,
    product: &Product,
    validate_type: ValidateType,
) -> Result<(), Refusal> {
    if product.grade != Grade::Domain {
        return Err(failed(
            "该接口仅支持DV证书，请使用CreateCertificateForPackageRequest。",
        ));
    }
    if !product.accepts(domain.is_wildcard()) {
        return Err(failed(if domain.is_wildcard() {
            "单域名证书不支持通配符域名。"
        } else {
            "通配符证书仅支持通配符域名。"
        }));
    }
    if validate_type == ValidateType::File && domain.is_wildcard() {
        return Err(failed("通配符域名不支持文件验证。"));
    }
    if is_reserved(domain) {
        return Err(failed("该域名后缀不支持申请DV证书。"));
    }
    Ok(())
}

/// Whether only organisations can have a certificate for the name: `.gov`, `.edu` and those of
/// each country.
fn is_reserved(domain: &DomainName) -> bool {
    let mut labels = domain.base().rsplit('.');
    let is_reserved = |label: Option<&str>| matches!(label, Some("gov" | "edu"));
    let top = labels.next();
    is_reserved(top) || top.is_some_and(|top| top.len() == 2) && is_reserved(labels.next())
}

/// The service's word for the kind of key, if it takes that kind.
fn algorithm(key: &SubjectPublicKeyInfoOwned) -> Option<&'static str> {
    if key.algorithm.oid == RSA_ENCRYPTION {
        return Some("RSA");
    }
    let curve: ObjectIdentifier = key.algorithm.parameters.as_ref()?.decode_as().ok()?;
    (key.algorithm.oid == ID_EC_PUBLIC_KEY && curve == SECP_256_R_1).then_some("ECC")
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

fn invalid(message: &'static str) -> Refusal {
    Refusal::new(INVALID_PARAMETER, message)
}

fn failed(message: &'static str) -> Refusal {
    Refusal::new(CREATE_CERTIFICATE_REQUEST_FAILED, message)
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use keyside_aliyun::cas::product;
    use keyside_core::{KeyAlgorithm, PrivateKey};
    use rand_core::UnwrapErr;

    use super::*;

    fn csr(domain: &str, algorithm: KeyAlgorithm) -> String {
        let mut rng = UnwrapErr(SysRng);
        let key = PrivateKey::make(algorithm, &mut rng).expect("a key");
        let domain = DomainName::parse(domain).expect("a domain");
        key.create_csr(&domain, &mut rng)
            .expect("a request")
            .pem()
            .to_owned()
    }

    fn check_for(domain: &str, code: &str) -> Result<CheckedCsr, Refusal> {
        let product = Product::find(code).expect("documented");
        check(
            &csr(domain, KeyAlgorithm::EcdsaP256),
            product,
            ValidateType::Dns,
        )
    }

    #[test]
    fn takes_p_256_and_refuses_p_384_and_ed25519() {
        let product = Product::find(product::DEFAULT).expect("documented");
        let check = |algorithm| {
            check(
                &csr("www.example.com", algorithm),
                product,
                ValidateType::Dns,
            )
            .map(|checked| checked.algorithm)
            .map_err(|refusal| refusal.code)
        };

        assert_eq!(check(KeyAlgorithm::EcdsaP256), Ok("ECC"));
        for algorithm in [KeyAlgorithm::EcdsaP384, KeyAlgorithm::Ed25519] {
            assert_eq!(
                check(algorithm),
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
    fn refuses_products_that_validate_an_organisation() {
        assert!(check_for("www.example.com", "symantec-ov-1-personal").is_err());
    }

    #[test]
    fn a_wildcard_cannot_be_proven_by_a_file() {
        let product = Product::find("geotrust-dv-w-starter").expect("documented");
        let csr = csr("*.example.com", KeyAlgorithm::EcdsaP256);

        assert!(check(&csr, product, ValidateType::File).is_err());
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
        let product = Product::find(product::DEFAULT).expect("documented");
        let other_label = csr("www.example.com", KeyAlgorithm::EcdsaP256)
            .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

        for text in ["", "CSR", &other_label] {
            let refusal = check(text, product, ValidateType::Dns).expect_err("refused");
            assert_eq!(
                (&*refusal.code, refusal.http_status),
                ("InvalidParameter", 400)
            );
        }
    }
}
