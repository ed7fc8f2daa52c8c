//! The citizen's side of Rapida, with no screen and no shell.
//!
//! One folder per subject: `mod.rs` holds its verbs, `table.rs` its SQL, `pull.rs` its share of a sync. The modules below
//! stand in floors; a module looks only at floors above it in this list, and a test of the house keeps that so.

// Floor 0: what everything stands on.
pub mod disk;
pub mod error;
pub mod world;
// Floor 1: the disk, the network, pixels, paper.
pub mod db;
pub mod document;
pub mod link;
pub mod lock;
pub mod photo;
// Floor 2: what each subject keeps.
pub mod acting;
pub mod catalogue;
pub mod deadlines;
pub mod forms;
pub mod identity;
pub mod integrations;
pub mod municipality;
pub mod outbox;
pub mod pictures;
pub mod places;
pub mod proceedings;
pub mod profile;
pub mod receipts;
pub mod registry;
pub mod settings;
pub mod sign_in;
// Floor 3: what stands on those.
pub mod drafts;
pub mod follows;
pub mod submissions;
// Floor 4: the whole of a form and of a report, the list of all that was sent, what goes on by itself, and all that is held of a person.
pub mod my_data;
pub mod reports;
pub mod sending;
pub mod submission_list;
pub mod sync;
// Floor 5: one person's store, and all that can be asked of it.
pub mod device;
// Floor 6: who is at the app. What the shell and the journeys drive.
pub mod people;
