//! `CreateCertificateWithCsrRequest`: places an order.

use keyside_aliyun::{
    cas::{CreateCertificateWithCsrRequest, PlacedOrder},
    error_code::INVALID_PARAMETER,
};

use super::{Fields, fields, package::find_product};
use crate::{
    book::NewOrder,
    challenge::{Challenge, base36},
    cloud::Cloud,
    csr,
    lock::Lock,
    refusal::Refusal,
};

pub(super) fn perform(
    cloud: &Cloud,
    request: &CreateCertificateWithCsrRequest,
) -> Result<Fields, Refusal> {
    check_contact(request)?;
    let product = find_product(request.product_code.as_deref())?;
    let csr = csr::check(&request.csr, product, request.validate_type)?;
    let now = cloud.clock.now();
    let record_type = cloud.settings.locked().record_type;
    let mut rng = Cloud::rng();
    let challenge = Challenge::make(
        &csr.domain,
        request.validate_type,
        record_type,
        now,
        &mut rng,
    );
    let instance_id = format!("cas-ivauto-{}", base36(6, &mut rng));
    let order = NewOrder {
        product,
        csr,
        challenge,
        instance_id,
    };
    let order_id = cloud.book.locked().place(order, now)?;
    cloud.wake.plan_anew();
    let request_id = String::new();
    Ok(fields(&PlacedOrder {
        order_id,
        request_id,
    }))
}

/// Whether somebody could be reached there.
fn check_contact(request: &CreateCertificateWithCsrRequest) -> Result<(), Refusal> {
    let invalid = |message| Err(Refusal::new(INVALID_PARAMETER, message));
    if !is_phone(&request.phone) {
        return invalid("手机号格式不正确。");
    }
    if !is_email(&request.email) {
        return invalid("邮箱格式不正确。");
    }
    Ok(())
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text
        .trim_start_matches('+')
        .bytes()
        .filter(|byte| !byte.is_ascii_digit());
    (5..=20).contains(&digits) && others.into_iter().all(|byte| b" -()".contains(&byte))
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.contains('@')
            && !text.contains(char::is_whitespace)
            && host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_phone_numbers_from_other_texts() {
        for phone in ["13800000000", "+86 138-0000-0000", "(010) 12345678"] {
            assert!(is_phone(phone), "{phone}");
        }
        for text in ["", "1234", "1390000****", "phone", "123456789012345678901"] {
            assert!(!is_phone(text), "{text}");
        }
    }

    #[test]
    fn tells_mail_addresses_from_other_texts() {
        for email in ["admin@example.com", "a.b+c@mail.example.cn"] {
            assert!(is_email(email), "{email}");
        }
        for text in [
            "",
            "admin",
            "@example.com",
            "a@b",
            "a@b@c.de",
            "a b@example.com",
            "a@.com",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
