//! An inspection in words.

use std::fmt;

use super::{Inspection, Severity, SignatureStatus};

impl Severity {
    /// Every one, the least grave first.
    pub const ALL: &[Self] = &[Self::Notice, Self::Warning, Self::Error];

    /// The stable name, such as `warning`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for SignatureStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Valid => "by this key",
            Self::Invalid => "not by this key",
            Self::Unchecked => "cannot be checked",
        })
    }
}

/// One line for each part, then one for each finding.
impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for entry in &self.subject {
            writeln!(f, "subject: {} = {}", entry.field, entry.value)?;
        }
        for name in &self.alternative_names {
            writeln!(f, "name: {} {}", name.kind, name.value)?;
        }
        if let Some(key) = &self.key {
            writeln!(f, "key: {}", key.description)?;
            writeln!(f, "fingerprint: {}", key.fingerprint)?;
        }
        if let Some(signature) = &self.signature {
            writeln!(
                f,
                "signature: {}, {}",
                signature.algorithm, signature.status
            )?;
        }
        for extension in &self.extensions {
            let critical = if extension.critical {
                " (critical)"
            } else {
                ""
            };
            writeln!(
                f,
                "extension: {}{critical}: {}",
                extension.name, extension.description
            )?;
        }
        for attribute in &self.attributes {
            writeln!(
                f,
                "attribute: {}: {}",
                attribute.name, attribute.description
            )?;
        }
        for finding in &self.findings {
            writeln!(f, "{}: {finding}", finding.severity())?;
        }
        Ok(())
    }
}
