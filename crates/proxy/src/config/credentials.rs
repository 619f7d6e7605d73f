//! The AccessKey that calls to the cloud are signed with: from the environment or a file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use keyside_aliyun::{Credentials, Secret};
use serde::Deserialize;

/// Where the AccessKey is found.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CredentialsConfig {
    /// A TOML file with the names of the environment variables in lower case; without it, the
    /// environment is read.
    pub file: Option<PathBuf>,
    /// The AccessKey itself; only by a program that starts the proxy.
    #[serde(skip)]
    pub given: Option<Credentials>,
}

impl CredentialsConfig {
    /// The AccessKey: the one given, else the file's, else the environment's.
    ///
    /// # Errors
    /// Any [`CredentialsError`].
    pub(crate) fn resolve(
        self,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Credentials, CredentialsError> {
        match (self.given, self.file) {
            (Some(credentials), _) => Ok(credentials),
            (None, Some(path)) => read(&path),
            (None, None) => {
                let set = |name| environment(name).filter(|value| !value.is_empty());
                let required = |name| set(name).ok_or(CredentialsError::NotSet { name });
                Ok(Credentials::new(
                    required(ACCESS_KEY_ID)?,
                    Secret::new(required(ACCESS_KEY_SECRET)?),
                    set(SECURITY_TOKEN).map(Secret::new),
                ))
            }
        }
    }

    /// Whether others than its owner may read the file.
    pub(crate) fn file_is_exposed(&self) -> bool {
        self.file.as_deref().is_some_and(is_exposed)
    }
}

/// The names that the cloud's own tools read.
const ACCESS_KEY_ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const ACCESS_KEY_SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const SECURITY_TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    alibaba_cloud_access_key_id: String,
    alibaba_cloud_access_key_secret: String,
    alibaba_cloud_security_token: Option<String>,
}

fn read(path: &Path) -> Result<Credentials, CredentialsError> {
    let text = fs::read_to_string(path).map_err(|source| CredentialsError::Read {
        path: path.to_owned(),
        source,
    })?;
    let file: File = toml::from_str(&text).map_err(|error| CredentialsError::Parse {
        path: path.to_owned(),
        problem: error.message().to_owned(),
    })?;
    Ok(Credentials::new(
        file.alibaba_cloud_access_key_id,
        Secret::new(file.alibaba_cloud_access_key_secret),
        file.alibaba_cloud_security_token.map(Secret::new),
    ))
}

#[cfg(unix)]
fn is_exposed(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_: &Path) -> bool {
    false
}

/// Why there is no AccessKey.
#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    /// Neither a file nor the environment names it.
    #[error("the environment variable {name} is not set, and no credentials.file is configured")]
    NotSet {
        /// The variable that is missing.
        name: &'static str,
    },
    /// Zones are named, but no AccessKey for them.
    #[error("dns.zones needs an AccessKey of its own: name its file in dns.credentials")]
    NoneForDns,
    /// The file cannot be read.
    #[error("cannot read the credentials {}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no credentials file. What it says is not repeated.
    #[error("the credentials {} are wrong: {problem}", path.display())]
    Parse {
        /// Which file.
        path: PathBuf,
        /// What, without the file's text.
        problem: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, CredentialsConfig) {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("credentials.toml");
        fs::write(&path, text).expect("a file");
        (
            dir,
            CredentialsConfig {
                file: Some(path),
                given: None,
            },
        )
    }

    #[test]
    fn the_environment_names_the_key_and_its_token() {
        let environment = |name: &str| Some(format!("value of {name}"));

        let credentials = CredentialsConfig::default()
            .resolve(environment)
            .expect("everything is set");

        assert_eq!(
            credentials.access_key_id,
            "value of ALIBABA_CLOUD_ACCESS_KEY_ID"
        );
        assert!(credentials.security_token.is_some());
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let environment = |name: &str| (name != ACCESS_KEY_SECRET).then(|| "x".to_owned());

        let error = CredentialsConfig::default()
            .resolve(environment)
            .expect_err("no secret");

        assert!(matches!(
            error,
            CredentialsError::NotSet {
                name: ACCESS_KEY_SECRET
            }
        ));
    }

    #[test]
    fn a_file_comes_before_the_environment() {
        let (_dir, config) = file(
            "alibaba_cloud_access_key_id = 'LTAI'\nalibaba_cloud_access_key_secret = 'hush'\n",
        );

        let credentials = config
            .resolve(|_| Some("environment".to_owned()))
            .expect("a file");

        assert_eq!(credentials.access_key_id, "LTAI");
        assert!(credentials.security_token.is_none());
    }

    #[test]
    fn a_wrong_file_is_not_quoted() {
        let (_dir, config) = file("alibaba_cloud_access_key_secret = 'hush'\nsurplus = 'hush'\n");

        let error = config
            .resolve(|_| None)
            .expect_err("a wrong file")
            .to_string();

        assert!(
            error.contains("surplus") && !error.contains("hush"),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_noticed() {
        use std::os::unix::fs::PermissionsExt;

        let (_dir, config) = file("");
        let path = config.file.clone().expect("set above");
        let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode));

        set(0o640).expect("own file");
        assert!(config.file_is_exposed());
        set(0o600).expect("own file");
        assert!(!config.file_is_exposed());
    }
}
