//! What a visitor downloads: the built page, compressed as a static host would.

use std::{fs, path::Path};

use crate::row::Row;

/// Everything but the key room, and the key room: its HTML, script and the engine of its three builds
/// that today's browsers fetch. The page in one file is for those who ask for it.
pub(crate) fn rows() -> Vec<Row> {
    let (mut app, mut crypto) = (0, 0);
    let files = fs::read_dir(support::page()).expect("the page is built: `cargo xtask page`");
    for file in files {
        let path = file.expect("a file of the page").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_left = name == "keyside.html"
            || name.starts_with("engine-plain-")
            || name.starts_with("engine-wide-");
        if is_left {
            continue;
        }
        let size = compressed_size(&path);
        if name.starts_with("engine-") || name.starts_with("room-") {
            crypto += size;
        } else {
            app += size;
        }
    }
    vec![
        Row::alone("page.app.brotli", f64::from(app), "bytes", 1),
        Row::alone("page.crypto.brotli", f64::from(crypto), "bytes", 1),
    ]
}

/// The size at Brotli's best quality.
fn compressed_size(path: &Path) -> u32 {
    let content = fs::read(path).expect("a file of the page");
    let best = brotli::enc::BrotliEncoderParams::default();
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &best).expect("memory");
    u32::try_from(compressed.len()).expect("pages are small")
}
