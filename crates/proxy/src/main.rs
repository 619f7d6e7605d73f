//! The `keyside` command.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    keyside::cli::run().await
}
