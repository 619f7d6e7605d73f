//! Random bytes for names that nobody must guess.

/// Fresh bytes of the system's generator.
///
/// # Panics
/// When the operating system has no random numbers, without which nothing here can go on.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system has random numbers");
    bytes
}
