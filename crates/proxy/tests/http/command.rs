//! The `keyside` command.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::Ipv4Addr,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use base64::{Engine, prelude::*};
use keyside_aliyun::{Credentials, Secret};
use serde_json::json;

use crate::app::{order, with};

/// A program that is ended with the test, however that ends.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn keyside(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keyside"));
    command
        .args(arguments)
        .env_remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
    command
}

/// Runs `keyside check` on a configuration: how it ended, and all that it said.
fn check(config: &str, dir: &Path) -> (ExitStatus, String) {
    let path = dir.join("keyside.toml");
    let database = format!("[database]\npath = {:?}\n", dir.join("journal.sqlite"));
    fs::write(&path, format!("{config}\n{database}")).expect("a file");
    let output = keyside(&["check", "--config", path.to_str().expect("UTF-8")]).output();
    let output = output.expect("a program");
    let said = [output.stdout, output.stderr].concat();
    (output.status, String::from_utf8(said).expect("UTF-8"))
}

#[tokio::test]
async fn the_demo_tells_where_it_is_and_logs_nothing_that_is_secret() {
    let key = BASE64_STANDARD.encode(include_bytes!("../material/p256.pkcs8.der"));
    let mut program = keyside(&["serve", "--demo", "--listen", "127.0.0.1:0"])
        .env("KEYSIDE_LOG", "debug")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map(Program)
        .expect("a program");
    let mut told = BufReader::new(program.0.stdout.take().expect("piped")).lines();
    let mut url = |label: &str| {
        let line = told.next().expect("a line").expect("UTF-8");
        line.strip_prefix(label).expect("the label").to_owned()
    };
    let (page, _cas, _control) = (url("page: "), url("cas: "), url("control: "));
    let http = reqwest::Client::new();
    let send = |body| {
        let request = http.post(format!("{page}/api/orders")).json(&body);
        request.header("idempotency-key", "a-key-of-its-own").send()
    };

    let refused = send(with(order("www.example.com"), "/csr", json!(key))).await;
    let placed = send(order("www.example.com")).await;

    assert_eq!(refused.expect("an answer").status(), 422);
    assert_eq!(placed.expect("an answer").status(), 201);
    program.0.kill().expect("it runs");
    let mut log = String::new();
    program
        .0
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut log)
        .expect("UTF-8");
    assert!(
        log.contains("private_key_received") && log.contains("is now preparing"),
        "{log}"
    );
    for secret in [
        &key[..24],
        "Tom",
        "13800000000",
        "tom@example.com",
        "CERTIFICATE REQUEST",
    ] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
}

#[tokio::test]
async fn openapi_prints_what_the_proxy_says_of_itself() {
    let output = keyside(&["openapi"]).output().expect("a program");

    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut config = keyside::Config::demo();
    config.listen.http = (Ipv4Addr::LOCALHOST, 0).into();
    let demo = keyside::Proxy::start(config).await.expect("a proxy");
    let url = format!("{}/api/openapi.json", demo.url());
    let answer = reqwest::get(url).await.expect("an answer");
    let answered: serde_json::Value = answer.json().await.expect("JSON");
    demo.shutdown().await;
    assert_eq!(printed, answered);
}

#[test]
fn check_names_what_is_missing() {
    let dir = tempfile::tempdir().expect("a directory");

    let (status, said) = check("", dir.path());

    assert_eq!(status.code(), Some(1));
    assert!(said.contains("problem: There is no AccessKey"), "{said}");
    assert!(said.contains("ok: The database can be written."), "{said}");
}

#[test]
fn check_names_a_wrong_key_with_its_line() {
    let dir = tempfile::tempdir().expect("a directory");

    let (status, said) = check("[listen]\nhtpp = \"127.0.0.1:1\"", dir.path());

    assert_eq!(status.code(), Some(1));
    assert!(said.contains("line 2") && said.contains("htpp"), "{said}");
}

#[tokio::test]
async fn check_accepts_an_installation_that_works() {
    let dir = tempfile::tempdir().expect("a directory");
    let settings = keyside_simulator::Config::gentle();
    let cloud = keyside_simulator::Simulator::start(settings)
        .await
        .expect("free ports");
    let file = dir.path().join("credentials.toml");
    write_key(&file, &cloud.credentials());
    let config = format!(
        "[cloud]\nendpoint = {:?}\n[credentials]\nfile = {file:?}\n",
        cloud.cas_url()
    );

    let path = dir.path().to_owned();
    let checking = tokio::task::spawn_blocking(move || check(&config, &path));
    let (status, said) = checking.await.expect("no panic");

    assert_eq!(status.code(), Some(0), "{said}");
    assert!(
        said.contains("Alibaba Cloud answers and accepts the AccessKey"),
        "{said}"
    );
}

#[tokio::test]
async fn check_reads_every_zone_with_the_key_for_dns_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let own = Credentials::new("LTAI5tFORDNSALONE", Secret::new("a secret for DNS"), None);
    let mut settings = keyside_simulator::Config::gentle();
    settings.dns_credentials = Some(own);
    let cloud = keyside_simulator::Simulator::start(settings)
        .await
        .expect("free ports");
    let (main, dns) = (dir.path().join("main.toml"), dir.path().join("dns.toml"));
    write_key(&main, &cloud.credentials());
    write_key(&dns, &cloud.dns_credentials());

    let url = cloud.cas_url();
    let config = |zone: &str, key: &Path| {
        format!(
            "[cloud]\nendpoint = {url:?}\n[credentials]\nfile = {main:?}\n\
             [dns]\nzones = [{zone:?}]\nendpoint = {url:?}\ncredentials = {key:?}\n"
        )
    };
    for (config, code, sentence) in [
        (
            config("example.com", &dns),
            0,
            "ok: Every zone for DNS records can be read.",
        ),
        (
            config("other.example", &dns),
            1,
            "problem: The zone other.example cannot be read: ",
        ),
        (
            config("example.com", &main),
            1,
            "warning: DNS records are published with the AccessKey",
        ),
    ] {
        let path = dir.path().to_owned();
        let checking = tokio::task::spawn_blocking(move || check(&config, &path));
        let (status, said) = checking.await.expect("no panic");

        assert!(said.contains(sentence), "{said}");
        assert_eq!(status.code(), Some(code), "{said}");
    }
}

#[test]
fn check_wants_a_key_for_dns_where_zones_are_named() {
    let dir = tempfile::tempdir().expect("a directory");

    let (status, said) = check("[dns]\nzones = [\"example.com\"]", dir.path());

    assert_eq!(status.code(), Some(1));
    assert!(
        said.contains("problem: There is no AccessKey for DNS"),
        "{said}"
    );
}

fn write_key(file: &Path, credentials: &Credentials) {
    let text = format!(
        "alibaba_cloud_access_key_id = {:?}\nalibaba_cloud_access_key_secret = {:?}\n",
        credentials.access_key_id,
        credentials.access_key_secret.expose()
    );
    fs::write(file, text).expect("a file");
}
