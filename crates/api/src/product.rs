//! What may be ordered.

use serde::{Deserialize, Serialize};

/// Every product of the installation, in the order to show them.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProductList {
    /// Every product that may be ordered here, with quota or without.
    pub products: Vec<Product>,
}

/// A kind of certificate, bought in units or as instances.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// The cloud's `ProductCode`, such as `digicert-free-1-free`; of instances their `Spec`, such as `ss.dv.t`.
    pub code: String,
    /// What an order of it is taken from.
    #[serde(default)]
    pub source: ProductSource,
    /// The brand it is sold under, such as `DigiCert`.
    pub brand: String,
    /// Whether it is for a wildcard name (and only for one); otherwise for a single name.
    pub wildcard: bool,
    /// Whether it is the free test certificate.
    pub free: bool,
    /// How many days a certificate of this kind lasts.
    pub validity_days: u32,
    /// Units bought and left; absent when the cloud could not be asked.
    pub quota: Option<Quota>,
}

/// What an order is taken from.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProductSource {
    /// A package of units (“V1.0”).
    #[default]
    Package,
    /// Instances, each a subscription that an order has to itself (“V2.0”).
    Instances {
        /// When the one that the next order takes will end, in seconds from 1970.
        #[serde(rename = "endsAt")]
        ends_at: Option<i64>,
    },
}

/// Units or instances of a product. One order takes one.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Quota {
    /// How many were bought.
    pub total: u64,
    /// How many can still be ordered.
    pub left: u64,
}
