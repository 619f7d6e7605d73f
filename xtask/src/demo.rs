//! The demo: page, proxy and simulated cloud on this machine.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    page, places, steps,
};

/// Builds what changed and runs the demo until Ctrl-C.
pub(crate) fn run(listen: SocketAddr) -> Result {
    refuse_a_port_in_use(listen)?;
    page::build()?;
    steps::heading("Building the proxy");
    steps::run(steps::cargo().args(["build", "--package=keyside", "--bin=keyside"]))?;
    steps::heading("Running; Ctrl-C stops it");
    let mut keyside = Command::new(places::target()?.join("debug/keyside"));
    keyside.args(["serve", "--demo", "--listen", &listen.to_string(), "--page"]);
    keyside.arg(places::dist());
    become_it(&mut keyside)
}

fn refuse_a_port_in_use(listen: SocketAddr) -> Result {
    match TcpListener::bind(listen) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(Failure::new(format!(
            "{listen} is in use: choose another port, as in `cargo xtask demo --listen {}:{}`",
            listen.ip(),
            listen.port().wrapping_add(1).max(1024)
        ))),
        Err(error) => Err(Failure::new(format!(
            "{listen} cannot be listened on: {error}"
        ))),
    }
}

/// Puts the program in this process's place, so that it gets Ctrl-C and every other signal itself.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result {
    use std::os::unix::process::CommandExt;

    let error = command.exec();
    Err(Failure::new(format!(
        "`{}` did not start: {error}",
        steps::line(command)
    )))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result {
    steps::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_port_in_use_with_a_command_that_helps() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let listen = taken.local_addr().expect("it is bound");

        let failure = refuse_a_port_in_use(listen)
            .expect_err("it is taken")
            .to_string();

        assert!(
            failure.starts_with(&format!("{listen} is in use")),
            "{failure}"
        );
    }
}
