//! `include/backorder.h`: what cbindgen makes of the C interface.

use std::path::Path;

pub fn page(root: &Path) -> Result<String, String> {
    let capi = root.join("capi");
    let config = cbindgen::Config::from_file(capi.join("cbindgen.toml"))?;
    let bindings = cbindgen::Builder::new()
        .with_crate(&capi)
        .with_config(config)
        .generate()
        .map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    String::from_utf8(text).map_err(|error| error.to_string())
}
