//! What can be changed while the simulator runs.

use serde::{Deserialize, Serialize};

use crate::{ChallengeRecord, Config, Hostility, RecordName, ValidationKey};

/// What can be changed while the simulator runs. The fields are those of [`Config`] and
/// [`Hostility`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Settings {
    pub(crate) hosted_dns: bool,
    pub(crate) private_key_bait: bool,
    pub(crate) record_name: RecordName,
    pub(crate) record_type: ChallengeRecord,
    pub(crate) pairing: bool,
    pub(crate) auto_submit: bool,
    pub(crate) validation_key: ValidationKey,
    pub(crate) throttle_every: u32,
    pub(crate) rate_limits: bool,
    pub(crate) lag_polls: usize,
    pub(crate) late_fields: bool,
    pub(crate) odd_json: bool,
    pub(crate) crlf_pem: bool,
}

/// The settings to change; the others stay.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct SettingsChange {
    hosted_dns: Option<bool>,
    private_key_bait: Option<bool>,
    record_name: Option<RecordName>,
    record_type: Option<ChallengeRecord>,
    pairing: Option<bool>,
    auto_submit: Option<bool>,
    validation_key: Option<ValidationKey>,
    throttle_every: Option<u32>,
    rate_limits: Option<bool>,
    lag_polls: Option<usize>,
    late_fields: Option<bool>,
    odd_json: Option<bool>,
    crlf_pem: Option<bool>,
}

/// `throttleEvery` would refuse every call.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("throttleEvery is 0 for never, or at least 2: with 1 no call would ever pass")]
pub(crate) struct ThrottlesAll;

impl Settings {
    pub(crate) fn of(config: &Config) -> Self {
        let Hostility {
            throttle_every,
            rate_limits,
            lag_polls,
            late_fields,
            odd_json,
            crlf_pem,
        } = config.hostility;
        Self {
            hosted_dns: config.hosted_dns,
            private_key_bait: config.private_key_bait,
            record_name: config.record_name,
            record_type: config.record_type,
            pairing: config.pairing,
            auto_submit: config.auto_submit,
            validation_key: config.validation_key,
            throttle_every,
            rate_limits,
            lag_polls,
            late_fields,
            odd_json,
            crlf_pem,
        }
    }

    pub(crate) fn with(self, change: SettingsChange) -> Result<Self, ThrottlesAll> {
        let throttle_every = change.throttle_every.unwrap_or(self.throttle_every);
        ThrottlesAll::check(throttle_every)?;
        Ok(Self {
            hosted_dns: change.hosted_dns.unwrap_or(self.hosted_dns),
            private_key_bait: change.private_key_bait.unwrap_or(self.private_key_bait),
            record_name: change.record_name.unwrap_or(self.record_name),
            record_type: change.record_type.unwrap_or(self.record_type),
            pairing: change.pairing.unwrap_or(self.pairing),
            auto_submit: change.auto_submit.unwrap_or(self.auto_submit),
            validation_key: change.validation_key.unwrap_or(self.validation_key),
            throttle_every,
            rate_limits: change.rate_limits.unwrap_or(self.rate_limits),
            lag_polls: change.lag_polls.unwrap_or(self.lag_polls),
            late_fields: change.late_fields.unwrap_or(self.late_fields),
            odd_json: change.odd_json.unwrap_or(self.odd_json),
            crlf_pem: change.crlf_pem.unwrap_or(self.crlf_pem),
        })
    }
}

impl ThrottlesAll {
    /// # Errors
    /// [`ThrottlesAll`] for 1.
    pub(crate) const fn check(throttle_every: u32) -> Result<(), Self> {
        if throttle_every == 1 {
            Err(Self)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_stays() {
        let before = Settings::of(&Config::hostile());
        let change = serde_json::from_str(r#"{"hostedDns": true}"#).expect("a change");

        let after = before.with(change).expect("a change");

        assert_eq!(
            after,
            Settings {
                hosted_dns: true,
                ..before
            }
        );
    }

    #[test]
    fn refuses_to_throttle_every_call_and_settings_it_does_not_know() {
        let settings = Settings::of(&Config::gentle());
        let change = serde_json::from_str(r#"{"throttleEvery": 1}"#).expect("a change");

        assert_eq!(settings.with(change), Err(ThrottlesAll));
        assert!(serde_json::from_str::<SettingsChange>(r#"{"hostedDNS": true}"#).is_err());
    }
}
