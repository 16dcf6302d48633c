//! Reads the embedded profile through its types and writes each section in a form that the program reads
//! many times faster than TOML. A mistake in the dataset is an error of the build, with its file and line.

use std::{env, error::Error, fs, path::Path};

use miniz_oxide::deflate::compress_to_vec;
use serde::{Serialize, de::DeserializeOwned};

#[path = "src/profile/files/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all, clippy::pedantic)]
mod files;

#[path = "src/typed/name.rs"]
#[allow(dead_code, clippy::pedantic)]
mod name;

#[path = "build/gazetteer.rs"]
#[allow(clippy::pedantic)]
mod gazetteer;

use files::{
    certifications, duties, education, environment, glossary, handout, industries, licensure,
    occupation, outlook, places, prices, salary, similar, similar_by_place, skills, sources,
    with_files, words,
};

type Done<T = ()> = Result<T, Box<dyn Error>>;

const DATASET: &str = "data/medical-assistant";

fn main() -> Done {
    println!("cargo::rerun-if-changed=src/profile/files");
    macro_rules! each {
        ($($section:ident: $form:ident $holds:ty = $name:literal, $about:literal;)*) => {
            $(write(concat!($name, ".toml"), stringify!($section), $form::<$holds>)?;)*
        };
    }
    with_files!(each);
    gazetteer::write()?;
    for directory in [DATASET, "schemas/profile", "schemas/commands"] {
        pack(directory)?;
    }
    Ok(())
}

/// Compresses the texts of a directory, which the program prints as they are.
fn pack(directory: &str) -> Done {
    println!("cargo::rerun-if-changed={directory}");
    let packed = Path::new(&env::var("OUT_DIR")?).join(directory);
    fs::create_dir_all(&packed)?;
    for file in fs::read_dir(directory)? {
        let file = file?;
        let bytes = compress_to_vec(&fs::read(file.path())?, 9);
        fs::write(packed.join(file.file_name()), bytes)?;
    }
    Ok(())
}

fn write(file: &str, section: &str, form: fn(&str) -> Done<Vec<u8>>) -> Done {
    let text = fs::read_to_string(Path::new(DATASET).join(file))?;
    match form(&text) {
        Ok(bytes) => fs::write(Path::new(&env::var("OUT_DIR")?).join(section), bytes)?,
        Err(error) => {
            println!("cargo::error={DATASET}/{file}: {}", error.to_string().replace('\n', " "));
        }
    }
    Ok(())
}

/// As JSON, key for key the TOML.
fn json<T: DeserializeOwned>(text: &str) -> Done<Vec<u8>> {
    toml::from_str::<T>(text)?;
    Ok(serde_json::to_vec(&text.parse::<toml::Table>()?)?)
}

/// As the values alone, without their keys.
fn binary<T: DeserializeOwned + Serialize>(text: &str) -> Done<Vec<u8>> {
    Ok(postcard::to_allocvec(&toml::from_str::<T>(text)?)?)
}
