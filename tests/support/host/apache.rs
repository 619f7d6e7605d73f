//! Apache.

use std::{fs, process::Command};

use super::{Host, program};
use crate::Site;

impl Host {
    /// Apache with the file for it.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn apache(site: &Site) -> Self {
        let settings = site.host_files();
        let htaccess = site.page().join(".htaccess");
        fs::copy(settings.path().join("htaccess"), htaccess).expect("the file for it");
        let port = site.port();
        let (root, folder) = (site.root().display(), settings.path().display());
        let modules: String = ["mpm_event", "authz_core", "dir", "headers", "mime"]
            .map(|name| {
                format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
            })
            .concat();
        let text = format!(
            "{modules}
             ServerRoot {folder}
             ServerName localhost
             Listen 127.0.0.1:{port}
             PidFile {folder}/apache.pid
             ErrorLog /dev/stderr
             LogLevel error
             User nobody
             Group nogroup
             TypesConfig /etc/mime.types
             DocumentRoot {root}
             DirectoryIndex index.html
             <Directory {root}>
                 AllowOverride FileInfo
                 Require all granted
             </Directory>"
        );
        let file = settings.path().join("server.conf");
        fs::write(&file, text).expect("a configuration");
        let mut command = Command::new(program("apache2"));
        command.arg("-DFOREGROUND").arg("-f").arg(file);
        Self::run(command, site.port(), Some(settings)).await
    }
}
