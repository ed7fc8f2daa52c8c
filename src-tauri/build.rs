//! Compiles the window's permissions in, and makes sure that the screens' folder is there.

fn main() {
    println!("cargo:rerun-if-changed=tauri.conf.json");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=app/dist");
    // A check needs no screens, and the context macro stops where their folder is missing.
    std::fs::create_dir_all("app/dist").expect("the project's own folder can be written");
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
    release_for_linux();
}

/// Smaller on the disk, the same when it runs: relocations in their packed form (glibc 2.36), and functions that came out
/// the same only once, where nothing compares their addresses. The linker of x86-64 alone, lld, knows the second.
fn release_for_linux() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if !is("PROFILE", "release") || !is("CARGO_CFG_TARGET_OS", "linux") {
        return;
    }
    println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    if is("CARGO_CFG_TARGET_ARCH", "x86_64") {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=safe");
    }
}
