//! The keys of people's drafts, and the municipality's one that they are derived from. It lies in a file and never in the
//! database: whoever has the database, or a backup of it, reads no draft.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use hkdf::Hkdf;
use rapida_contract::drafts::DraftsKey;
use rapida_contract::values::TaxCode;
use sha2::Sha256;

use crate::world::Random;

/// In the folder of the data.
const FILE: &str = "drafts.key";
/// What a derived key is for; the codice fiscale follows. Another construction gets another name.
const PURPOSE: &[u8] = b"rapida drafts key 1 ";

/// The municipality's key.
pub struct MasterKey([u8; 32]);

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read, or not be made.
    #[error("the key of drafts, {0}: {1}")]
    Unreadable(PathBuf, io::Error),
    /// The settings name a file that is not there.
    #[error(
        "the key of drafts: there is no file {0}. Put back the one that there was; for a municipality without drafts make \
         it once, for all of its servers: head -c 32 /dev/urandom > {0}"
    )]
    NotThere(PathBuf),
    /// The file is of another length.
    #[error(
        "the key of drafts, {0}, has {1} bytes and not 32. Put back the file as it was, from its backup; where there is none, \
         move it away: another one is made at the next start, and drafts that were sealed with the old one stay on the \
         devices alone"
    )]
    Length(PathBuf, usize),
}

impl MasterKey {
    /// From the file that the settings name, or from the one in the folder of the data, which is made where there is none.
    pub fn of_municipality(data: &Path, named: Option<&Path>, random: &Random) -> Result<Self, KeyError> {
        let file = named.map_or_else(|| data.join(FILE), Path::to_owned);
        match fs::read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound && named.is_some() => Err(KeyError::NotThere(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let made = make(data, random).and_then(|()| fs::read(&file));
                Self::of(made, file)
            }
            read => Self::of(read, file),
        }
    }

    fn of(read: io::Result<Vec<u8>>, file: PathBuf) -> Result<Self, KeyError> {
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => return Err(KeyError::Unreadable(file, error)),
        };
        let length = bytes.len();
        bytes.try_into().map(Self).map_err(|_| KeyError::Length(file, length))
    }

    /// What a person's devices seal their drafts with (HKDF-SHA256, RFC 5869).
    pub fn of_person(&self, person: &TaxCode) -> DraftsKey {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, &self.0)
            .expand_multi_info(&[PURPOSE, person.as_str().as_bytes()], &mut key)
            .expect("32 bytes are fewer than HKDF gives");
        DraftsKey { key: BASE64URL.encode(key) }
    }
}

/// Makes the file, whole or not at all. Of several servers that start at once one makes it, and all read that one.
fn make(folder: &Path, random: &Random) -> io::Result<()> {
    let part = folder.join(format!("{FILE}.{}.part", random.new_id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    file.write_all(&random.bytes::<32>())?;
    // What is sealed from now on needs it, also after a power cut.
    file.sync_all()?;
    let linked = fs::hard_link(&part, folder.join(FILE));
    fs::remove_file(&part)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => File::open(folder)?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    fn person(code: &str) -> TaxCode {
        code.parse().expect("a tax code")
    }

    fn zoli() -> TaxCode {
        person("ZLOMRC79M19D458N")
    }

    fn opened(data: &Path, named: Option<&Path>) -> Result<MasterKey, KeyError> {
        MasterKey::of_municipality(data, named, &Random::system())
    }

    #[test]
    fn a_person_s_key_is_derived_as_rfc_5869_says() {
        // With the HKDF of another program, salt empty, info "rapida drafts key 1 ZLOMRC79M19D458N".
        let key = MasterKey(std::array::from_fn(|at| u8::try_from(at).expect("a byte")));
        assert_eq!(key.of_person(&zoli()).key, "EKXTevskU2z8kG0-1kPSYcaNN2pQvg86CqfG_r8M9Qo");
        assert_ne!(key.of_person(&zoli()), key.of_person(&person("BNNSRA96H70C553I")));
    }

    #[test]
    fn servers_that_start_at_once_come_to_one_key_for_the_owner_alone() {
        let data = tempfile::tempdir().expect("a folder");
        let together = Barrier::new(8);
        let keys: Vec<_> = thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        together.wait();
                        opened(data.path(), None).expect("a key").of_person(&zoli())
                    })
                })
                .collect();
            starts.into_iter().map(|start| start.join().expect("no panic")).collect()
        });
        assert!(keys.iter().all(|key| Some(key) == keys.first()), "one key");
        let left: Vec<_> = fs::read_dir(data.path()).expect("reads").flatten().collect();
        assert_eq!(left.iter().map(fs::DirEntry::file_name).collect::<Vec<_>>(), [FILE]);
        let of_file = fs::metadata(data.path().join(FILE)).expect("a file");
        assert_eq!((of_file.len(), of_file.permissions().mode() & 0o777), (32, 0o600));
    }

    #[test]
    fn a_file_that_is_no_key_is_said_and_left_as_it_is() {
        let data = tempfile::tempdir().expect("a folder");
        for length in [0, 31, 33] {
            let file = data.path().join(FILE);
            fs::write(&file, vec![1; length]).expect("writes");
            let said = opened(data.path(), None).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(said.contains(&format!("has {length} bytes and not 32")) && said.contains("backup"), "{said}");
            assert_eq!(fs::read(&file).expect("reads"), vec![1; length]);
        }
    }

    #[test]
    fn a_named_file_is_used_and_never_made() {
        let data = tempfile::tempdir().expect("a folder");
        let named = data.path().join("shared.key");
        let said = opened(data.path(), Some(&named)).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains("shared.key") && said.contains("head -c 32"), "{said}");
        assert_eq!(fs::read_dir(data.path()).expect("reads").count(), 0);
        fs::write(&named, [7; 32]).expect("writes");
        let key = opened(data.path(), Some(&named)).expect("a key");
        assert_eq!(key.of_person(&zoli()), MasterKey([7; 32]).of_person(&zoli()));
    }
}
