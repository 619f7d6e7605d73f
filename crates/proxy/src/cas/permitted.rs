//! The operations that the proxy may send: those that it needs permissions for.

use keyside_aliyun::{
    Action,
    alidns::{AddDomainRecord, DeleteDomainRecord, DescribeDomainRecords},
    cas::{
        ApplyCertificate, CancelCertificateForPackageRequest, CancelOrderRequest,
        CancelPendingCertificate, CreateCertificateWithCsrRequest, CreateContact,
        DeleteCertificateRequest, DescribeCertificateState, DescribePackageState,
        GetInstanceDetail, GetTaskAttribute, GetUserCertificateDetail, ListContact, ListInstances,
        ListUserCertificateOrder, RevokeCertificate, UpdateInstance,
    },
};

/// An operation that the documented policies permit. The client sends no other.
pub(crate) trait Permitted: Action {}

macro_rules! permitted {
    ($list:ident: $($operation:ident,)+) => {
        $(impl Permitted for $operation {})+

        #[cfg(test)]
        const $list: &[&str] = &[$(<$operation as Action>::NAME),+];
    };
}

permitted! {
    CERTIFICATES:
    ApplyCertificate,
    CancelCertificateForPackageRequest,
    CancelOrderRequest,
    CancelPendingCertificate,
    CreateCertificateWithCsrRequest,
    CreateContact,
    DeleteCertificateRequest,
    DescribeCertificateState,
    DescribePackageState,
    GetInstanceDetail,
    GetTaskAttribute,
    GetUserCertificateDetail,
    ListContact,
    ListInstances,
    ListUserCertificateOrder,
    RevokeCertificate,
    UpdateInstance,
}

permitted! {
    RECORDS:
    AddDomainRecord,
    DeleteDomainRecord,
    DescribeDomainRecords,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_documented_policies_permit_exactly_what_is_sent() {
        for (service, sent) in [("yundun-cert", CERTIFICATES), ("alidns", RECORDS)] {
            let readme = include_str!("../../../../README.md");
            let prefix = format!("\"{service}:");
            let policy = readme
                .split("```json")
                .find(|part| part.contains(&prefix))
                .and_then(|part| part.split("```").next())
                .expect("a policy");

            let permitted: BTreeSet<_> = policy
                .split(&prefix)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();

            assert_eq!(permitted, sent.iter().copied().collect(), "{service}");
        }
    }
}
