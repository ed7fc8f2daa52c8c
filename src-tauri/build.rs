//! Compiles the window's permissions in, and makes sure that the screens' folder is there.

fn main() {
    println!("cargo:rerun-if-changed=tauri.conf.json");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=app/dist");
    // A check needs no screens, and the context macro stops where their folder is missing.
    std::fs::create_dir_all("app/dist").expect("the project's own folder can be written");
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}
