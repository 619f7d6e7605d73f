//! Labels that an account puts on its orders and instances.

use serde::{Deserialize, Serialize};

use super::parameter::{Item, NotReadable, Parameters};

/// A label of an order. The name does not begin with `acs:` or `aliyun`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tag {
    /// Its name: at most 128 characters.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// A label of an instance or of a certificate.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct InstanceTag {
    /// Its name.
    #[serde(rename = "TagKey")]
    pub key: String,
    /// Its value.
    #[serde(rename = "TagValue")]
    pub value: String,
}

/// `Tags.1.Key`, `Tags.1.Value`.
impl Item for Tag {
    fn write_item(&self, name: &str, into: &mut Vec<(String, String)>) {
        into.push((format!("{name}.Key"), self.key.clone()));
        into.push((format!("{name}.Value"), self.value.clone()));
    }

    fn read_item(parameters: &Parameters, name: &str) -> Option<Result<Self, NotReadable>> {
        let (key, value) = pair(parameters, name, "Key", "Value")?;
        Some(Ok(Self { key, value }))
    }
}

/// `Tags.1.TagKey`, `Tags.1.TagValue`.
impl Item for InstanceTag {
    fn write_item(&self, name: &str, into: &mut Vec<(String, String)>) {
        into.push((format!("{name}.TagKey"), self.key.clone()));
        into.push((format!("{name}.TagValue"), self.value.clone()));
    }

    fn read_item(parameters: &Parameters, name: &str) -> Option<Result<Self, NotReadable>> {
        let (key, value) = pair(parameters, name, "TagKey", "TagValue")?;
        Some(Ok(Self { key, value }))
    }
}

fn pair(parameters: &Parameters, name: &str, key: &str, value: &str) -> Option<(String, String)> {
    let key = parameters.get(&format!("{name}.{key}"))?;
    let value = parameters.get(&format!("{name}.{value}"));
    Some((key.clone(), value.cloned().unwrap_or_default()))
}
