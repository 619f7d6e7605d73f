//! The key pair that calls are signed with.

use std::fmt;

use zeroize::Zeroizing;

/// An AccessKey, or the temporary one of a security token service.
pub struct Credentials {
    /// The public half; temporary ones start with `STS.`.
    pub access_key_id: String,
    /// The half that signs.
    pub access_key_secret: Secret,
    /// What makes temporary credentials valid.
    pub security_token: Option<Secret>,
}

impl Credentials {
    /// Credentials of an account or a RAM user, or temporary ones with their token.
    #[must_use]
    pub fn new(
        access_key_id: impl Into<String>,
        access_key_secret: Secret,
        security_token: Option<Secret>,
    ) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            access_key_secret,
            security_token,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials")
    }
}

/// A text that must not be printed; wiped when dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text, for signing and nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_nothing_of_itself() {
        let credentials =
            Credentials::new("LTAI5t", Secret::new("hush"), Some(Secret::new("token")));

        let printed = format!("{credentials:?} {:?}", credentials.access_key_secret);

        assert_eq!(printed, "Credentials Secret");
    }
}
