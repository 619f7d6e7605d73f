//! The operations that the simulator knows.

mod certificate;
mod company;
mod contact;
mod csr;
mod dns;
mod instance;
mod order;
mod page;

use std::collections::BTreeMap;

use keyside_aliyun::{Action, alidns, cas};
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
    ($($service:ident: $operation:ident => $perform:path;)+) => {
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
                    $(Self::$operation => $service::$operation::NAME,)+
                }
            }

            /// The version of its service's interface.
            pub(crate) const fn version(self) -> &'static str {
                match self {
                    $(Self::$operation => $service::$operation::VERSION,)+
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
                        $perform(cloud, &$service::$operation::from_parameters(parameters)?)
                    })+
                }
            }
        }
    };
}

operations! {
    alidns: AddDomainRecord => dns::add;
    alidns: DeleteDomainRecord => dns::delete;
    alidns: DescribeDomainRecords => dns::list;
    cas: ApplyCertificate => instance::apply::perform;
    cas: CancelCertificateForPackageRequest => order::withdraw::perform;
    cas: CancelOrderRequest => order::cancel::perform;
    cas: CancelPendingCertificate => instance::cancel::perform;
    cas: CreateCertificateForPackageRequest => order::create::for_package;
    cas: CreateCertificateRequest => order::create::for_domain;
    cas: CreateCertificateWithCsrRequest => order::create::with_csr;
    cas: CreateCompany => company::create;
    cas: CreateContact => contact::create;
    cas: CreateCsr => csr::create;
    cas: DeleteCertificateRequest => order::delete::perform;
    cas: DeleteCompany => company::delete;
    cas: DeleteContact => contact::delete;
    cas: DeleteCsr => csr::delete;
    cas: DeleteInstance => instance::delete::perform;
    cas: DeleteUserCertificate => certificate::delete::perform;
    cas: DescribeCertificateState => order::describe::perform;
    cas: DescribePackageState => order::package::perform;
    cas: GetCertificateDetail => certificate::detail::perform;
    cas: GetCertificatePackageCount => order::package_count::perform;
    cas: GetCompany => company::read;
    cas: GetContact => contact::read;
    cas: GetCsrDetail => csr::read;
    cas: GetInstanceDetail => instance::detail::perform;
    cas: GetInstanceSummary => instance::summary::perform;
    cas: GetTaskAttribute => instance::task::perform;
    cas: GetUserCertificateDetail => certificate::content::perform;
    cas: ListCertificates => certificate::list::perform;
    cas: ListCompanies => company::list;
    cas: ListContact => contact::list;
    cas: ListCsr => csr::list;
    cas: ListInstances => instance::list::perform;
    cas: ListUserCertificateOrder => order::list::perform;
    cas: RefundInstance => instance::refund::perform;
    cas: RenewCertificateOrderForPackageRequest => order::renew::perform;
    cas: RevokeCertificate => instance::revoke::perform;
    cas: UpdateCompany => company::update;
    cas: UpdateContact => contact::update;
    cas: UpdateInstance => instance::update::perform;
    cas: UploadCsr => csr::upload;
}

impl Operation {
    /// The operation of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|operation| operation.name() == name)
    }

    /// Whether there is a service whose interface has that version.
    pub(crate) fn knows_version(version: &str) -> bool {
        [cas::VERSION, alidns::VERSION].contains(&version)
    }

    /// The service that it is of.
    pub(crate) fn service(self) -> Service {
        if self.version() == alidns::VERSION {
            Service::Dns
        } else {
            Service::Certificates
        }
    }
}

/// One of the two services behind the door.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Service {
    Certificates,
    Dns,
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
