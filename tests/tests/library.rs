//! What the C library is built of: HTTP and TLS only where the registrar is asked for.

use std::path::Path;
use std::process::Command;

/// The packages inside, by name.
fn inside(options: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let tree = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["tree", "--locked", "--offline", "-p", "backorder-capi"])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(options)
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8(tree.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
}

#[test]
fn without_the_registrar_nothing_of_http_and_tls_is_inside() {
    const FOREIGN: [&str; 7] = ["reqwest", "hyper", "tokio", "rustls", "ring", "socket2", "mio"];
    let without = inside(&[]);
    assert!(without.iter().any(|name| name == "ispapi-client"), "{without:?}");
    for name in FOREIGN {
        assert!(!without.iter().any(|other| other == name), "{name} is inside");
    }
    let with = inside(&["--features", "registrar"]);
    for name in ["reqwest", "hyper", "tokio", "rustls", "ring"] {
        assert!(with.iter().any(|other| other == name), "{name} is not inside: {with:?}");
    }
}
