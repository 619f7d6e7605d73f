//! The `CycloneDX` document.
//!
//! It has no serial number and no date: the same source has the same document.
//!
//! <https://cyclonedx.org/docs/1.6/json/>

use serde_json::{Value, json};

use super::{
    lock::Lock,
    tree::{Package, Part, Tree},
};

/// The document of the product of that name.
pub(super) fn document(product: &str, tree: &Tree, lock: &Lock) -> Value {
    let product = Package::new(product, env!("CARGO_PKG_VERSION"));
    let components = tree.parts.iter();
    let components = components.map(|(package, part)| component(package, part, lock));
    let uses = tree
        .parts
        .iter()
        .map(|(package, part)| (package, &part.uses));
    let uses = std::iter::once((&product, &tree.roots)).chain(uses);
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": product.to_string(),
                "name": product.name,
                "version": product.version,
                "licenses": [{"expression": env!("CARGO_PKG_LICENSE")}],
            },
        },
        "components": components.collect::<Vec<_>>(),
        "dependencies": uses
            .map(|(user, used)| json!({
                "ref": user.to_string(),
                "dependsOn": used.iter().map(Package::to_string).collect::<Vec<_>>(),
            }))
            .collect::<Vec<_>>(),
    })
}

fn component(package: &Package, part: &Part, lock: &Lock) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": package.to_string(),
        "name": package.name,
        "version": package.version,
        "scope": if part.shipped { "required" } else { "excluded" },
    });
    if !part.license.is_empty() {
        component["licenses"] = json!([{"expression": expression(&part.license)}]);
    }
    if !part.repository.is_empty() {
        component["externalReferences"] = json!([{"type": "vcs", "url": part.repository}]);
    }
    if !package.name.starts_with("keyside") {
        component["purl"] = json!(format!("pkg:cargo/{package}"));
    }
    if let Some(checksum) = lock.checksum(package) {
        component["hashes"] = json!([{"alg": "SHA-256", "content": checksum}]);
    }
    component
}

/// The licence as SPDX writes it: `/` is how crates of old wrote `OR`.
fn expression(license: &str) -> String {
    let choices: Vec<_> = license.split('/').map(str::trim).collect();
    choices.join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_way_to_write_a_choice_of_licences_is_told_as_spdx_does() {
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("MIT OR ISC"), "MIT OR ISC");
    }
}
