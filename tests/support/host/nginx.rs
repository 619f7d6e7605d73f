//! nginx.

use std::{fs, path::Path, process::Command};

use super::{Host, program};
use crate::Site;

impl Host {
    /// nginx with the file for it. Under a path, what is asked for below the page's `api/` goes on
    /// to the proxy.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn nginx(site: &Site, proxy: &str) -> Self {
        let settings = site.host_files();
        let program = program("nginx");
        let types = program
            .ancestors()
            .map(|folder| folder.join("etc/nginx/mime.types"))
            .find(|file| file.is_file())
            .expect("nginx knows types");
        let text = configuration(site, settings.path(), &types, proxy);
        let file = settings.path().join("server.conf");
        fs::write(&file, text).expect("a configuration");
        let mut command = Command::new(program);
        command.arg("-c").arg(file).arg("-p").arg(settings.path());
        Self::run(command, site.port(), Some(settings)).await
    }
}

fn configuration(site: &Site, settings: &Path, types: &Path, proxy: &str) -> String {
    let (root, path, port) = (site.root().display(), site.path(), site.port());
    let (settings, types) = (settings.display(), types.display());
    format!(
        "daemon off;
         error_log stderr;
         pid nginx.pid;
         events {{}}
         http {{
             include {types};
             access_log off;
             client_body_temp_path body;
             proxy_temp_path proxy;
             fastcgi_temp_path fastcgi;
             uwsgi_temp_path uwsgi;
             scgi_temp_path scgi;
             server {{
                 listen 127.0.0.1:{port};
                 location /{path} {{
                     alias {root}/{path};
                     include {settings}/nginx.conf;
                 }}
                 location /{path}api/ {{
                     proxy_pass {proxy}api/;
                     proxy_set_header Host $http_host;
                 }}
             }}
         }}"
    )
}
