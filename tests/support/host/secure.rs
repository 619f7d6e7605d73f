//! Servers with a certificate, set up as the note in their bundle says.

use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
    process::Command,
};

use keyside_core::BundleFormat;
use zip::ZipArchive;

use super::{Host, program};
use crate::DOMAIN;

impl Host {
    /// The server that the bundle is for (nginx, Apache or Caddy), on this port. The bundle's files
    /// lie in a folder of its own instead of the one that the note names.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn secure(format: BundleFormat, bundle: &[u8], port: u16) -> Self {
        let home = tempfile::tempdir().expect("a folder for the server");
        let lines = settings(&unpack(bundle, home.path()));
        let lines = lines.replace(folder_of(format), &format!("{}/", home.path().display()));
        let (name, arguments, text): (_, &[_], _) = match format {
            BundleFormat::Nginx => ("nginx", &["-p", ".", "-c"], nginx(&lines, port)),
            BundleFormat::Apache => {
                let text = apache(&lines, home.path(), port);
                ("apache2", &["-DFOREGROUND", "-f"], text)
            }
            _ => {
                let arguments = &["run", "--adapter", "caddyfile", "--config"];
                ("caddy", arguments, caddy(&lines, port))
            }
        };
        let file = home.path().join("server.conf");
        fs::write(&file, text).expect("a configuration");
        let mut command = Command::new(program(name));
        command.args(arguments).arg(file);
        command.current_dir(home.path()).env("HOME", home.path());
        Self::run(command, port, Some(home)).await
    }
}

/// Where the note says that the files go.
fn folder_of(format: BundleFormat) -> &'static str {
    match format {
        BundleFormat::Nginx => "/etc/nginx/ssl/",
        BundleFormat::Apache => "/etc/apache2/ssl/",
        BundleFormat::Caddy => "/etc/caddy/",
        other => panic!("no server here is set up with {other}"),
    }
}

/// Puts the files into the folder; the note among them.
fn unpack(bundle: &[u8], folder: &Path) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bundle)).expect("a zip");
    zip.extract(folder).expect("files");
    let mut note = String::new();
    zip.by_name("README.txt")
        .expect("a note")
        .read_to_string(&mut note)
        .expect("a text");
    note
}

/// The indented lines after “In the …:”, in English.
fn settings(note: &str) -> String {
    let (_, after) = note.split_once("\nIn the ").expect("what to set");
    let lines = after.lines().skip(2);
    let lines: Vec<_> = lines.take_while(|line| line.starts_with("    ")).collect();
    lines.join("\n")
}

fn nginx(lines: &str, port: u16) -> String {
    let lines = lines.replace("443", &format!("127.0.0.1:{port}"));
    format!(
        "daemon off;
         error_log stderr;
         pid nginx.pid;
         events {{}}
         http {{
             access_log off;
             client_body_temp_path body;
             proxy_temp_path proxy;
             fastcgi_temp_path fastcgi;
             uwsgi_temp_path uwsgi;
             scgi_temp_path scgi;
             server {{
                 {lines}
             }}
         }}"
    )
}

fn apache(lines: &str, folder: &Path, port: u16) -> String {
    let folder = folder.display();
    let modules: String = ["mpm_event", "authz_core", "socache_shmcb", "ssl"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .concat();
    format!(
        "{modules}
         ServerRoot {folder}
         ServerName {DOMAIN}
         Listen 127.0.0.1:{port}
         PidFile {folder}/apache.pid
         ErrorLog /dev/stderr
         LogLevel error
         User nobody
         Group nogroup
         <VirtualHost 127.0.0.1:{port}>
             {lines}
         </VirtualHost>"
    )
}

fn caddy(lines: &str, port: u16) -> String {
    format!(
        "{{
             admin off
             auto_https disable_redirects
             log {{
                 level ERROR
             }}
         }}
         https://{DOMAIN}:{port} {{
             bind 127.0.0.1
             {lines}
             respond ok
         }}"
    )
}
