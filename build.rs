//! Reads the embedded profile through its types and writes it as JSON, which the program reads several
//! times faster than TOML. A mistake in the dataset is an error of the build, with its file and line.

use std::{env, error::Error, fs, path::Path};

use serde::de::DeserializeOwned;

#[path = "src/profile/files/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all, clippy::pedantic)]
mod files;

use files::{
    certifications, duties, education, environment, glossary, handout, industries, licensure,
    occupation, outlook, places, prices, salary, similar, similar_by_place, skills, sources,
    with_files, words,
};

const DATASET: &str = "data/medical-assistant";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DATASET}");
    println!("cargo::rerun-if-changed=src/profile/files");
    macro_rules! each {
        ($($(#[$about:meta])* $section:ident: $holds:ty = $file:literal,)*) => {
            $(write::<$holds>($file, stringify!($section))?;)*
        };
    }
    with_files!(each);
    Ok(())
}

fn write<T: DeserializeOwned>(file: &str, section: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(Path::new(DATASET).join(file))?;
    let table: toml::Table = text.parse()?;
    if let Err(error) = toml::from_str::<T>(&text) {
        println!("cargo::error={DATASET}/{file}: {}", error.to_string().replace('\n', " "));
    }
    let json = Path::new(&env::var("OUT_DIR")?).join(section).with_extension("json");
    fs::write(json, serde_json::to_string(&table)?)?;
    Ok(())
}
