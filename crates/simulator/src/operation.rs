//! The operations that the simulator knows.

mod certificate;
mod company;
mod contact;
mod csr;
mod instance;
mod order;
mod page;

use std::collections::BTreeMap;

use keyside_aliyun::cas::{self, Action};
use p256::{
    SecretKey,
    elliptic_curve::Generate,
    pkcs8::{EncodePrivateKey, LineEnding},
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{cloud::Cloud, key::CertifiedKey, refusal::Refusal, settings::Settings};

/// The fields of a success, but for the request's id.
type Fields = Map<String, Value>;

macro_rules! operations {
    ($($operation:ident => $perform:path;)+) => {
        /// An operation.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(crate) enum Operation {
            $($operation,)+
        }

        impl Operation {
            pub(crate) const ALL: &[Self] = &[$(Self::$operation,)+];

            /// Its name.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$operation => cas::$operation::NAME,)+
                }
            }

            /// Does it.
            ///
            /// # Errors
            /// The codes of missing and invalid parameters, and the operation's own.
            pub(crate) fn perform(
                self,
                cloud: &Cloud,
                parameters: &BTreeMap<String, String>,
            ) -> Result<Fields, Refusal> {
                match self {
                    $(Self::$operation => {
                        $perform(cloud, &cas::$operation::from_parameters(parameters)?)
                    })+
                }
            }
        }
    };
}

operations! {
    ApplyCertificate => instance::apply::perform;
    CancelCertificateForPackageRequest => order::withdraw::perform;
    CancelOrderRequest => order::cancel::perform;
    CancelPendingCertificate => instance::cancel::perform;
    CreateCertificateForPackageRequest => order::create::for_package;
    CreateCertificateRequest => order::create::for_domain;
    CreateCertificateWithCsrRequest => order::create::with_csr;
    CreateCompany => company::create;
    CreateContact => contact::create;
    CreateCsr => csr::create;
    DeleteCertificateRequest => order::delete::perform;
    DeleteCompany => company::delete;
    DeleteContact => contact::delete;
    DeleteCsr => csr::delete;
    DeleteInstance => instance::delete::perform;
    DeleteUserCertificate => certificate::delete::perform;
    DescribeCertificateState => order::describe::perform;
    DescribePackageState => order::package::perform;
    GetCertificateDetail => certificate::detail::perform;
    GetCertificatePackageCount => order::package_count::perform;
    GetCompany => company::read;
    GetContact => contact::read;
    GetCsrDetail => csr::read;
    GetInstanceDetail => instance::detail::perform;
    GetInstanceSummary => instance::summary::perform;
    GetTaskAttribute => instance::task::perform;
    GetUserCertificateDetail => certificate::content::perform;
    ListCertificates => certificate::list::perform;
    ListCompanies => company::list;
    ListContact => contact::list;
    ListCsr => csr::list;
    ListInstances => instance::list::perform;
    ListUserCertificateOrder => order::list::perform;
    RefundInstance => instance::refund::perform;
    RenewCertificateOrderForPackageRequest => order::renew::perform;
    RevokeCertificate => instance::revoke::perform;
    UpdateCompany => company::update;
    UpdateContact => contact::update;
    UpdateInstance => instance::update::perform;
    UploadCsr => csr::upload;
}

impl Operation {
    /// The operation of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|operation| operation.name() == name)
    }
}

/// The fields of a response: what has no value is left out (cas-api.md 1.4).
fn fields(response: &impl Serialize) -> Fields {
    match serde_json::to_value(response).map(without_nulls) {
        Ok(Value::Object(fields)) => fields,
        _ => Fields::new(),
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

/// PEM with the line ends that are set.
fn line_ends(pem: &str, settings: Settings) -> String {
    if settings.crlf_pem {
        pem.replace('\n', "\r\n")
    } else {
        pem.to_owned()
    }
}

/// The private key that goes with a certificate: the service's own, where it made it
/// (cas-api.md 3.3, 3.5); where it did not and bait is laid, one that belongs to nothing.
fn private_key(key: &CertifiedKey, settings: Settings) -> Option<String> {
    let kept = key.kept.as_ref().map(|kept| kept.expose().to_owned());
    kept.or_else(|| settings.private_key_bait.then(bait).flatten())
}

/// A private key that belongs to nothing, in PEM.
fn bait() -> Option<String> {
    let key = SecretKey::generate_from_rng(&mut Cloud::rng());
    let pem = key.to_pkcs8_pem(LineEnding::LF).ok()?;
    Some(pem.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_name() {
        for operation in Operation::ALL {
            assert_eq!(Operation::find(operation.name()), Some(*operation));
        }
        assert_eq!(Operation::find("UploadUserCertificate"), None);
    }
}
