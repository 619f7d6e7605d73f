//! The operations on requests that the service keeps (cas-api.md 3.6). A private key that comes with
//! one is passed over.

use std::fmt::Write;

use keyside_aliyun::{
    cas::{
        CreateCsr, CreateCsrResponse, DeleteCsr, GetCsrDetail, GetCsrDetailResponse, KeptCsr,
        KeyAlgorithm, ListCsr, ListCsrResponse, ParameterError, UploadCsr, UploadCsrResponse,
    },
    error_code::CREATE_CSR_FAILED,
};
use keyside_core::DomainName;

use super::{
    Fields, fields,
    page::{Page, has_keyword},
};
use crate::{
    cloud::Cloud,
    csr,
    instance::{join, read_names},
    key::{CertifiedKey, Kind},
    lock::Lock,
    refusal::Refusal,
};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 50;

pub(super) fn create(cloud: &Cloud, request: &CreateCsr) -> Result<Fields, Refusal> {
    check_name(request.name.as_deref())?;
    let algorithm = algorithm(&request.algorithm, request.key_size)?;
    let mut names = read_names(&request.common_name)?;
    for name in request
        .sans
        .as_deref()
        .map(read_names)
        .transpose()?
        .into_iter()
        .flatten()
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let key = CertifiedKey::make_for(algorithm, &subject(request), &names, &mut Cloud::rng())
        .map_err(|_| CREATE_CSR_FAILED)?;
    let csr = key.csr.clone();
    let shown = KeptCsr {
        name: request.name.clone(),
        corp_name: request.corp_name.clone(),
        department: request.department.clone(),
        country_code: Some(request.country_code.clone()),
        province: Some(request.province.clone()),
        locality: Some(request.locality.clone()),
        ..shown(&key, &names)
    };
    Ok(fields(&CreateCsrResponse {
        csr_id: Some(cloud.book.locked().csrs.add(shown, key)),
        csr,
        request_id: String::new(),
    }))
}

pub(super) fn upload(cloud: &Cloud, request: &UploadCsr) -> Result<Fields, Refusal> {
    check_name(request.name.as_deref())?;
    let csr = csr::read(&request.csr)?;
    let shown = KeptCsr {
        name: request.name.clone(),
        ..shown(&csr.key(), &csr.names)
    };
    Ok(fields(&UploadCsrResponse {
        csr_id: Some(cloud.book.locked().csrs.add(shown, csr.key())),
        request_id: String::new(),
    }))
}

pub(super) fn read(cloud: &Cloud, request: &GetCsrDetail) -> Result<Fields, Refusal> {
    let book = cloud.book.locked();
    let kept = book.csrs.find(request.csr_id)?;
    let mut fields = fields(&GetCsrDetailResponse {
        csr: kept.key.csr.clone(),
        request_id: String::new(),
    });
    if let Some(key) = &kept.key.kept {
        fields.insert("PrivateKey".to_owned(), key.expose().into());
    }
    Ok(fields)
}

pub(super) fn list(cloud: &Cloud, request: &ListCsr) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.current_page,
        request.show_size,
        SHOW_SIZE,
        Page::SIZE_MAX,
    )?;
    let book = cloud.book.locked();
    let csrs = book
        .csrs
        .newest_first()
        .map(|kept| &kept.shown)
        .filter(|shown| {
            let texts = [&shown.name, &shown.common_name, &shown.sans];
            (request.algorithm.is_none() || request.algorithm == shown.algorithm)
                && has_keyword(texts.map(Option::as_deref), request.key_word.as_deref())
        });
    let (csrs, total) = page.of(csrs.cloned().collect());
    Ok(fields(&ListCsrResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        csr_list: Some(csrs),
        request_id: String::new(),
    }))
}

pub(super) fn delete(cloud: &Cloud, request: &DeleteCsr) -> Result<Fields, Refusal> {
    cloud.book.locked().csrs.remove(request.csr_id)?;
    Ok(Fields::new())
}

/// What lists show of a request, as far as the request itself says it.
fn shown(key: &CertifiedKey, names: &[DomainName]) -> KeptCsr {
    KeptCsr {
        algorithm: Some(key.algorithm.family().to_owned()),
        key_size: Some(key.algorithm.bits()),
        key_sha2: key.sha2(),
        common_name: names.first().map(|name| name.as_ascii().to_owned()),
        sans: Some(join(names)),
        has_private_key: Some(key.kept.is_some()),
        ..KeptCsr::default()
    }
}

/// The kind of key.
///
/// # Errors
/// `InvalidAlgorithm`, `InvalidKeySize`
fn algorithm(family: &str, bits: i64) -> Result<KeyAlgorithm, Refusal> {
    let sizes: &[KeyAlgorithm] = match family {
        "RSA" => &[
            KeyAlgorithm::Rsa2048,
            KeyAlgorithm::Rsa3072,
            KeyAlgorithm::Rsa4096,
        ],
        "ECC" => &[KeyAlgorithm::EcdsaP256],
        "SM2" => &[KeyAlgorithm::Sm2],
        _ => return Err(ParameterError::Invalid("Algorithm").into()),
    };
    let found = sizes.iter().find(|algorithm| algorithm.bits() == bits);
    found
        .copied()
        .ok_or_else(|| ParameterError::Invalid("KeySize").into())
}

/// Whether the name is one: at most 50 letters, digits and `_-.`.
fn check_name(name: Option<&str>) -> Result<(), Refusal> {
    const NAME_MAX: usize = 50;

    let is_right = |name: &str| {
        name.len() <= NAME_MAX
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
    };
    match name {
        Some(name) if !is_right(name) => Err(ParameterError::Invalid("Name").into()),
        _ => Ok(()),
    }
}

/// The subject as RFC 4514 writes it: last part first.
fn subject(request: &CreateCsr) -> String {
    let parts = [
        ("CN", Some(&request.common_name)),
        ("OU", request.department.as_ref()),
        ("O", request.corp_name.as_ref()),
        ("L", Some(&request.locality)),
        ("ST", Some(&request.province)),
        ("C", Some(&request.country_code)),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(format!("{name}={}", escape(value)))
    });
    parts.collect::<Vec<_>>().join(",")
}

/// RFC 4514, section 2.4: what is not a letter or a digit as its bytes in hex.
fn escape(value: &str) -> String {
    value.chars().fold(String::new(), |mut text, character| {
        if character.is_alphanumeric() {
            text.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                write!(text, "\\{byte:02X}").expect("a String takes any text");
            }
        }
        text
    })
}
